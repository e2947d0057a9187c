import dicomParser, { type Element } from 'dicom-parser';
import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning } from '../../domain/image/sliceHeader';
import { checkStructure } from './checkStructure';
import {
  type DataSetEncoding,
  declaredEncoding,
  encodingSyntax,
  isDeflated,
  observedEncoding,
  valueRepresentations,
} from './encoding';
import type { HeaderProblem } from './headerProblem';
import { inflateCapped } from './inflateCapped';
import { readMetaHeader } from './readMetaHeader';
import type { TagSource } from './tagSource';
import { readTexts } from './tagSource';
import { tagNumber, tags } from './tags';
import { warningSink } from './warningSink';

/** Where the pixels begin; their bytes need not be there. */
export interface PixelElement {
  readonly tag: string;
  readonly vr: string | undefined;
  readonly dataOffset: number;
  /** As stated; undefined for undefined length. */
  readonly length: number | undefined;
}

/** A file's elements up to its pixel data. */
export interface ParsedFile {
  /** Inflated when the file is deflated. */
  readonly bytes: Uint8Array;
  readonly isInflated: boolean;
  readonly transferSyntaxUid: string;
  readonly encoding: DataSetEncoding;
  readonly mediaStorageSopClassUid: string;
  readonly dataSetStart: number;
  readonly source: TagSource;
  readonly pixelElement: PixelElement | undefined;
}

const inflateLimitBytes = 64 * 1024 * 1024;
// Longer headers exist only in damaged files, which would otherwise be read to their end.
const headerLimitBytes = 256 * 1024 * 1024;
const pixelTags: readonly string[] = [tags.PixelData, tags.FloatPixelData, tags.DoubleFloatPixelData];
const undefinedLength = 0xffffffff;

/**
 * Parses a DICOM file up to its pixel data. `bytes` may be only its beginning: the problem is then
 * `need-more-bytes` unless the pixel data tag is in it. `inflateLimit` bounds a deflated file's memory.
 */
export function parseFile(
  bytes: Uint8Array,
  fileSizeBytes: number,
  warnings: readonly HeaderWarning[] = [],
  inflateLimit = inflateLimitBytes,
): Result<ParsedFile, HeaderProblem> {
  if (fileSizeBytes === 0) return err({ kind: 'empty-file' });
  const isPrefix = bytes.length < fileSizeBytes;
  const needMore = (atLeast: number, at: number, what: string) => {
    if (isPrefix && bytes.length < headerLimitBytes) {
      const least = Math.min(fileSizeBytes, Math.max(atLeast, bytes.length + 1));
      return err({ kind: 'need-more-bytes', atLeast: least } as const);
    }
    return err({ kind: 'damaged', at, what } as const);
  };
  const sink = warningSink(warnings);
  if (bytes.length < 132 && isPrefix) return needMore(132, 0, 'too short');
  const meta = readMetaHeader(bytes, sink);
  if (!meta.ok) {
    if (meta.error.kind !== 'need-more-bytes') return meta;
    return needMore(meta.error.atLeast, bytes.length, 'the file ends inside its first elements');
  }
  const { dataSetStart, mediaStorageSopClassUid } = meta.value;
  const declared = meta.value.transferSyntaxUid || undefined;

  let data = bytes;
  if (declared !== undefined && isDeflated(declared)) {
    const inflated = inflateCapped(bytes.subarray(dataSetStart), inflateLimit);
    if (!inflated.ok && inflated.error.kind === 'over-limit') {
      return err({ kind: 'too-large', what: 'The deflated data set', limitBytes: inflateLimit });
    }
    if (!inflated.ok) return err({ kind: 'damaged', at: dataSetStart, what: 'the data set is not deflated' });
    data = new Uint8Array(dataSetStart + inflated.value.length);
    data.set(bytes.subarray(0, dataSetStart));
    data.set(inflated.value, dataSetStart);
    if (data.length < dataSetStart + 8)
      return needMore(bytes.length * 4, dataSetStart, 'nothing can be inflated');
  }

  const observed = observedEncoding(data, dataSetStart);
  if (observed === undefined) {
    return err({
      kind: 'damaged',
      at: dataSetStart,
      what: 'what follows the file meta information is not DICOM',
    });
  }
  if (declared === undefined) {
    sink.warn(
      'meta-header',
      'TransferSyntaxUID (0002,0010)',
      `Not stated; read as ${encodingSyntax(observed)}`,
    );
  } else {
    const stated = declaredEncoding(declared);
    if (stated.isImplicit !== observed.isImplicit || stated.isBigEndian !== observed.isBigEndian) {
      const text = `States ${declared}, but the elements are written as ${encodingSyntax(observed)}`;
      sink.warn('transfer-syntax-wrong', 'TransferSyntaxUID (0002,0010)', text);
    }
  }

  const { isBigEndian, isImplicit } = observed;
  const parser = isBigEndian ? dicomParser.bigEndianByteArrayParser : dicomParser.littleEndianByteArrayParser;
  const stream = new dicomParser.ByteStream(parser, data, dataSetStart);
  const elements: Record<string, Element> = Object.create(null);
  const parserWarnings: string[] = [];
  let pixelElement: PixelElement | undefined;
  let previousTag = '';
  while (pixelElement === undefined && stream.position < data.length) {
    const at = stream.position;
    const ended = () =>
      needMore(Math.max(bytes.length * 4, 4096), at, `the file ends in the element at this byte`);
    if (at + 8 > data.length) return ended();
    let element: Element;
    try {
      const until = pixelTags.find((tag) => tag === peekTag(data, at, isBigEndian));
      if (!isImplicit && !isVrText(data, at + 4)) {
        return err({ kind: 'damaged', at, what: 'no DICOM element begins where the one before it ends' });
      }
      element = isImplicit
        ? dicomParser.readDicomElementImplicit(stream, until)
        : dicomParser.readDicomElementExplicit(stream, parserWarnings, until);
    } catch (thrown) {
      // An element that was read whole and still failed is damaged; longer prefixes would not help.
      const declaredEnd = statedEnd(data, at, observed);
      if (declaredEnd === undefined || declaredEnd > data.length) {
        if (isPrefix) return ended();
      }
      const what = isTooDeep(thrown) ? 'sequences are nested too deeply' : 'the lengths inside it do not fit';
      return err({
        kind: 'damaged',
        at,
        what: `element ${tagNumber(peekTag(data, at, isBigEndian))}: ${what}`,
      });
    }
    if (pixelTags.includes(element.tag)) {
      pixelElement = {
        tag: element.tag,
        vr: element.vr,
        dataOffset: element.dataOffset,
        length: element.length === undefinedLength ? undefined : element.length,
      };
      break;
    }
    if (stream.position > data.length) {
      return needMore(
        stream.position + 4096,
        at,
        `element ${tagNumber(element.tag)} is longer than the file`,
      );
    }
    const hitEnd = element.hadUndefinedLength === true && stream.position >= data.length;
    if ((hitEnd || parserWarnings.some((text) => text.startsWith('eof'))) && isPrefix) return ended();
    const label = tagNumber(element.tag);
    if (element.vr !== undefined && !valueRepresentations.has(element.vr)) {
      sink.warn('unknown-vr', label, `Value representation "${element.vr}" does not exist`);
    }
    if (element.hadUndefinedLength !== true && element.length % 2 === 1) {
      sink.warn('odd-length', label, `The value has ${element.length} bytes; lengths must be even`);
    }
    if (element.tag === previousTag || elements[element.tag] !== undefined) {
      sink.warn('duplicate-tag', label, 'The element is there more than once');
    } else if (element.tag < previousTag) {
      sink.warn('tags-out-of-order', label, 'The element comes after one with a higher number');
    }
    previousTag = element.tag;
    checkStructure(element, stream.position, sink);
    elements[element.tag] = element;
  }
  if (pixelElement === undefined && isPrefix) {
    return needMore(bytes.length * 4, bytes.length, 'the header has no end');
  }
  for (const text of parserWarnings) sink.warn('sequence-structure', 'data set', text);
  const bare = { bytes: data, parser, elements, isImplicit, charset: [], sink };
  const source: TagSource = { ...bare, charset: readTexts(bare, 'SpecificCharacterSet') };
  return ok({
    bytes: data,
    isInflated: data !== bytes,
    transferSyntaxUid: declared ?? encodingSyntax(observed),
    encoding: observed,
    mediaStorageSopClassUid,
    dataSetStart,
    source,
    pixelElement,
  });
}

function peekTag(bytes: Uint8Array, at: number, isBigEndian: boolean): string {
  const order = isBigEndian ? [0, 1, 2, 3] : [1, 0, 3, 2];
  return `x${order.map((i) => (bytes[at + i] ?? 0).toString(16).padStart(2, '0')).join('')}`;
}

/** Recursion that ran out of stack; dicom-parser sometimes wraps what it throws. */
function isTooDeep(thrown: unknown): boolean {
  const inner =
    typeof thrown === 'object' && thrown !== null && 'exception' in thrown ? thrown.exception : thrown;
  return inner instanceof RangeError;
}

/** Two capital letters: even an unknown VR is that. */
function isVrText(bytes: Uint8Array, at: number): boolean {
  return [bytes[at], bytes[at + 1]].every((byte) => byte !== undefined && byte >= 0x41 && byte <= 0x5a);
}

/** Where a sequence element says that it ends; undefined for undefined length. */
function statedEnd(bytes: Uint8Array, at: number, encoding: DataSetEncoding): number | undefined {
  const start = encoding.isImplicit ? at + 4 : at + 8;
  if (start + 4 > bytes.length) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start, !encoding.isBigEndian);
  return length === undefinedLength ? undefined : start + 4 + length;
}

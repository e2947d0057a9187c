import { err, ok, type Result } from '../../base/result';
import {
  type DataSetEncoding,
  declaredEncoding,
  encodingSyntax,
  isDeflated,
  observedEncoding,
} from './encoding';
import type { HeaderProblem } from './headerProblem';
import { inflateCapped } from './inflateCapped';
import { byteOrder, type PixelElement, readElements } from './readElements';
import { readMetaHeader } from './readMetaHeader';
import { readTexts, type TagSource } from './tagSource';
import { type WarningSink, warningSink } from './warningSink';

/** A file's elements up to its pixel data. */
export interface ParsedFile {
  /** Inflated when the file is deflated. */
  readonly bytes: Uint8Array;
  readonly isInflated: boolean;
  readonly transferSyntaxUid: string;
  readonly encoding: DataSetEncoding;
  readonly mediaStorageSopClassUid: string;
  readonly source: TagSource;
  readonly pixelElement: PixelElement | undefined;
}

/** What a deflated file may grow to when nothing is known of its pixels. */
export const inflateLimitBytes = 64 * 1024 * 1024;
// Longer headers exist only in damaged files, which would otherwise be read to their end.
const headerLimitBytes = 256 * 1024 * 1024;
const transferSyntaxTag = 'TransferSyntaxUID (0002,0010)';

/**
 * Parses a DICOM file up to its pixel data. `bytes` may be only its beginning: the problem is then
 * `need-more-bytes` unless the pixel data tag is in it. `inflateLimit` bounds a deflated file's memory.
 */
export function parseFile(
  bytes: Uint8Array,
  fileSizeBytes: number,
  inflateLimit = inflateLimitBytes,
): Result<ParsedFile, HeaderProblem> {
  if (fileSizeBytes === 0) return err({ kind: 'empty-file' });
  const isPrefix = bytes.length < fileSizeBytes;
  /** More bytes, when there are any; else damage. */
  const ends = (atLeast: number, at: number, what: string) => {
    if (!isPrefix || bytes.length >= headerLimitBytes) return err({ kind: 'damaged', at, what } as const);
    const least = Math.min(fileSizeBytes, Math.max(atLeast, bytes.length + 1));
    return err({ kind: 'need-more-bytes', atLeast: least } as const);
  };
  if (bytes.length < 132 && isPrefix) return ends(132, 0, '');
  const sink = warningSink();
  const meta = readMetaHeader(bytes, sink);
  if (!meta.ok) {
    if (meta.error.kind !== 'need-more-bytes') return meta;
    return ends(meta.error.atLeast, bytes.length, 'the file ends inside its first elements');
  }
  const { dataSetStart, mediaStorageSopClassUid } = meta.value;
  const declared = meta.value.transferSyntaxUid || undefined;

  const isInflated = declared !== undefined && isDeflated(declared);
  const inflated = isInflated ? inflateDataSet(bytes, dataSetStart, inflateLimit) : ok(bytes);
  if (!inflated.ok) return inflated;
  const data = inflated.value;
  if (data.length < dataSetStart + 8) return ends(bytes.length * 4, dataSetStart, 'the data set is empty');

  const encoding = observedEncoding(data, dataSetStart, dataSetStart > 0);
  if (encoding === undefined) {
    const what = 'what follows the file meta information is not DICOM';
    return err({ kind: 'damaged', at: dataSetStart, what });
  }
  warnOfSyntax(declared, encoding, sink);

  const read = readElements(data, dataSetStart, encoding, isPrefix, sink);
  if (read.kind === 'damaged') return err(read);
  if (read.kind === 'ended') return ends(Math.max(read.atLeast, bytes.length * 4), read.at, read.what);
  const { elements, pixelElement } = read;
  if (pixelElement === undefined && isPrefix) {
    return ends(bytes.length * 4, bytes.length, 'the header has no end');
  }
  const { isImplicit } = encoding;
  const bare = { bytes: data, parser: byteOrder(encoding), elements, isImplicit, charset: [], sink };
  const source: TagSource = { ...bare, charset: readTexts(bare, 'SpecificCharacterSet') };
  const transferSyntaxUid = declared ?? encodingSyntax(encoding);
  return ok({
    bytes: data,
    isInflated,
    transferSyntaxUid,
    encoding,
    mediaStorageSopClassUid,
    source,
    pixelElement,
  });
}

/** The file with its data set inflated in place. */
function inflateDataSet(
  bytes: Uint8Array,
  dataSetStart: number,
  limitBytes: number,
): Result<Uint8Array, HeaderProblem> {
  const inflated = inflateCapped(bytes.subarray(dataSetStart), limitBytes);
  if (!inflated.ok) {
    if (inflated.error.kind === 'over-limit') {
      return err({ kind: 'too-large', what: 'The deflated data set', limitBytes });
    }
    return err({ kind: 'damaged', at: dataSetStart, what: 'the data set is not deflated' });
  }
  const data = new Uint8Array(dataSetStart + inflated.value.length);
  data.set(bytes.subarray(0, dataSetStart));
  data.set(inflated.value, dataSetStart);
  return ok(data);
}

/** The elements themselves decide how they are read; a transfer syntax that says otherwise is wrong. */
function warnOfSyntax(declared: string | undefined, observed: DataSetEncoding, sink: WarningSink): void {
  const found = encodingSyntax(observed);
  if (declared === undefined) {
    sink.warn('meta-header', transferSyntaxTag, `Not stated; read as ${found}`);
    return;
  }
  const stated = declaredEncoding(declared);
  if (stated.isImplicit !== observed.isImplicit || stated.isBigEndian !== observed.isBigEndian) {
    const text = `States ${declared}, but the elements are written as ${found}`;
    sink.warn('transfer-syntax-wrong', transferSyntaxTag, text);
  }
}

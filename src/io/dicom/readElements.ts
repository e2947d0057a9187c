import dicomParser, { type ByteArrayParser, type Element } from 'dicom-parser';
import { checkStructure } from './checkStructure';
import { type DataSetEncoding, valueRepresentations } from './encoding';
import { tagNumber, tags } from './tags';
import type { WarningSink } from './warningSink';

/** Where the pixels begin; their bytes need not be there. */
export interface PixelElement {
  readonly tag: string;
  readonly vr: string | undefined;
  readonly dataOffset: number;
  /** As stated; undefined for undefined length. */
  readonly length: number | undefined;
}

/**
 * How reading a data set ended: at its pixel data or its end; where the bytes end inside an element that begins
 * at `at` (`atLeast`: how many bytes it states to need, or 0); or at damage.
 */
export type ElementsOutcome =
  | {
      readonly kind: 'read';
      readonly elements: Readonly<Record<string, Element | undefined>>;
      readonly pixelElement: PixelElement | undefined;
    }
  | { readonly kind: 'ended'; readonly at: number; readonly atLeast: number; readonly what: string }
  | { readonly kind: 'damaged'; readonly at: number; readonly what: string };

const pixelTags: readonly string[] = [tags.PixelData, tags.FloatPixelData, tags.DoubleFloatPixelData];
const undefinedLength = 0xffffffff;

export function byteOrder(encoding: DataSetEncoding): ByteArrayParser {
  return encoding.isBigEndian
    ? dicomParser.bigEndianByteArrayParser
    : dicomParser.littleEndianByteArrayParser;
}

/**
 * Reads top-level elements one by one with dicom-parser, up to the pixel data. Stepping ourselves tells where
 * damage lies and whether more bytes would help. `isPrefix`: the file goes on after these bytes.
 */
export function readElements(
  bytes: Uint8Array,
  start: number,
  encoding: DataSetEncoding,
  isPrefix: boolean,
  sink: WarningSink,
): ElementsOutcome {
  const stream = new dicomParser.ByteStream(byteOrder(encoding), bytes, start);
  const elements: Record<string, Element> = Object.create(null);
  const parserWarnings: string[] = [];
  let previousTag = '';
  while (stream.position < bytes.length) {
    const at = stream.position;
    const ended = (atLeast = 0, what = 'the file ends in the element at this byte') =>
      ({ kind: 'ended', at, atLeast, what }) as const;
    if (at + 8 > bytes.length) return ended();
    if (isEmptyMark(bytes, at, encoding.isBigEndian)) {
      const text = 'The mark of a sequence item stands outside any sequence';
      sink.warn('sequence-structure', tagNumber(peekTag(bytes, at, encoding.isBigEndian)), text);
      stream.seek(8);
      continue;
    }
    if (!encoding.isImplicit && !isVrText(bytes, at + 4)) {
      return { kind: 'damaged', at, what: 'no DICOM element begins where the one before it ends' };
    }
    const tag = peekTag(bytes, at, encoding.isBigEndian);
    const unread = encoding.isImplicit ? undefined : unreadElement(bytes, at, tag, encoding.isBigEndian);
    if (unread !== undefined) {
      const end = unread.dataOffset + unread.length;
      // A little beyond it, for the elements that follow.
      if (end > bytes.length && isPrefix) return ended(end + 4096);
      if (end <= bytes.length) {
        warnOf(unread, previousTag, elements, sink);
        stream.seek(end - at);
        previousTag = tag;
        elements[tag] = unread;
        continue;
      }
    }
    const until = pixelTags.includes(tag) ? tag : undefined;
    let element: Element;
    try {
      element = encoding.isImplicit
        ? dicomParser.readDicomElementImplicit(stream, until)
        : dicomParser.readDicomElementExplicit(stream, parserWarnings, until);
    } catch (thrown) {
      // An element that is there whole and still failed is damaged: more bytes would not help.
      const end = statedEnd(bytes, at, encoding);
      if (isPrefix && (end === undefined || end > bytes.length)) return ended();
      const what = isTooDeep(thrown) ? 'sequences are nested too deeply' : 'the lengths inside it do not fit';
      return { kind: 'damaged', at, what: `element ${tagNumber(tag)}: ${what}` };
    }
    if (until !== undefined) {
      const { vr, dataOffset } = element;
      const length = element.length === undefinedLength ? undefined : element.length;
      return { kind: 'read', elements, pixelElement: { tag, vr, dataOffset, length } };
    }
    if (stream.position > bytes.length) {
      // A little beyond it, for the elements that follow.
      return ended(stream.position + 4096, `element ${tagNumber(tag)} is longer than the file`);
    }
    // dicom-parser takes the end of the bytes for the end of a sequence without a length.
    const isOpen = element.hadUndefinedLength === true && stream.position >= bytes.length;
    if (isPrefix && (isOpen || parserWarnings.some((text) => text.startsWith('eof')))) return ended();
    warnOf(element, previousTag, elements, sink);
    checkStructure(element, stream.position, sink);
    previousTag = tag;
    elements[tag] = element;
  }
  for (const text of parserWarnings) sink.warn('sequence-structure', 'data set', text);
  return { kind: 'read', elements, pixelElement: undefined };
}

/** VRs of 64-bit numbers, whose length has 32 bits as those of other bytes (PS3.5 7.1.2); dicom-parser reads 16. */
const wideVrs: readonly string[] = ['OV', 'SV', 'UV'];

/**
 * An element that dicom-parser is not asked for. A private sequence with a length, without its items: scanners write
 * thousands of them that nobody reads. Those of Philips' group 2005 hold what is needed; all others are parsed when
 * somebody asks for their items. And elements of the VRs that dicom-parser does not know.
 */
function unreadElement(
  bytes: Uint8Array,
  at: number,
  tag: string,
  isBigEndian: boolean,
): Element | undefined {
  const vr = String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
  const isPrivate = (bytes[at + (isBigEndian ? 1 : 0)] ?? 0) % 2 === 1;
  const isUnread = wideVrs.includes(vr) || (vr === 'SQ' && isPrivate && !tag.startsWith('x2005'));
  if (!isUnread || at + 12 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(at + 8, !isBigEndian);
  return length === undefinedLength ? undefined : { tag, vr, length, dataOffset: at + 12 };
}

function warnOf(
  element: Element,
  previousTag: string,
  earlier: Readonly<Record<string, Element | undefined>>,
  sink: WarningSink,
): void {
  const { tag } = element;
  if (element.vr !== undefined && !valueRepresentations.has(element.vr)) {
    sink.warn('unknown-vr', tagNumber(tag), `Value representation "${element.vr}" does not exist`);
  }
  if (element.hadUndefinedLength !== true && element.length % 2 === 1) {
    sink.warn('odd-length', tagNumber(tag), `The value has ${element.length} bytes; lengths must be even`);
  }
  if (earlier[element.tag] !== undefined) {
    sink.warn('duplicate-tag', tagNumber(tag), 'The element is there more than once; the last one is used');
  } else if (element.tag < previousTag) {
    sink.warn('tags-out-of-order', tagNumber(tag), 'The element comes after one with a higher number');
  }
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function peekTag(bytes: Uint8Array, at: number, isBigEndian: boolean): string {
  const hex = (offset: number): string => hexPairs[bytes[at + offset] ?? 0] ?? '';
  return isBigEndian ? `x${hex(0)}${hex(1)}${hex(2)}${hex(3)}` : `x${hex(1)}${hex(0)}${hex(3)}${hex(2)}`;
}

/** The tag of an item, or of an end mark, with the length 0 (PS3.5 7.5). It has no VR. */
function isEmptyMark(bytes: Uint8Array, at: number, isBigEndian: boolean): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint16(at, !isBigEndian) === 0xfffe && view.getUint32(at + 4) === 0;
}

/** Recursion that ran out of stack; dicom-parser sometimes wraps what it throws. */
function isTooDeep(thrown: unknown): boolean {
  const isWrapped = typeof thrown === 'object' && thrown !== null && 'exception' in thrown;
  return (isWrapped ? thrown.exception : thrown) instanceof RangeError;
}

/** Two capital letters: even an unknown VR is that. */
function isVrText(bytes: Uint8Array, at: number): boolean {
  return [bytes[at], bytes[at + 1]].every((byte) => byte !== undefined && byte >= 0x41 && byte <= 0x5a);
}

/** Where a sequence element says that it ends; undefined for undefined length. Other elements never fail. */
function statedEnd(bytes: Uint8Array, at: number, encoding: DataSetEncoding): number | undefined {
  const start = encoding.isImplicit ? at + 4 : at + 8;
  if (start + 4 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(start, !encoding.isBigEndian);
  return length === undefinedLength ? undefined : start + 4 + length;
}

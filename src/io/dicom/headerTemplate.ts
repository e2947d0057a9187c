import dicomParser, { type Element } from 'dicom-parser';
import { sopInstanceUid } from '../../domain/ids';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { ParsedFile } from './parseFile';
import { readDecimals, readNumber, readTexts, type TagSource } from './tagSource';
import { tags } from './tags';
import { warningSink } from './warningSink';

/** Groups of private elements of which something is read; a test looks for others in the readers. */
export const readPrivateGroups: readonly string[] = ['0021', '0043', '0051', '2005'];

const readTags: ReadonlySet<string> = new Set(Object.values(tags));
/** What slices of a series differ in, and is read again. */
const perSliceTags: ReadonlySet<string> = new Set([
  tags.SopInstanceUid,
  tags.InstanceNumber,
  tags.ImagePositionPatient,
  tags.WindowCenter,
  tags.WindowWidth,
]);
const longVrs: ReadonlySet<string> = new Set([
  ...['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'],
]);
const metaStart = 132;
const groupLengthTag = 'x00020000';

/** One element where it lies in the template's bytes: from `start` its tag and VR, then its length, then its value. */
interface Segment {
  readonly tag: string;
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
  readonly hasLength: boolean;
  readonly mayDiffer: boolean;
}

/** A header that was read in full, to read the next one of its series by. */
export interface HeaderTemplate {
  readonly bytes: Uint8Array;
  readonly segments: readonly Segment[];
  readonly metaEnd: number;
  readonly pixelStart: number;
  readonly pixelDataOffset: number;
  readonly bytesFromPixels: number;
  readonly header: SliceHeader;
}

/**
 * Makes a template of a file of one frame, explicit little endian, uncompressed, in whose header nothing is odd;
 * undefined for any other. Files of a series differ in a handful of elements, and reading the others again for each
 * takes most of the time of an import.
 */
export function headerTemplate(
  file: ParsedFile,
  headers: readonly SliceHeader[],
  fileSizeBytes: number,
): HeaderTemplate | undefined {
  const { bytes, encoding, pixelElement, isInflated } = file;
  const [header] = headers;
  if (isInflated || encoding.isImplicit || encoding.isBigEndian || pixelElement?.length === undefined)
    return undefined;
  if (!header || headers.length > 1 || header.frames > 1 || header.warnings.length > 0) return undefined;
  const { dataOffset } = pixelElement;
  const pixelStart = dataOffset - headBytes(pixelElement.vr);
  const elements = Object.values(file.source.elements).flatMap((element) => element ?? []);
  const sorted = elements.sort((a, b) => a.dataOffset - b.dataOffset);
  const first = sorted[0];
  if (!first) return undefined;
  const metaEnd = first.dataOffset - headBytes(first.vr);
  const meta = metaSegments(bytes, metaEnd);
  if (!meta) return undefined;
  const segments = [...meta];
  for (const [index, element] of sorted.entries()) {
    const next = sorted[index + 1];
    const end = next ? next.dataOffset - headBytes(next.vr) : pixelStart;
    const segment = segmentOf(bytes, element.tag, element.dataOffset - headBytes(element.vr), end);
    if (!segment || segment.valueStart !== element.dataOffset) return undefined;
    segments.push(segment);
  }
  return {
    bytes: bytes.slice(0, dataOffset),
    segments,
    metaEnd,
    pixelStart,
    pixelDataOffset: dataOffset,
    bytesFromPixels: fileSizeBytes - dataOffset,
    header,
  };
}

function headBytes(vr: string | undefined): number {
  return vr !== undefined && longVrs.has(vr) ? 12 : 8;
}

function segmentOf(bytes: Uint8Array, tag: string, start: number, end: number): Segment | undefined {
  const vr = String.fromCharCode(bytes[start + 4] ?? 0, bytes[start + 5] ?? 0);
  const valueStart = start + headBytes(vr);
  const length = lengthAt(bytes, start, valueStart);
  const hasLength = length !== 0xffffffff;
  if (hasLength && valueStart + length !== end) return undefined;
  return { tag, start, valueStart, end, hasLength, mayDiffer: hasLength && mayDiffer(tag, vr) };
}

/** The file meta information as segments; undefined when it is not one element after the other up to its end. */
function metaSegments(bytes: Uint8Array, metaEnd: number): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let at = metaStart;
  while (at < metaEnd) {
    if (bytes[at] !== 2 || bytes[at + 1] !== 0) return undefined;
    const element = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
    const tag = `x0002${element.toString(16).padStart(4, '0')}`;
    const vr = String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
    const valueStart = at + headBytes(vr);
    const segment = segmentOf(bytes, tag, at, valueStart + lengthAt(bytes, at, valueStart));
    if (!segment?.hasLength || segment.end > metaEnd) return undefined;
    segments.push(segment);
    at = segment.end;
  }
  return segments;
}

function mayDiffer(tag: string, vr: string): boolean {
  if (perSliceTags.has(tag)) return true;
  const group = tag.slice(1, 5);
  if (readTags.has(tag) || readPrivateGroups.includes(group)) return false;
  // Reading in full looks into sequences, also of elements that it does not use, and refuses a file with a broken one.
  const isPrivate = /[13579bdf]$/.test(group);
  return isPrivate || (vr !== 'SQ' && vr !== 'UN');
}

/** 16 bits at the end of a head of eight bytes, 32 at that of twelve. */
function lengthAt(bytes: Uint8Array, start: number, valueStart: number): number {
  const at = valueStart - start === 8 ? start + 6 : start + 8;
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  if (valueStart - start === 8) return low;
  return low + ((bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8)) * 65536;
}

function isSame(a: Uint8Array, aStart: number, aEnd: number, b: Uint8Array, bStart: number): boolean {
  for (let at = aStart, other = bStart; at < aEnd; at++, other++) if (a[at] !== b[other]) return false;
  return true;
}

/** A header read by its template, and where its pixels begin. */
export interface HeaderByTemplate {
  readonly header: SliceHeader;
  readonly headerBytes: number;
}

/**
 * The header of a file that differs from the template's in nothing but what slices of a series differ in; undefined
 * for any other file, and wherever anything is odd: it is then read in full. The same header either way.
 */
export function headerByTemplate(
  template: HeaderTemplate,
  bytes: Uint8Array,
  fileSizeBytes: number,
): HeaderByTemplate | undefined {
  const { bytes: known, segments, metaEnd, pixelStart, pixelDataOffset } = template;
  if (!isSame(known, 128, metaStart, bytes, 128)) return undefined;
  const elements: Record<string, Element> = {};
  let shift = 0;
  let metaShift: number | undefined;
  let groupLengthShift = 0;
  for (const segment of segments) {
    const { tag, start, valueStart, end, hasLength } = segment;
    if (start === metaEnd) metaShift = shift;
    const at = start + shift;
    if (!isSame(known, start, start + 6, bytes, at)) return undefined;
    if (!hasLength) {
      if (!isSame(known, start + 6, end, bytes, at + 6)) return undefined;
      continue;
    }
    const valueAt = valueStart + shift;
    const length = lengthAt(bytes, at, valueAt);
    if (valueAt + length > bytes.length) return undefined;
    const isEqual = length === end - valueStart && isSame(known, valueStart, end, bytes, valueAt);
    if (!isEqual) {
      if (!segment.mayDiffer || length % 2 !== 0) return undefined;
      if (tag === groupLengthTag) {
        if (length !== 4) return undefined;
        groupLengthShift = uint32At(bytes, valueAt) - uint32At(known, valueStart);
      }
    }
    if (perSliceTags.has(tag)) elements[tag] = { tag, vr: vrAt(bytes, at), dataOffset: valueAt, length };
    shift = valueAt + length - end;
  }
  // A group length that does not fit is odd.
  if (groupLengthShift !== (metaShift ?? 0)) return undefined;
  const headerBytes = pixelDataOffset + shift;
  if (headerBytes > bytes.length || !isSame(known, pixelStart, pixelDataOffset, bytes, pixelStart + shift))
    return undefined;
  if (fileSizeBytes - headerBytes !== template.bytesFromPixels) return undefined;
  const header = perSlice(template.header, bytes, elements);
  return header && { header, headerBytes };
}

function uint32At(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) +
    (bytes[at + 1] ?? 0) * 2 ** 8 +
    (bytes[at + 2] ?? 0) * 2 ** 16 +
    (bytes[at + 3] ?? 0) * 2 ** 24
  );
}

function vrAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at + 4] ?? 0, bytes[at + 5] ?? 0);
}

/** The template's header with what is the slice's own, read by the readers of a full header. */
function perSlice(
  known: SliceHeader,
  bytes: Uint8Array,
  elements: Readonly<Record<string, Element>>,
): SliceHeader | undefined {
  const sink = warningSink();
  const parser = dicomParser.littleEndianByteArrayParser;
  const source: TagSource = { bytes, parser, elements, isImplicit: false, charset: [], sink };
  const uid = readTexts(source, 'SopInstanceUid')[0] ?? '';
  const number = readNumber(source, 'InstanceNumber');
  const position = readDecimals(source, 'ImagePositionPatient');
  const center = readDecimals(source, 'WindowCenter');
  const width = readDecimals(source, 'WindowWidth');
  const { plane } = known.grid;
  if (sink.all.length > 0 || uid.length > 64 || !/^\d+(?:\.\d+)*$/.test(uid)) return undefined;
  if (number === undefined || known.instanceNumber === undefined) return undefined;
  if (!plane || position.kind !== 'numbers' || position.values.length !== 3) return undefined;
  const [x = 0, y = 0, z = 0] = position.values;
  if (![x, y, z].every(Number.isFinite)) return undefined;
  const window = windowOf(center, width);
  if (window === 'odd' || (window === undefined) !== (known.window === undefined)) return undefined;
  return {
    ...known,
    sopInstanceUid: sopInstanceUid(uid),
    instanceNumber: number,
    grid: { ...known.grid, plane: { ...plane, originLps: [x, y, z] } },
    ...(window && { window }),
  };
}

type Read = ReturnType<typeof readDecimals>;

function windowOf(center: Read, width: Read): SliceHeader['window'] | 'odd' {
  if (center.kind === 'absent' && width.kind === 'absent') return undefined;
  const centerValue = center.kind === 'numbers' ? center.values[0] : undefined;
  const widthValue = width.kind === 'numbers' ? width.values[0] : undefined;
  if (centerValue === undefined || widthValue === undefined || !(widthValue > 0)) return 'odd';
  return { center: centerValue, width: widthValue };
}

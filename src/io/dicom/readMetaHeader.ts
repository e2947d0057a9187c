import { err, ok, type Result } from '../../base/result';
import { observedEncoding, valueRepresentations } from './encoding';
import type { HeaderProblem } from './headerProblem';
import type { WarningSink } from './warningSink';

/** The file meta information (group 0002), and where the data set begins. */
export interface MetaHeader {
  readonly transferSyntaxUid: string | undefined;
  readonly mediaStorageSopClassUid: string;
  readonly dataSetStart: number;
}

const longLengthVrs = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);

/** Where elements begin: after preamble and prefix, after a prefix without preamble, or at once. */
function elementsStart(bytes: Uint8Array): { readonly start: number; readonly hasPrefix: boolean } {
  for (const offset of [128, 0]) {
    if (String.fromCharCode(...bytes.subarray(offset, offset + 4)) === 'DICM') {
      return { start: offset + 4, hasPrefix: true };
    }
  }
  return { start: 0, hasPrefix: false };
}

/**
 * Reads group 0002 element by element, to its real end: the stated group length is often wrong and is not
 * needed. Files without preamble, prefix or meta header are read too.
 */
export function readMetaHeader(bytes: Uint8Array, sink: WarningSink): Result<MetaHeader, HeaderProblem> {
  const { start, hasPrefix } = elementsStart(bytes);
  if (!hasPrefix && observedEncoding(bytes, start) === undefined) {
    return err({ kind: 'not-dicom', looksLike: signatureName(bytes) });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (from: number, length: number) =>
    String.fromCharCode(...bytes.subarray(from, from + Math.min(length, 256))).replace(/[\s\0]+$/, '');
  let position = start;
  let statedEnd: number | undefined;
  let transferSyntaxUid: string | undefined;
  let mediaStorageSopClassUid = '';
  while (position + 8 <= bytes.length && view.getUint16(position, true) === 0x0002) {
    const element = view.getUint16(position + 2, true);
    const vr = ascii(position + 4, 2);
    if (!valueRepresentations.has(vr)) {
      return err({
        kind: 'damaged',
        at: position,
        what: 'the file meta information is not explicit little endian',
      });
    }
    const isLong = longLengthVrs.has(vr);
    if (isLong && position + 12 > bytes.length) break;
    const length = isLong ? view.getUint32(position + 8, true) : view.getUint16(position + 6, true);
    const value = position + (isLong ? 12 : 8);
    if (value + length > bytes.length) return err({ kind: 'need-more-bytes', atLeast: value + length });
    if (element === 0x0000 && length === 4) statedEnd = value + 4 + view.getUint32(value, true);
    if (element === 0x0002) mediaStorageSopClassUid = ascii(value, length);
    if (element === 0x0010) transferSyntaxUid = ascii(value, length);
    position = value + length;
  }
  const hasMeta = position > start;
  if (hasMeta && statedEnd === undefined) {
    sink.warn('meta-header', 'FileMetaInformationGroupLength (0002,0000)', 'The group length is missing');
  } else if (hasMeta && statedEnd !== position) {
    const text = `It ends at byte ${statedEnd} by its group length, really at ${position}`;
    sink.warn('meta-header', 'FileMetaInformationGroupLength (0002,0000)', text);
  }
  if (bytes.length < position + 8) return err({ kind: 'need-more-bytes', atLeast: position + 256 });
  return ok({ transferSyntaxUid, mediaStorageSopClassUid, dataSetStart: position });
}

/** Names common files that people drop by mistake. */
function signatureName(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('\xff\xd8\xff')) return 'a JPEG picture';
  if (head.startsWith('\x89PNG')) return 'a PNG picture';
  if (head.startsWith('%PDF')) return 'a PDF document';
  if (head.startsWith('PK\x03\x04')) return 'a ZIP archive';
  if (head.startsWith('\x1f\x8b')) return 'a gzip archive';
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(head)) return 'a web page or XML';
  const first = bytes.subarray(0, 512);
  if (first.length > 0 && first.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13))) return 'text';
  return undefined;
}

import { decoded } from './bytesText';

const signAt = 128;
/** Of UIDs, in which identifiers of images stand, too. */
const textVrs = new Set('AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT'.split(' '));
/** Whose length is of four bytes, after two that say nothing (PS3.5 7.1.2). */
const longVrs = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const [implicitLittleEndian, explicitLittleEndian] = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'];
const transferSyntax = 0x00020010;
const [item, itemEnd, sequenceEnd] = [0xfffee000, 0xfffee00d, 0xfffee0dd];
const openEnded = 0xffffffff;
const deepest = 32;
const control = /[^\P{Cc}\t\n\r\f]/u;

/** Whether bytes are a DICOM file ("DICM" after the preamble). */
export function isDicom(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(signAt, signAt + 4)) === 'DICM';
}

/**
 * Every text of a DICOM file, each by itself, in sequences of any depth, as the objects are written here: little endian, UTF-8, with
 * explicit VR or (of one with very long values) implicit, where every value that can be a text is taken for one. Undefined for any
 * other file, and for one whose elements do not fit its length.
 */
export function dicomTexts(bytes: Uint8Array): readonly string[] | undefined {
  const texts: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let syntax = '';

  /** Elements up to a place, or to the end of an item; where they end, undefined where they do not fit. */
  function elements(start: number, end: number, depth: number): number | undefined {
    let at = start;
    while (at < end) {
      if (at + 8 > end || depth > deepest) return undefined;
      const tag = view.getUint16(at, true) * 0x10000 + view.getUint16(at + 2, true);
      if (tag === itemEnd) return at + 8;
      // The elements about the file itself (group 2) always name their VR.
      const isExplicit = tag < 0x00030000 || syntax !== implicitLittleEndian;
      const vr = isExplicit ? String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5)) : '';
      const isLong = longVrs.has(vr);
      if (isExplicit && (!/^[A-Z]{2}$/.test(vr) || (isLong && at + 12 > end))) return undefined;
      const length = !isExplicit
        ? view.getUint32(at + 4, true)
        : isLong
          ? view.getUint32(at + 8, true)
          : view.getUint16(at + 6, true);
      const from = at + (isLong ? 12 : 8);
      if (isExplicit ? vr === 'SQ' : length === openEnded || beginsItem(from, end, length)) {
        const after = items(from, length, end, depth + 1);
        if (after === undefined) return undefined;
        at = after;
        continue;
      }
      if (length === openEnded || from + length > end) return undefined;
      if (!isExplicit || textVrs.has(vr)) {
        const text = decoded(bytes.subarray(from, from + length), 'utf-8').replace(/[\0 ]+$/, '');
        if (tag === transferSyntax) syntax = text;
        if (text !== '' && (isExplicit || !control.test(text))) texts.push(text);
      }
      at = from + length;
    }
    return at;
  }

  function beginsItem(from: number, end: number, length: number): boolean {
    if (length < 8 || from + 8 > end) return false;
    return view.getUint16(from, true) * 0x10000 + view.getUint16(from + 2, true) === item;
  }

  function items(start: number, length: number, end: number, depth: number): number | undefined {
    const last = length === openEnded ? end : start + length;
    if (last > end) return undefined;
    let at = start;
    while (at < last) {
      if (at + 8 > last) return undefined;
      const tag = view.getUint16(at, true) * 0x10000 + view.getUint16(at + 2, true);
      const size = view.getUint32(at + 4, true);
      if (tag === sequenceEnd) return at + 8;
      if (tag !== item) return undefined;
      const inner = size === openEnded ? last : at + 8 + size;
      const after = inner > last ? undefined : elements(at + 8, inner, depth);
      if (after === undefined) return undefined;
      at = after;
    }
    return at;
  }

  const end = elements(signAt + 4, bytes.length, 0);
  return end === bytes.length && [explicitLittleEndian, implicitLittleEndian].includes(syntax)
    ? texts
    : undefined;
}

import {
  deflatedLittleEndian,
  explicitBigEndian,
  explicitLittleEndian,
  gePrivateBigEndianPixels,
  implicitLittleEndian,
} from './transferSyntax';

/** How the elements of a data set are written. */
export interface DataSetEncoding {
  readonly isImplicit: boolean;
  readonly isBigEndian: boolean;
}

/** PS3.5 table 6.2-1. */
export const valueRepresentations: ReadonlySet<string> = new Set(
  'AE AS AT CS DA DS DT FL FD IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV'.split(
    ' ',
  ),
);

export function declaredEncoding(transferSyntaxUid: string): DataSetEncoding {
  return {
    isImplicit: transferSyntaxUid === implicitLittleEndian || transferSyntaxUid === gePrivateBigEndianPixels,
    isBigEndian: transferSyntaxUid === explicitBigEndian,
  };
}

/** The plain transfer syntax that writes elements this way. */
export function encodingSyntax(encoding: DataSetEncoding): string {
  if (encoding.isImplicit) return implicitLittleEndian;
  return encoding.isBigEndian ? explicitBigEndian : explicitLittleEndian;
}

export function isDeflated(transferSyntaxUid: string): boolean {
  return transferSyntaxUid === deflatedLittleEndian;
}

/**
 * How the element at `position` seems to be written, from its own bytes; undefined when it can be no DICOM
 * element. A data set begins with a low even group (0002, 0004, 0008 or 0010), which tells the byte order; two
 * letters that are a VR after the tag tell explicit from implicit. `isKnownDicom`: something before it says DICOM;
 * then an explicit element of another low group may come first, as archives put private ones there.
 */
export function observedEncoding(
  bytes: Uint8Array,
  position: number,
  isKnownDicom = false,
): DataSetEncoding | undefined {
  const at = (offset: number) => bytes[position + offset] ?? 0;
  if (bytes.length < position + 8) return undefined;
  const vr = String.fromCharCode(at(4), at(5));
  const isExplicit = valueRepresentations.has(vr);
  const usual = new Set([0x02, 0x04, 0x08, 0x10]);
  const isPlausible = (low: number) =>
    usual.has(low) || (isKnownDicom && isExplicit && low > 0 && low < 0x80);
  const isLittle = isPlausible(at(0)) && at(1) === 0;
  const isBig = !isLittle && at(0) === 0 && isPlausible(at(1));
  if (!isLittle && !isBig) return undefined;
  if (isExplicit) return { isImplicit: false, isBigEndian: isBig };
  const length = isLittle
    ? at(4) + at(5) * 0x100 + at(6) * 0x10000 + at(7) * 0x1000000
    : at(7) + at(6) * 0x100 + at(5) * 0x10000 + at(4) * 0x1000000;
  // The first element of a data set is a short one (a group length, a character set, a class).
  return length <= 0x10000 ? { isImplicit: true, isBigEndian: isBig } : undefined;
}

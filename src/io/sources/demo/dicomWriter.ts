/** Value representations that the demo's headers use. */
export type DicomVr =
  | 'AS'
  | 'CS'
  | 'DA'
  | 'DS'
  | 'FL'
  | 'IS'
  | 'LO'
  | 'LT'
  | 'OB'
  | 'OW'
  | 'PN'
  | 'SH'
  | 'TM'
  | 'UI'
  | 'UL'
  | 'US';

/** One data element: tag as one number (0x00100010), text for text VRs, numbers for binary ones, bytes for OB and OW. */
export interface DicomElement {
  readonly tag: number;
  readonly vr: DicomVr;
  readonly value: string | readonly number[] | Uint8Array;
}

const longForm: ReadonlySet<DicomVr> = new Set(['OB', 'OW']);
const binarySize: Readonly<Partial<Record<DicomVr, number>>> = { FL: 4, UL: 4, US: 2 };

/** Explicit VR Little Endian. */
export const explicitLittleEndian = '1.2.840.10008.1.2.1';

/**
 * A DICOM Part 10 file in Explicit VR Little Endian up to and without its pixel data: preamble, file meta information,
 * elements in ascending order, each of even length (PS3.10 section 7, PS3.5 section 7). Text is written as ASCII.
 */
export function dicomHeaderBytes(
  elements: readonly DicomElement[],
  instance: {
    readonly sopClassUid: string;
    readonly sopInstanceUid: string;
    readonly implementation: string;
  },
): Uint8Array {
  const meta = elementsBytes([
    { tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) },
    { tag: 0x00020002, vr: 'UI', value: instance.sopClassUid },
    { tag: 0x00020003, vr: 'UI', value: instance.sopInstanceUid },
    { tag: 0x00020010, vr: 'UI', value: explicitLittleEndian },
    { tag: 0x00020012, vr: 'UI', value: '2.25.191426353174462986407126497640315839642' },
    { tag: 0x00020013, vr: 'SH', value: instance.implementation },
  ]);
  const length = elementsBytes([{ tag: 0x00020000, vr: 'UL', value: [meta.length] }]);
  const body = elementsBytes([...elements].sort((a, b) => a.tag - b.tag));
  const file = new Uint8Array(132 + length.length + meta.length + body.length);
  file.set([0x44, 0x49, 0x43, 0x4d], 128);
  file.set(length, 132);
  file.set(meta, 132 + length.length);
  file.set(body, 132 + length.length + meta.length);
  return file;
}

/** Tag, VR and length of a pixel data element of 16-bit values (12 bytes). */
export function pixelDataPrefix(byteLength: number): Uint8Array {
  const bytes = new Uint8Array(12);
  bytes.set([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57]);
  new DataView(bytes.buffer).setUint32(8, byteLength, true);
  return bytes;
}

function elementsBytes(elements: readonly DicomElement[]): Uint8Array {
  const values = elements.map(valueBytes);
  const total = values.reduce((sum, bytes, i) => sum + prefixLength(elements[i]) + bytes.length, 0);
  const result = new Uint8Array(total);
  const view = new DataView(result.buffer);
  let at = 0;
  elements.forEach((element, i) => {
    const bytes = values[i] ?? new Uint8Array();
    view.setUint16(at, element.tag >>> 16, true);
    view.setUint16(at + 2, element.tag & 0xffff, true);
    result[at + 4] = element.vr.charCodeAt(0);
    result[at + 5] = element.vr.charCodeAt(1);
    if (longForm.has(element.vr)) view.setUint32(at + 8, bytes.length, true);
    else view.setUint16(at + 6, bytes.length, true);
    at += prefixLength(element);
    result.set(bytes, at);
    at += bytes.length;
  });
  return result;
}

function prefixLength(element: DicomElement | undefined): number {
  return element && longForm.has(element.vr) ? 12 : 8;
}

/** Value bytes, padded to an even length: UIDs and bytes with zero, other text with a space. */
function valueBytes({ vr, value }: DicomElement): Uint8Array {
  if (typeof value === 'string') {
    const bytes = new Uint8Array(value.length + (value.length % 2));
    for (let i = 0; i < value.length; i++) bytes[i] = value.charCodeAt(i);
    if (value.length % 2 === 1 && vr !== 'UI') bytes[value.length] = 0x20;
    return bytes;
  }
  if (value instanceof Uint8Array) {
    const bytes = new Uint8Array(value.length + (value.length % 2));
    bytes.set(value);
    return bytes;
  }
  const size = binarySize[vr] ?? 2;
  const bytes = new Uint8Array(value.length * size);
  const view = new DataView(bytes.buffer);
  value.forEach((number, i) => {
    if (vr === 'FL') view.setFloat32(i * 4, number, true);
    else if (vr === 'UL') view.setUint32(i * 4, number, true);
    else view.setUint16(i * 2, number, true);
  });
  return bytes;
}

/** A number as a DICOM decimal string of at most 16 characters. */
export function decimalString(value: number): string {
  const text = String(Number(value.toFixed(10)));
  if (text.length <= 16 && !text.includes('e')) return text;
  return String(Number(value.toFixed(8)));
}

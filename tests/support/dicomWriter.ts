/** One element to write. Sequences hold items, each a list of elements. */
export interface DicomElement {
  /** `xGGGGEEEE` */
  readonly tag: string;
  readonly vr: string;
  readonly value: string | readonly number[] | Uint8Array | readonly (readonly DicomElement[])[];
}

export interface WriteEncoding {
  readonly isImplicit: boolean;
  readonly isBigEndian: boolean;
}

const longLength = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const numberBytes: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, AT: 4 };

/** Writes elements by their tags' order, which the caller chooses. Text is written as UTF-8, padded to even length. */
export function writeElements(elements: readonly DicomElement[], encoding: WriteEncoding): Uint8Array {
  return joinBytes(elements.map((element) => writeElement(element, encoding)));
}

function writeElement({ tag, vr, value }: DicomElement, encoding: WriteEncoding): Uint8Array {
  const { isImplicit, isBigEndian } = encoding;
  const body = writeValue(vr, value, encoding);
  const isLong = isImplicit || longLength.has(vr);
  const head = new DataView(new ArrayBuffer(isLong && !isImplicit ? 12 : 8));
  const little = !isBigEndian;
  head.setUint16(0, Number.parseInt(tag.slice(1, 5), 16), little);
  head.setUint16(2, Number.parseInt(tag.slice(5, 9), 16), little);
  if (isImplicit) head.setUint32(4, body.length, little);
  else {
    head.setUint8(4, vr.charCodeAt(0));
    head.setUint8(5, vr.charCodeAt(1));
    if (isLong) head.setUint32(8, body.length, little);
    else head.setUint16(6, body.length, little);
  }
  return joinBytes([new Uint8Array(head.buffer), body]);
}

function writeValue(vr: string, value: DicomElement['value'], encoding: WriteEncoding): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    const padding = Uint8Array.of(vr === 'UI' ? 0 : 0x20);
    return text.length % 2 === 1 ? joinBytes([text, padding]) : text;
  }
  const isItems = (list: typeof value): list is readonly (readonly DicomElement[])[] =>
    vr === 'SQ' && list.length >= 0;
  if (isItems(value))
    return joinBytes(value.map((item) => writeItem(writeElements(item, encoding), encoding)));
  return writeNumbers(vr, value as readonly number[], !encoding.isBigEndian);
}

function writeItem(body: Uint8Array, encoding: WriteEncoding): Uint8Array {
  const head = new DataView(new ArrayBuffer(8));
  const little = !encoding.isBigEndian;
  head.setUint16(0, 0xfffe, little);
  head.setUint16(2, 0xe000, little);
  head.setUint32(4, body.length, little);
  return joinBytes([new Uint8Array(head.buffer), body]);
}

function writeNumbers(vr: string, numbers: readonly number[], little: boolean): Uint8Array {
  const size = numberBytes[vr];
  if (size === undefined) throw new Error(`numbers in VR ${vr}`);
  const view = new DataView(new ArrayBuffer(size * numbers.length));
  for (const [i, number] of numbers.entries()) {
    if (vr === 'FL') view.setFloat32(i * 4, number, little);
    else if (vr === 'FD') view.setFloat64(i * 8, number, little);
    else if (size === 2) view.setUint16(i * 2, number & 0xffff, little);
    else view.setUint32(i * 4, number, little);
  }
  return new Uint8Array(view.buffer);
}

/** Encapsulated pixel data: an empty offset table, one fragment after the other, the end mark. */
export function encapsulated(fragments: readonly Uint8Array[], hasDelimiter = true): Uint8Array {
  const little = { isImplicit: false, isBigEndian: false };
  const even = fragments.map((bytes) =>
    bytes.length % 2 === 1 ? joinBytes([bytes, Uint8Array.of(0)]) : bytes,
  );
  const end = hasDelimiter ? [Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0)] : [];
  return joinBytes([...[new Uint8Array(0), ...even].map((bytes) => writeItem(bytes, little)), ...end]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

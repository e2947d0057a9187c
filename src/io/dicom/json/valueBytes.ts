const encoder = new TextEncoder();

type NumberVr = 'US' | 'SS' | 'UL' | 'SL' | 'FL' | 'FD' | 'UV' | 'SV';

const sizes: Readonly<Record<NumberVr, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, UV: 8, SV: 8 };

function isNumberVr(vr: string): vr is NumberVr {
  return vr in sizes;
}

/**
 * The values of an element of the DICOM JSON model as the bytes of an explicit little-endian data set, in UTF-8; undefined
 * where a value is no value of its VR. Numbers of text VRs (DS, IS) get the shortest text that reads as the same number.
 */
export function valueBytes(vr: string, values: readonly unknown[]): Uint8Array | undefined {
  if (isNumberVr(vr)) return numberBytes(vr, values);
  if (vr === 'AT') return tagValues(values);
  const texts: string[] = [];
  for (const value of values) {
    const text = vr === 'PN' ? nameText(value) : plainText(value);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return encoder.encode(texts.join('\\'));
}

/** An empty value among others is `null`. */
function plainText(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** The groups of a name, joined as in a file; some servers write a name as plain text. */
function nameText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return plainText(value);
  const group = (key: string): unknown => Reflect.get(value, key) ?? '';
  const groups = ['Alphabetic', 'Ideographic', 'Phonetic'].map(group);
  if (!groups.every((one) => typeof one === 'string')) return undefined;
  while (groups.at(-1) === '') groups.pop();
  return groups.join('=');
}

function numberBytes(vr: NumberVr, values: readonly unknown[]): Uint8Array | undefined {
  const size = sizes[vr];
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    // Numbers may come as text: those that JSON has no way to write, and those with more digits than it keeps.
    const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
    if (!isNumber || !setNumber(view, vr, index * size, value)) return undefined;
  }
  return bytes;
}

function setNumber(view: DataView, vr: NumberVr, at: number, value: number | string): boolean {
  if (vr === 'UV' || vr === 'SV') {
    // 64 bits take 20 digits; of a million it would take long to make a number.
    const whole = typeof value === 'number' ? Number.isInteger(value) : /^-?\d{1,20}$/.test(value.trim());
    if (whole) view.setBigUint64(at, BigInt.asUintN(64, BigInt(value)), true);
    return whole;
  }
  const number = typeof value === 'number' ? value : textNumber(value);
  if (vr === 'FL' || vr === 'FD') {
    if (number === undefined) return false;
    if (vr === 'FL') view.setFloat32(at, number, true);
    else view.setFloat64(at, number, true);
    return true;
  }
  if (number === undefined || !Number.isInteger(number)) return false;
  const bits = vr === 'US' || vr === 'SS' ? 16 : 32;
  // A table's descriptor is signed or not as the pixels are; servers do not all know.
  if (number < -(2 ** (bits - 1)) || number >= 2 ** bits) return false;
  if (bits === 16) view.setUint16(at, number & 0xffff, true);
  else view.setUint32(at, number >>> 0, true);
  return true;
}

/** PS3.18 F.2.5: what JSON numbers cannot say. */
const named: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);

function textNumber(text: string): number | undefined {
  const number = named.get(text.trim()) ?? Number(text);
  return Number.isNaN(number) && text.trim() !== 'NaN' ? undefined : number;
}

/** AT: eight hexadecimal digits each. */
function tagValues(values: readonly unknown[]): Uint8Array | undefined {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'string' || !/^[0-9a-f]{8}$/i.test(value)) return undefined;
    view.setUint16(index * 4, Number.parseInt(value.slice(0, 4), 16), true);
    view.setUint16(index * 4 + 2, Number.parseInt(value.slice(4), 16), true);
  }
  return bytes;
}

/** Bytes of base64; undefined where it is none. */
export function base64Bytes(text: string): Uint8Array | undefined {
  try {
    const binary = atob(text);
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

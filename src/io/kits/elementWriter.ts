import type { DataSetEncoding } from '../dicom/encoding';

const longVrs: ReadonlySet<string> = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));

/** An element, ready to be written; its value has the byte order of its data set. */
export interface WrittenElement {
  readonly tag: string;
  readonly vr: string;
  readonly value: Uint8Array;
}

/** The bytes of elements in the order of their tags, each value padded to even length (PS3.5 7.1, 6.2). */
export function elementBytes(elements: readonly WrittenElement[], encoding: DataSetEncoding): Uint8Array {
  const sorted = [...elements].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0));
  return joined(
    sorted.flatMap((element) => [
      elementHead(element, element.value.length + (element.value.length % 2), encoding),
      padded(element),
    ]),
  );
}

/** Tag, VR and length of an element; `undefined` length for fragments. */
export function elementHead(
  { tag, vr }: Pick<WrittenElement, 'tag' | 'vr'>,
  length: number | undefined,
  { isImplicit, isBigEndian }: DataSetEncoding,
): Uint8Array {
  const isLong = !isImplicit && longVrs.has(vr);
  const head = new DataView(new ArrayBuffer(isLong ? 12 : 8));
  const little = !isBigEndian;
  head.setUint16(0, Number.parseInt(tag.slice(1, 5), 16), little);
  head.setUint16(2, Number.parseInt(tag.slice(5, 9), 16), little);
  const stated = length ?? 0xffffffff;
  if (isImplicit) head.setUint32(4, stated, little);
  else {
    head.setUint8(4, vr.charCodeAt(0));
    head.setUint8(5, vr.charCodeAt(1));
    if (isLong) head.setUint32(8, stated, little);
    else head.setUint16(6, stated, little);
  }
  return new Uint8Array(head.buffer);
}

/** The value of a sequence: its items, each of stated length. */
export function itemBytes(items: readonly Uint8Array[], { isBigEndian }: DataSetEncoding): Uint8Array {
  return joined(
    items.flatMap((item) => {
      const head = new DataView(new ArrayBuffer(8));
      head.setUint16(0, 0xfffe, !isBigEndian);
      head.setUint16(2, 0xe000, !isBigEndian);
      head.setUint32(4, item.length, !isBigEndian);
      return [new Uint8Array(head.buffer), item];
    }),
  );
}

/** A text element. */
export function textElement(tag: string, vr: string, text: string): WrittenElement {
  return { tag, vr, value: new TextEncoder().encode(text) };
}

function padded({ vr, value }: WrittenElement): Uint8Array {
  if (value.length % 2 === 0) return value;
  const even = new Uint8Array(value.length + 1);
  even.set(value);
  const isText = !longVrs.has(vr) && vr !== 'UI' && vr !== 'US' && vr !== 'UL' && vr !== 'FL' && vr !== 'FD';
  even[value.length] = isText ? 0x20 : 0;
  return even;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One element of a file that is written: explicit VR, little endian. */
export interface WrittenElement {
  /** Group and number: 0x00100010. */
  readonly tag: number;
  readonly vr: 'CS' | 'DA' | 'IS' | 'LO' | 'OB' | 'PN' | 'SH' | 'SQ' | 'TM' | 'UI' | 'UL' | 'UT';
  /** Of SQ nothing: an empty sequence. */
  readonly value: string | Uint8Array;
}

const longLength: ReadonlySet<string> = new Set(['OB', 'SQ', 'UT']);

/**
 * Elements in the order of their tags, as bytes. Texts are UTF-8; values of odd length are padded, UIDs and bytes with a zero
 * and texts with a space (PS3.5 6.2).
 */
export function elementBytes(elements: readonly WrittenElement[]): Uint8Array<ArrayBuffer> {
  const encoded = [...elements]
    .sort((a, b) => a.tag - b.tag)
    .map((element) => ({ ...element, bytes: valueBytes(element.value) }));
  const sizeOf = ({ vr, bytes }: (typeof encoded)[number]): number =>
    (longLength.has(vr) ? 12 : 8) + evenLength(bytes);
  const out = new Uint8Array(encoded.reduce((sum, one) => sum + sizeOf(one), 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const { tag, vr, bytes } of encoded) {
    view.setUint16(at, tag >>> 16, true);
    view.setUint16(at + 2, tag & 0xffff, true);
    view.setUint8(at + 4, vr.charCodeAt(0));
    view.setUint8(at + 5, vr.charCodeAt(1));
    const length = evenLength(bytes);
    if (longLength.has(vr)) {
      view.setUint32(at + 8, length, true);
      at += 12;
    } else {
      view.setUint16(at + 6, length, true);
      at += 8;
    }
    out.set(bytes, at);
    if (length > bytes.length) out[at + bytes.length] = vr === 'UI' || vr === 'OB' ? 0 : 0x20;
    at += length;
  }
  return out;
}

function valueBytes(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? new TextEncoder().encode(value) : value;
}

function evenLength({ length }: Uint8Array): number {
  return length + (length % 2);
}

/** VRs whose length takes 32 bits in explicit data sets (PS3.5 7.1.2). */
const longVrs = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const longestShort = 0xfffe;

/** Pads a value to even length, as its VR has it (PS3.5 6.2). */
const zeroPadded = new Set(['UI', 'OB', 'UN', 'OW', 'OF', 'OD', 'OL', 'OV']);

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Group and element number of a tag of eight hexadecimal digits, little endian. */
export function tagBytes(tag: string): Uint8Array {
  const bytes = new Uint8Array(4);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(4, 8), 16), true);
  return bytes;
}

/**
 * One element of an explicit little-endian data set. A value that is too long for its VR is written as unlimited text or as
 * unknown bytes: what it says stays.
 */
export function elementBytes(tag: string, vr: string, value: Uint8Array): Uint8Array {
  const isTooLong = !longVrs.has(vr) && value.length > longestShort;
  const written = isTooLong ? 'UT' : vr;
  const isLong = longVrs.has(written);
  const padding = value.length % 2;
  const start = isLong ? 12 : 8;
  const bytes = new Uint8Array(start + value.length + padding);
  bytes.set(tagBytes(tag));
  bytes[4] = written.charCodeAt(0);
  bytes[5] = written.charCodeAt(1);
  const view = new DataView(bytes.buffer);
  if (isLong) view.setUint32(8, value.length + padding, true);
  else view.setUint16(6, value.length + padding, true);
  bytes.set(value, start);
  if (padding === 1) bytes[bytes.length - 1] = zeroPadded.has(vr) ? 0 : 0x20;
  return bytes;
}

/** The beginning of a sequence item of known length. */
export function itemBytes(content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + content.length);
  bytes.set(tagBytes('FFFEE000'));
  new DataView(bytes.buffer).setUint32(4, content.length, true);
  bytes.set(content, 8);
  return bytes;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 0xffff;

/**
 * The CRC-32 that a zip's directory states for each of its files, by name. fflate unpacks without checking it, and one
 * wrong byte of a vertex would go unnoticed. Empty where there is no directory; unpacking then fails by itself.
 */
export function zipSums(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sums = new Map<string, number>();
  const end = endOf(view);
  if (end === undefined) return sums;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + entryBytes > view.byteLength || view.getUint32(at, true) !== entrySignature) break;
    const isUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0;
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    const name = bytes.subarray(at + entryBytes, at + entryBytes + (nameBytes ?? 0));
    sums.set(isUtf8 ? new TextDecoder().decode(name) : latin1(name), view.getUint32(at + 16, true));
    at += entryBytes + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return sums;
}

/** Byte for byte, as fflate names files that are not marked as UTF-8. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}

/** CRC-32 as zip uses it. Without a table: sets of ROIs are small. */
export function crc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

import { crc32 } from '../../base/crc32';
import { readInParts } from './readInParts';
import type { ZipPlace } from './zipArchive';
import { largestEntryBytes } from './zipFormat';

const localHeaderBytes = 30;
const localHeaderSignature = 0x04034b50;

/**
 * The first `end` bytes of a file in a zip, fewer where it is shorter. Only as much as asked for is inflated, so that
 * headers of a large archive cost little and a few bytes that stand for gigabytes cost nothing. A file that is read to
 * its end is checked against the directory's size and CRC-32. Throws when it is damaged or holds more than it states.
 */
export async function readZipEntry(
  archive: Blob,
  place: ZipPlace,
  sizeBytes: number,
  end: number,
  onPart?: () => void,
): Promise<Uint8Array> {
  if (sizeBytes > largestEntryBytes) throw new Error(`The file in the zip claims ${sizeBytes} bytes.`);
  const { headerOffset, compressedBytes, method } = place;
  const header = new DataView(
    await archive.slice(headerOffset, headerOffset + localHeaderBytes).arrayBuffer(),
  );
  if (header.byteLength < localHeaderBytes || header.getUint32(0, true) !== localHeaderSignature) {
    throw new Error('The zip has no file where its directory says.');
  }
  // Name and extra field may be longer here than in the directory.
  const start = headerOffset + localHeaderBytes + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = archive.slice(start, start + compressedBytes);
  const isWhole = end >= sizeBytes;
  // One byte more than stated tells a file that holds more than it says.
  const wanted = isWhole ? sizeBytes + 1 : end;
  const bytes =
    method === 'stored'
      ? await readInParts(packed.slice(0, wanted), onPart)
      : await inflateStart(packed, wanted, onPart);
  if (bytes.length < Math.min(end, sizeBytes)) {
    throw new Error(`The file in the zip has ${bytes.length} bytes and states ${sizeBytes}.`);
  }
  if (!isWhole) return bytes;
  if (bytes.length > sizeBytes) throw new Error(`The file in the zip has more than its ${sizeBytes} bytes.`);
  if (place.crc32 !== undefined && crc32(bytes) !== place.crc32 >>> 0) {
    throw new Error('The file in the zip is damaged: its checksum differs.');
  }
  return bytes;
}

/** At most `wanted` bytes of a raw deflate stream; what lies behind them is never inflated. */
async function inflateStart(
  packed: Blob,
  wanted: number,
  onPart: () => void = () => undefined,
): Promise<Uint8Array> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  while (total < wanted) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, wanted - total);
    parts.push(part);
    total += part.length;
    onPart();
  }
  // The rest of the stream is given up; what it says to that is of no interest.
  void reader.cancel().catch(() => undefined);
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

import { inflateSync } from 'fflate';
import { BundleRefused, shown } from './bundleRefused';
import type { ByteSource } from './byteSource';
import type { ZipEntry } from './zipDirectory';

/** A JSON text longer than this is no longer one string in a browser; what claims more is not inflated. */
export const largestEntryBytes = 512 * 1024 * 1024;

/** The packed bytes of one file of a zip. */
export async function packedBytes(source: ByteSource, entry: ZipEntry): Promise<Uint8Array> {
  const header = await source.read(entry.headerAt, entry.headerAt + 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) {
    throw new BundleRefused(`${shown(entry.name)} is not where the zip says. The file is damaged.`);
  }
  const from = entry.headerAt + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return source.read(from, from + entry.compressedBytes);
}

/** Unpacks into exactly as many bytes as the directory says: a file that would grow beyond is cut there, and found out. */
export function unpacked(entry: ZipEntry, packed: Uint8Array): Uint8Array {
  if (entry.bytes > largestEntryBytes) {
    throw new BundleRefused(
      `${shown(entry.name)} in the zip claims ${entry.bytes} bytes. No bundle has such a file.`,
    );
  }
  if (entry.method === 0) return packed;
  try {
    return inflateSync(packed, { out: new Uint8Array(entry.bytes) });
  } catch {
    throw new BundleRefused(
      `${shown(entry.name)} in the zip cannot be unpacked. The file is damaged: copy it again.`,
    );
  }
}

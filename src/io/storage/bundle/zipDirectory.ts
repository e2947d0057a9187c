import { BundleRefused, shown } from './bundleRefused';
import type { ByteSource } from './byteSource';

/** One file in a zip, as its directory says. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  readonly headerAt: number;
}

/** A study of 10,000 subjects with all its images stays below; a directory beyond is not walked to its end. */
const mostEntries = 1_000_000;
/** Some 150 bytes an entry. */
const largestDirectoryBytes = 256 * 1024 * 1024;

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
/** The end record with the longest comment. */
const farthestEnd = 22 + 65_535;

/**
 * Reads the directory of a zip (PKWARE APPNOTE 4.3.12 to 4.3.16, with the 64-bit sizes of 4.3.14). Refuses what no honest
 * writer makes: names that lead out of the zip, names twice, entries that lie on each other's bytes, encryption.
 */
export async function zipDirectory(source: ByteSource): Promise<ReadonlyMap<string, ZipEntry>> {
  const { at, bytes: size, count } = await findDirectory(source);
  if (count > mostEntries) throw new BundleRefused(`The zip lists more than ${mostEntries} files.`);
  if (size > largestDirectoryBytes || at + size > source.size) throw notWhole();
  const bytes = await source.read(at, at + size);
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  let place = 0;
  for (let number = 0; number < count; number += 1) {
    if (place + 46 > bytes.length || view.getUint32(place, true) !== entrySignature) throw notWhole();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((from) =>
      view.getUint16(place + from, true),
    );
    const nameEnd = place + 46 + (nameLength ?? 0);
    const extraEnd = nameEnd + (extraLength ?? 0);
    if (extraEnd > bytes.length) throw notWhole();
    const name = nameOf(bytes.subarray(place + 46, nameEnd));
    const sizes = sizesOf(view, place, nameEnd, extraEnd);
    const isEncrypted = (view.getUint16(place + 8, true) & 1) !== 0;
    if (isEncrypted) throw new BundleRefused(`${shown(name)} in the zip is encrypted. Bundles never are.`);
    const entry = { name, method: view.getUint16(place + 10, true), ...sizes };
    if (!name.endsWith('/')) {
      if (entries.has(name)) throw new BundleRefused(`The zip holds ${shown(name)} twice.`);
      refuseImpossible(entry, source.size);
      entries.set(name, entry);
    }
    place = extraEnd + (commentLength ?? 0);
  }
  refuseOverlaps([...entries.values()]);
  return entries;
}

/** A deflated byte gives at most 1032 (zlib, technical details). */
const mostGrowth = 1040;

function refuseImpossible({ name, bytes, compressedBytes, headerAt, method }: ZipEntry, size: number): void {
  if (method !== 0 && method !== 8) {
    throw new BundleRefused(`${shown(name)} in the zip is packed in a way that bundles do not use.`);
  }
  if (headerAt + 30 + compressedBytes > size) throw notWhole();
  if (bytes > compressedBytes * mostGrowth + 64) {
    throw new BundleRefused(`${shown(name)} in the zip claims ${bytes} bytes, more than it can hold.`);
  }
}

function refuseOverlaps(entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const { name, headerAt, compressedBytes } of [...entries].sort((a, b) => a.headerAt - b.headerAt)) {
    if (headerAt < end) throw new BundleRefused(`${shown(name)} in the zip lies on another file’s bytes.`);
    end = headerAt + 30 + compressedBytes;
  }
}

function nameOf(bytes: Uint8Array): string {
  const name = new TextDecoder().decode(bytes);
  const parts = name.split('/');
  const isPlain =
    !/[\\:\p{Cc}]/u.test(name) && !name.startsWith('/') && !parts.some((one) => one === '..' || one === '.');
  if (!isPlain || name === '') {
    throw new BundleRefused(`The zip holds a file whose name leads out of it: ${shown(name)}.`);
  }
  return name;
}

function sizesOf(
  view: DataView,
  place: number,
  extraAt: number,
  extraEnd: number,
): Pick<ZipEntry, 'compressedBytes' | 'bytes' | 'headerAt'> {
  const given = {
    bytes: view.getUint32(place + 24, true),
    compressedBytes: view.getUint32(place + 20, true),
    headerAt: view.getUint32(place + 42, true),
  };
  const wide = Object.values(given).some((value) => value === 0xffffffff);
  if (!wide) return given;
  for (let at = extraAt; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(extraEnd, at + 4 + view.getUint16(at + 2, true));
    let from = at + 4;
    const next = (value: number): number => {
      if (value !== 0xffffffff) return value;
      if (from + 8 > end) throw notWhole();
      from += 8;
      return wideNumber(view, from - 8);
    };
    // In this order, those only that do not fit (APPNOTE 4.5.3).
    const bytes = next(given.bytes);
    const compressedBytes = next(given.compressedBytes);
    return { bytes, compressedBytes, headerAt: next(given.headerAt) };
  }
  return given;
}

async function findDirectory(
  source: ByteSource,
): Promise<{ readonly at: number; readonly bytes: number; readonly count: number }> {
  const from = Math.max(0, source.size - farthestEnd);
  const tail = await source.read(from, source.size);
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature || at + 22 + view.getUint16(at + 20, true) !== tail.length)
      continue;
    const count = view.getUint16(at + 10, true);
    const [bytes, place] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    if (count !== 0xffff && bytes !== 0xffffffff && place !== 0xffffffff) return { at: place, bytes, count };
    return at >= 20 && view.getUint32(at - 20, true) === locator64Signature
      ? wideDirectory(source, wideNumber(view, at - 12))
      : { at: place, bytes, count };
  }
  throw new BundleRefused(
    'The file is no zip, or its end is missing. Copy it again from where it was written.',
  );
}

async function wideDirectory(
  source: ByteSource,
  at: number,
): Promise<{ readonly at: number; readonly bytes: number; readonly count: number }> {
  if (at + 56 > source.size) throw notWhole();
  const view = viewOf(await source.read(at, at + 56));
  if (view.getUint32(0, true) !== end64Signature) throw notWhole();
  return { count: wideNumber(view, 32), bytes: wideNumber(view, 40), at: wideNumber(view, 48) };
}

function wideNumber(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw notWhole();
  return Number(value);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function notWhole(): BundleRefused {
  return new BundleRefused('The zip is damaged or not whole. Copy it again from where it was written.');
}

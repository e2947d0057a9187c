import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { BundleRefused, shown } from './bundleRefused';
import type { ByteSource } from './byteSource';
import { type Manifest, manifestSchema } from './manifestSchema';
import { jsonOf, partOf } from './parsePart';
import { type ZipEntry, zipDirectory } from './zipDirectory';
import { packedBytes, unpacked } from './zipEntryBytes';

/** A bundle of version 2 that was opened: what it says of itself, and its files, each checked against that when read. */
export interface BundleArchive {
  readonly manifest: Manifest;
  /** The bytes of one of its files. Refuses those that are not what the manifest says. */
  read(name: string): Promise<Uint8Array>;
  /** A file's packed bytes now, unpacked and checked whenever asked: small to keep, and at once inside a transaction. */
  hold(name: string): Promise<() => Uint8Array>;
}

/** A file of a bundle of version 1, which has one text and no manifest. */
export const firstVersionName = 'multifidus.json';
export const manifestName = 'manifest.json';

/** Opens a zip as a bundle: of version 2, or the one text of version 1. */
export async function openArchive(
  source: ByteSource,
): Promise<
  | { readonly version: 2; readonly archive: BundleArchive }
  | { readonly version: 1; readonly text: Uint8Array }
> {
  const entries = await zipDirectory(source);
  const first = entries.get(firstVersionName);
  const own = entries.get(manifestName);
  if (!own) {
    if (first) return { version: 1, text: unpacked(first, await packedBytes(source, first)) };
    throw new BundleRefused(
      `This zip is no project bundle: it has neither ${manifestName} nor ${firstVersionName}. Choose the file that Multifidus wrote.`,
    );
  }
  const json = jsonOf(manifestName, unpacked(own, await packedBytes(source, own)));
  const given: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'version') : undefined;
  if (typeof given === 'number' && given > 2) {
    throw new BundleRefused(
      `The bundle is of version ${given}; this program reads versions 1 and 2. Open it with a newer version.`,
    );
  }
  const manifest = partOf(manifestSchema, manifestName, json);
  return { version: 2, archive: archiveOf(source, entries, manifest) };
}

function archiveOf(
  source: ByteSource,
  entries: ReadonlyMap<string, ZipEntry>,
  manifest: Manifest,
): BundleArchive {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  if (listed.size !== manifest.files.length) throw new BundleRefused('The bundle lists a file twice.');
  for (const { name, size } of manifest.files) {
    const entry = entries.get(name);
    if (!entry)
      throw new BundleRefused(
        `${shown(name)} is missing in the bundle. Copy it again from where it was written.`,
      );
    if (entry.bytes !== size)
      throw new BundleRefused(`${shown(name)} in the bundle has another size than it says.`);
  }
  const stranger = [...entries.keys()].find((name) => name !== manifestName && !listed.has(name));
  if (stranger !== undefined) {
    throw new BundleRefused(
      `The bundle holds ${shown(stranger)}, which it does not list. Somebody added to it.`,
    );
  }
  async function hold(name: string): Promise<() => Uint8Array> {
    const [entry, file] = [entries.get(name), listed.get(name)];
    if (!entry || !file) throw new BundleRefused(`${shown(name)} is missing in the bundle.`);
    const packed = await packedBytes(source, entry);
    return () => {
      const bytes = unpacked(entry, packed);
      if (bytes.length !== file.size || bytesToHex(sha256(bytes)) !== file.sha256) {
        throw new BundleRefused(
          `${shown(name)} in the bundle is not what was written: it was damaged or altered. Copy the file again.`,
        );
      }
      return bytes;
    };
  }
  return { manifest, hold, read: async (name) => (await hold(name))() };
}

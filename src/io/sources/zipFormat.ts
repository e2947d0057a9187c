/*
 * What readers of single files need of the zip format. Apart from the reader of directories, whose library is large and
 * has no place in the workers.
 */

/** More than any MR image; a zip entry that claims more is refused before it fills the memory. */
export const largestEntryBytes = 512 * 1024 * 1024;

/** An empty zip is as long as the end of its directory; nothing shorter is one. */
export const smallestZipBytes = 22;

/** Whether bytes begin as those of a zip do. */
export function startsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

import { type Zippable, zipSync } from 'fflate';

/**
 * When everything in our packages was "changed": a file's time is no fact of the study, and the same facts have to give the
 * same bytes. A local time, because a zip holds local times without their zone; noon, so that no clock change touches it.
 */
export const fixedZipTime: Readonly<Date> = new Date(2000, 0, 1, 12);

/** Files as one zip: in the order of their names, whatever order they come in, and with one fixed time. */
export function fixedZip(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const entries: Zippable = Object.fromEntries(sorted.map(({ name, bytes }) => [name, bytes]));
  return zipSync(entries, { mtime: fixedZipTime, level: 6 });
}

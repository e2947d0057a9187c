import type { GivenFile } from './collectFiles';
import type { SourceLocation } from './sourceLocation';
import { isZip, listZip } from './zipArchive';

/** One thing to index, or a file that cannot even be opened. */
export type Expanded =
  | { readonly kind: 'location'; readonly location: SourceLocation }
  | { readonly kind: 'unusable'; readonly path: string; readonly reason: string; readonly detail: string };

/** Files as given, with every zip replaced by the files in it. */
export async function* expandGiven(
  given: AsyncIterable<GivenFile> | Iterable<GivenFile>,
): AsyncGenerator<Expanded> {
  for await (const { path, file } of given) {
    const mayBeZip = await isZip(file).catch(() => false);
    if (!mayBeZip) {
      const location = { path, sizeBytes: file.size, origin: { kind: 'file' as const, file } };
      yield { kind: 'location', location };
      continue;
    }
    try {
      for (const entry of await listZip(file)) {
        const entryPath = `${path}/${entry.path}`;
        if (entry.isEncrypted) {
          const detail = 'The file in the zip is encrypted.';
          yield { kind: 'unusable', path: entryPath, reason: 'encrypted', detail };
          continue;
        }
        const origin = { kind: 'zip-entry' as const, archive: file, entryIndex: entry.index };
        yield { kind: 'location', location: { path: entryPath, sizeBytes: entry.sizeBytes, origin } };
      }
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      yield { kind: 'unusable', path, reason: 'damaged-zip', detail };
    }
  }
}

import type { GivenFile, UnreadableGiven } from './collectFiles';
import type { SourceLocation } from './sourceLocation';
import { isZip, listZip } from './zipArchive';

/** One thing to index, or a file that cannot even be opened. */
export type Expanded =
  | { readonly kind: 'location'; readonly location: SourceLocation }
  | { readonly kind: 'unusable'; readonly path: string; readonly reason: string; readonly detail: string };

/** Files as given, with every zip replaced by the files in it. */
export async function* expandGiven(
  given: AsyncIterable<GivenFile | UnreadableGiven> | Iterable<GivenFile | UnreadableGiven>,
): AsyncGenerator<Expanded> {
  for await (const one of given) {
    if ('unreadable' in one) {
      yield { kind: 'unusable', path: one.path, reason: 'cannot-be-read', detail: one.unreadable };
      continue;
    }
    const { path, file } = one;
    // A file that cannot even be opened says so when its header is read.
    const mayBeZip = await isZip(file).catch(() => false);
    if (mayBeZip) yield* entriesOf(path, file);
    else {
      const location = { path, sizeBytes: file.size, origin: { kind: 'file' as const, file } };
      yield { kind: 'location', location };
    }
  }
}

async function* entriesOf(archivePath: string, archive: File): AsyncGenerator<Expanded> {
  try {
    for await (const { path: inside, sizeBytes, place, problem } of listZip(archive)) {
      const path = `${archivePath}/${inside}`;
      if (place) {
        const origin = { kind: 'zip-entry' as const, archive, place };
        yield { kind: 'location', location: { path, sizeBytes, origin } };
      } else {
        const { kind, detail } = problem ?? { kind: 'damaged-zip', detail: '' };
        yield { kind: 'unusable', path, reason: kind, detail };
      }
    }
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    yield { kind: 'unusable', path: archivePath, reason: 'damaged-zip', detail };
  }
}

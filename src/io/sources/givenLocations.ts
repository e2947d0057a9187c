import type { GivenFile, UnreadableGiven } from './collectFiles';
import type { ByteOrigin } from './sourceLocation';

/** A file to index. The size of a user's file is asked where it is read: here it would be a question to the browser. */
export interface GivenLocation {
  readonly path: string;
  readonly origin: ByteOrigin;
  readonly sizeBytes: number | undefined;
}

/** One thing to index, or a file that cannot even be opened. */
export type Expanded =
  | { readonly kind: 'location'; readonly location: GivenLocation }
  | { readonly kind: 'unusable'; readonly path: string; readonly reason: string; readonly detail: string };

/** Files as given. None is opened here: which of them are zips is found where their first bytes are read. */
export async function* givenLocations(
  given: AsyncIterable<GivenFile | UnreadableGiven> | Iterable<GivenFile | UnreadableGiven>,
): AsyncGenerator<Expanded> {
  for await (const one of given) {
    if ('unreadable' in one) {
      yield { kind: 'unusable', path: one.path, reason: 'cannot-be-read', detail: one.unreadable };
      continue;
    }
    const origin = { kind: 'file' as const, file: one.file };
    yield { kind: 'location', location: { path: one.path, sizeBytes: undefined, origin } };
  }
}

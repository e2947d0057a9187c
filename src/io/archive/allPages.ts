import { ok, type Result } from '../../base/result';
import type { DicomJson } from '../../domain/archive/archiveClient';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';

/** What is asked for at once where nobody says how much. */
export const pageSize = 500;
/** More is no list that anybody reads; it ends a server that always finds something new. */
const mostRows = 200_000;

export type AskPage = (
  limit: number,
  offset: number,
) => Promise<Result<readonly DicomJson[], ArchiveFailure>>;

/** An entry of a list with its UID; without a row where it is not one that was asked for. */
export interface ReadRow<T> {
  readonly uid: string;
  readonly row: T | undefined;
}

/**
 * The rows of a search, page by page, each once; at most `wanted` from `offset` on. A page that is not full is no end, since archives
 * cap what they give without saying so: it ends with a page that brings nothing new, which also ends archives that ignore
 * the offset or the limit. Only where the page that is not full holds all that the archive itself `counted` it is the end. `read` gives undefined for an entry that cannot be read.
 */
export async function allPages<T>(
  ask: AskPage,
  read: (set: DicomJson) => ReadRow<T> | undefined,
  wanted: number,
  offset: number,
  counted?: number,
): Promise<Result<readonly T[], ArchiveFailure>> {
  // A list that is said to be empty and is not is no list to be believed.
  const all = offset === 0 && counted !== undefined && counted > 0 ? counted : Number.POSITIVE_INFINITY;
  const known = new Set<string>();
  const rows: T[] = [];
  let at = offset;
  let wasFull = true;
  while (rows.length < wanted && at - offset < mostRows) {
    const limit = Math.min(pageSize, wanted - rows.length);
    const page = await ask(limit, at);
    if (!page.ok) {
      // Some archives refuse an offset behind the end instead of giving nothing.
      const isEnd = page.error.kind === 'not-found' || page.error.kind === 'refused';
      if (at > offset && !wasFull && isEnd) break;
      return page;
    }
    const before = known.size;
    for (const set of page.value) {
      const found = read(set);
      if (!found || known.has(found.uid)) continue;
      known.add(found.uid);
      if (found.row !== undefined) rows.push(found.row);
    }
    // Nothing but what was there before: the end, or an archive that does not know offsets.
    if (known.size === before) break;
    wasFull = page.value.length >= limit;
    if (!wasFull && known.size >= all) break;
    at += page.value.length;
  }
  return ok(rows.slice(0, wanted));
}

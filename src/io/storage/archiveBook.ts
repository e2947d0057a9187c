import type { Result } from '../../base/result';
import { type ArchiveBook, emptyArchiveBook } from '../../domain/archive/archiveBook';
import type { ProjectId } from '../../domain/ids';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import type { Database } from './database';
import { attempt } from './storageFailure';

/** Where the book of a project stands among what only this browser can keep; it goes with the project. */
export function archiveBookName(id: ProjectId): string {
  return `archive-book ${id}`;
}

export function loadArchiveBook(
  database: Database,
  id: ProjectId,
): Promise<Result<ArchiveBook, StorageFailure>> {
  return attempt(async () => bookIn((await database.handles.get(archiveBookName(id)))?.handle));
}

/** Adds to the book what is new; what another window added meanwhile stays. */
export function addToArchiveBook(
  database: Database,
  id: ProjectId,
  added: ArchiveBook,
): Promise<Result<void, StorageFailure>> {
  return attempt(() =>
    database.transaction('rw', database.projects, database.handles, async () => {
      // Of a project that was removed meanwhile nothing is kept.
      if (!(await database.projects.get(id))) return;
      const before = bookIn((await database.handles.get(archiveBookName(id)))?.handle);
      const handle: ArchiveBook = {
        known: [...new Set([...before.known, ...added.known])],
        returned: { ...before.returned, ...added.returned },
      };
      await database.handles.put({ name: archiveBookName(id), handle });
    }),
  );
}

/** A damaged book is an empty one. */
function bookIn(handle: unknown): ArchiveBook {
  if (typeof handle !== 'object' || handle === null || !('known' in handle) || !('returned' in handle)) {
    return emptyArchiveBook;
  }
  const { known, returned } = handle;
  if (!Array.isArray(known) || typeof returned !== 'object' || returned === null) return emptyArchiveBook;
  return {
    known: known.filter((one): one is string => typeof one === 'string'),
    returned: Object.fromEntries(
      Object.entries(returned).filter((one): one is [string, string] => typeof one[1] === 'string'),
    ),
  };
}

import { type ArchiveBook, emptyArchiveBook } from '../../domain/archive/archiveBook';
import type { ArchiveClient } from '../../domain/archive/archiveClient';
import type { ProjectId } from '../../domain/ids';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import { archiveClientOf } from './connection';
import type { ArchiveCourse, ArchiveStop } from './syncOutcome';

/** Thrown through work with an archive where it has to stop; caught where it began. */
export class ArchiveStopped extends Error {
  constructor(readonly why: ArchiveStop) {
    super('Work with the archive stopped.');
  }
}

/** Work of one person at one project with one archive. */
export interface SyncWork {
  readonly context: AppContext;
  readonly client: ArchiveClient;
  /** As it was when the work began: what one person asked for never goes on for another. */
  readonly open: OpenProject;
  readonly signal: AbortSignal;
  readonly onCourse: (course: ArchiveCourse) => void;
}

/** What a verb of the archive is given. */
export interface Asked {
  readonly signal?: AbortSignal;
  readonly onCourse?: (course: ArchiveCourse) => void;
}

/** Begins work at the open project; stops at once where nothing is connected. */
export function beginWork(context: AppContext, { signal, onCourse }: Asked): SyncWork {
  return {
    context,
    client: connected(context),
    open: openProjectOf(context),
    signal: signal ?? new AbortController().signal,
    onCourse: onCourse ?? (() => undefined),
  };
}

/** The archive that is connected. */
export function connected(context: AppContext): ArchiveClient {
  const client = archiveClientOf(context);
  if (!client) throw new ArchiveStopped({ kind: 'not-connected' });
  return client;
}

/** Stops where somebody asked for it, or somebody else sits here now. */
export function goOn({ context, open, signal }: SyncWork): void {
  if (signal.aborted || !isStillHere(context, open)) throw new ArchiveStopped({ kind: 'cancelled' });
}

/** What stopped the work; bugs are thrown on. */
export function stopOf(cause: unknown): ArchiveStop {
  if (cause instanceof ArchiveStopped) return cause.why;
  throw cause;
}

/** What a question to the archive gave; a failure stops the work. */
export function given<T>(
  answer:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: Extract<ArchiveStop, { kind: 'archive' }>['failure'] },
): T {
  if (answer.ok) return answer.value;
  throw new ArchiveStopped(
    answer.error.kind === 'cancelled' ? { kind: 'cancelled' } : { kind: 'archive', failure: answer.error },
  );
}

/** What the storage gave; a failure stops the work. */
export function kept<T>(
  answer:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly message: string } },
): T {
  if (answer.ok) return answer.value;
  throw new ArchiveStopped({ kind: 'kept', message: answer.error.message });
}

/** What this browser knows of its dealings; where it cannot say, nothing. */
export async function bookOf({ ports }: AppContext, id: ProjectId): Promise<ArchiveBook> {
  const book = await ports.storage.loadArchiveBook(id);
  return book.ok ? book.value : emptyArchiveBook;
}

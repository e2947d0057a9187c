import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveEntry } from '../../domain/archive/archiveProject';
import type { ObserverId } from '../../domain/ids';
import type { KitOutcome } from '../kits/kitOutcome';

/** Why work with an archive stopped. `kept` is what this browser could not read or write. */
export type ArchiveStop =
  | { readonly kind: 'archive'; readonly failure: ArchiveFailure }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'kept'; readonly message: string };

/** A kit that was made. */
export type MadeKit = Extract<KitOutcome, { kind: 'made' }>;

/** What became of putting a kit into the archive. */
export type PutKitOutcome =
  | { readonly kind: 'put'; readonly issue: number; readonly subjects: number; readonly bytes: number }
  /** It is made, and something has to be looked at before it leaves: then `putMadeKit`. */
  | { readonly kind: 'look-first'; readonly made: MadeKit }
  /** It is made and logged, and is not in the archive: `putMadeKit` tries again. */
  | { readonly kind: 'not-put'; readonly made: MadeKit; readonly why: ArchiveStop }
  | Exclude<KitOutcome, { kind: 'made' }>
  | { readonly kind: 'stopped'; readonly why: ArchiveStop };

/** What became of putting a return or the project into the archive. */
export type PutOutcome =
  | { readonly kind: 'put'; readonly bytes: number }
  /** What lies there holds the same readings. */
  | { readonly kind: 'nothing-new' }
  /** Nothing is read yet. */
  | { readonly kind: 'nothing-read' }
  | { readonly kind: 'stopped'; readonly why: ArchiveStop };

/** How a bundle of the archive ended here. */
export interface CameEntry {
  readonly entry: ArchiveEntry;
  readonly end:
    | { readonly kind: 'taken' }
    /** Shown in the dialog, for a person to decide. */
    | { readonly kind: 'asked' }
    | { readonly kind: 'refused'; readonly message: string }
    | { readonly kind: 'not-fetched'; readonly why: ArchiveStop };
}

/** A reader whose newest kit lacks some of what they are to read by now. */
export interface KitBehind {
  readonly observerId: ObserverId;
  readonly more: number;
}

/** What came and went. */
export interface SyncReport {
  readonly put: PutOutcome | undefined;
  readonly came: readonly CameEntry[];
  /** Bundles there that this browser had already. */
  readonly known: number;
  readonly kitsBehind: readonly KitBehind[];
  /** Why it did not come to its end; doing it again goes on. */
  readonly stopped?: ArchiveStop;
}

/** How far sending, fetching or asking is. */
export interface ArchiveCourse {
  readonly what: 'asking' | 'fetching' | 'sending' | 'making';
  readonly done: number;
  readonly total: number;
}

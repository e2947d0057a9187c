import type { ObserverId, SeriesInstanceUid, SopInstanceUid, StudyInstanceUid } from '../ids';
import type { ArchivedKind } from './bundleObject';

/** One bundle that lies in an archive, as the archive's own list tells it: none of it was downloaded. */
export interface ArchiveEntry {
  readonly kind: ArchivedKind;
  readonly observerId?: ObserverId;
  /** Of a kit. */
  readonly issue?: number;
  /** ISO 8601 in UTC; absent where the archive does not say. */
  readonly writtenAtUtc?: string;
  readonly studyInstanceUid: StudyInstanceUid;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly sopInstanceUid: SopInstanceUid;
  /** Whether this browser took it in, or put it there. */
  readonly isHere: boolean;
}

/** Bundles of one kind and observer. */
export interface ArchiveBundle {
  readonly kind: Exclude<ArchivedKind, 'return'>;
  readonly observer?: string;
  /** Of the newest kit. */
  readonly issue?: number;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly newest: ArchiveEntry;
  readonly newestAtUtc?: string;
  readonly count: number;
  readonly isHere: boolean;
}

/** A project that lies in an archive, and what of it can be opened on a computer that does not have it. */
export interface ArchiveProject {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly title: string;
  readonly bundles: readonly ArchiveBundle[];
}

import type { ObserverId, ProjectId, ReadingId, SubjectId } from '../ids';
import type { ImageRef } from '../image/imageRef';
import type { ContentStep } from '../reading/contentStep';
import type { TimePoint } from '../timePoint';

/*
 * What lies beside a reading in this browser and in no bundle: how it came about, what is half drawn, and how its images
 * were looked at. All of it is one observer's own.
 */

/** The undo history of a reading, oldest step first. `position` steps were taken; the others were taken back. */
export interface StoredHistory {
  readonly readingId: ReadingId;
  readonly position: number;
  /** Revision of the reading that it belongs to. */
  readonly revision: number;
  readonly steps: readonly ContentStep[];
}

/** What a change of a reading does to its stored history: the first `keptSteps` stay, `added` come after them. */
export interface HistoryChange extends Omit<StoredHistory, 'steps'> {
  readonly keptSteps: number;
  readonly added: readonly ContentStep[];
}

/** An outline that is begun and not committed, on the slice it is drawn on. */
export interface StoredDraft {
  readonly image: ImageRef;
  /** As the editor keeps it; it alone can read it. */
  readonly snapshot: unknown;
}

/** Everything of a reading that is begun and not committed. */
export interface StoredDrafts {
  readonly readingId: ReadingId;
  readonly projectId: ProjectId;
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  readonly drafts: Readonly<Partial<Record<TimePoint, StoredDraft>>>;
  /** Time at work on ROIs that is not yet kept with a committed one, by `targetKey`. */
  readonly activeMs: Readonly<Record<string, number>>;
  /** Revisions of the ROIs of `activeMs` when this was written; of one that had no outline nothing. */
  readonly revisions?: Readonly<Record<string, number>>;
}

/** What is chosen to be exported of a project in this browser. */
export interface KeptExport {
  /** As the screen keeps it; it alone can read it. */
  readonly choices: unknown;
  /** Subjects that were chosen by themselves. */
  readonly subjectIds: readonly SubjectId[];
  /** What was decided about things that were found in what leaves; likewise the screen's alone. */
  readonly decisions: unknown;
}

/** How one observer looks at the images of a project in this browser. Nothing of it is measured. */
export interface ViewSettings {
  readonly projectId: ProjectId;
  readonly observerId: ObserverId;
  /** Window in displayed values, by series. */
  readonly windows: Readonly<Record<string, { readonly center: number; readonly width: number }>>;
  readonly brushRadiusPx?: number;
  /** False: the observer left the view of endplates unused, and it opens by itself no more. */
  readonly areEndplatesOffered?: boolean;
  /** In the one record that is of no observer: what the researcher chose to export. */
  readonly export?: KeptExport;
}

import type { ObserverId, SubjectId } from '../domain/ids';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { LiveMeasurement } from '../domain/measurement/liveMeasurement';
import type { Reading } from '../domain/reading/reading';
import type { RoiTarget } from '../domain/reading/roi';
import type { TimePoint } from '../domain/timePoint';
import type { EditHistory } from '../editor/editHistory';
import type { EditorState } from '../editor/editorState';

/** What of a reading can be undone: what was given for each target, and the slices chosen. */
export type ReadingContent = Pick<Reading, 'entries' | 'sliceChoices'>;

/** Whether a slice's pixels are ready to be shown and measured. */
export type SlicePixels =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed'; readonly message: string };

/** A stack of slices and the one that is shown. */
export interface SliceStack {
  readonly slices: readonly SliceHeader[];
  readonly index: number;
  readonly pixels: SlicePixels;
}

/** Numbers of the outline that is being drawn or changed, closed by a straight line. */
export interface LiveNumbers {
  readonly key: string;
  readonly outcome: LiveMeasurement;
}

/** One scan on the Read screen. */
export interface ReadingPane {
  readonly axial: SliceStack;
  readonly sagittal: SliceStack | undefined;
  /** Index of the axial slice proposed for the level; undefined where the geometry allows no proposal. */
  readonly proposedIndex: number | undefined;
  readonly editor: EditorState;
  readonly live: LiveNumbers | undefined;
}

/** One observer's reading of one subject, open on the Read screen. Holds this reading and no other. */
export interface ReadingSession {
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  readonly reading: Reading;
  readonly history: EditHistory<ReadingContent>;
  readonly panes: Readonly<Record<TimePoint, ReadingPane | undefined>>;
  readonly activeTimePoint: TimePoint;
  readonly armed: RoiTarget | undefined;
  readonly areOutlinesHidden: boolean;
  readonly isLinked: boolean;
}

import type { ObserverId, SubjectId } from '../domain/ids';
import type { PosteriorCrop } from '../domain/image/posteriorCrop';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { ViewSettings } from '../domain/keeping/readingRecords';
import type { LiveMeasurement } from '../domain/measurement/liveMeasurement';
import type { ActivityClock } from '../domain/reading/activityClock';
import type { Reading } from '../domain/reading/reading';
import type { ReadingContent } from '../domain/reading/readingContent';
import type { RoiTarget } from '../domain/reading/roi';
import type { MarkedMidHeight } from '../domain/study/midHeight';
import type { SliceProposal } from '../domain/study/sliceAtLevel';
import type { TimePoint } from '../domain/timePoint';
import type { EditHistory } from '../editor/editHistory';
import type { EditorState } from '../editor/editorState';

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
  /**
   * The axial slice proposed for the level: nearest to the marked mid-height, else in the middle of the stack. Undefined
   * where the geometry allows no proposal.
   */
  readonly proposal: SliceProposal | undefined;
  /** As marked on the sagittal image; undefined until both endplates are. */
  readonly midHeight: MarkedMidHeight | undefined;
  /** What of the axial slice is shown and drawn on; undefined where all of it is. */
  readonly crop: PosteriorCrop | undefined;
  readonly editor: EditorState;
  readonly live: LiveNumbers | undefined;
}

/** One observer's reading of one subject, open on the Read screen. Holds this reading and no other. */
export interface ReadingSession {
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  readonly reading: Reading;
  readonly history: EditHistory<ReadingContent>;
  /** Its scans as they stand on the screen; one for a masked scan, which has the slot `preop`. */
  readonly timePoints: readonly TimePoint[];
  /** `slices`: only the slices are chosen, once for all observers. */
  readonly task: 'outlines' | 'slices';
  /** In the settling round: keys of the only targets that are asked for. Undefined: all that the protocol asks. */
  readonly askedTargets?: readonly string[];
  /** Slices were chosen beforehand: they stay as they are, and only they are shown. */
  readonly areSlicesGiven: boolean;
  /** Nothing on the screen tells which scan was taken first, nor when. */
  readonly isOrderHidden: boolean;
  readonly panes: Readonly<Record<TimePoint, ReadingPane | undefined>>;
  readonly activeTimePoint: TimePoint;
  readonly armed: RoiTarget | undefined;
  readonly areOutlinesHidden: boolean;
  readonly isLinked: boolean;
  /** The sagittal images have the large panes, for marking endplates. */
  readonly areEndplatesLarge: boolean;
  /** That view opens by itself where it is of use; off once this observer left it unused, on once it was used. */
  readonly areEndplatesOffered: boolean;
  /** Pixels counted as fat are coloured. */
  readonly isFatShown: boolean;
  /** Windows that this observer chose, in displayed values, by series. */
  readonly windows: ViewSettings['windows'];
  /** Time at work on what is not committed yet. */
  readonly activity: ActivityClock;
}

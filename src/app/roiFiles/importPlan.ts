import type { ObserverId, SubjectId } from '../../domain/ids';
import type { ImageRef } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import type { RoiTarget } from '../../domain/reading/roi';
import type { ValueComparison } from '../../domain/roiFiles/foreignComparison';
import type { ForeignRoi, RoiFileRefusal } from '../../domain/roiFiles/foreignRoi';
import type { MatchedSlice } from '../../domain/roiFiles/matchSlice';
import type { PlaceProblem } from '../../domain/roiFiles/placeOnSlice';

/** What a person decided about one ROI of a file; everything else is found by name and image. */
export interface RowDecision {
  readonly timePoint?: RoiTarget['timePoint'];
  readonly siteId?: string;
  readonly muscleId?: string;
  readonly side?: RoiTarget['side'];
  readonly image?: ImageRef;
  /** Takes the place of the outline, or the reason, that is there. */
  readonly replaces?: boolean;
  /** The file names another observer, subject or round, and this person says that it is of this reading. */
  readonly isMine?: boolean;
  readonly isLeftOut?: boolean;
}

/** What has to be said by hand before an ROI can be taken in. */
export type OpenQuestion = 'timePoint' | 'muscle' | 'side' | 'slice';

/** Where an ROI of a file stands. Only `ready` ones are taken in. */
export type RowState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'open'; readonly questions: readonly OpenQuestion[] }
  /** There is an outline or a reason for that target already. */
  | { readonly kind: 'occupied' }
  /** Another ROI of these files is for the same target. */
  | { readonly kind: 'twice' }
  | { readonly kind: 'other-observer'; readonly observerId: ObserverId }
  | { readonly kind: 'other-subject'; readonly code: string }
  /** The object names an observer who is not of this study. */
  | { readonly kind: 'stranger'; readonly name: string }
  /** This observer's own of another round, which this one is not to know. */
  | { readonly kind: 'other-round'; readonly round: number }
  /** It names an image that is none of this subject's scans; a person may say on which slice it lies. */
  | { readonly kind: 'other-images' }
  | { readonly kind: 'not-placed'; readonly problem: PlaceProblem }
  /** All outlines of a scan lie on one slice; the reading, or another ROI of these files, has them on another. */
  | { readonly kind: 'other-slice' }
  /** Name and image say different time points. */
  | { readonly kind: 'contradiction' }
  | { readonly kind: 'refused'; readonly why: string; readonly atPx?: PointPx }
  | { readonly kind: 'no-pixels'; readonly message: string };

/** What is worth a look although it does not stand in the way. */
export type RowWarning =
  | 'not-the-chosen-slice'
  | 'other-side'
  | 'mm-differ'
  | 'no-pixels-inside'
  | 'other-image'
  | 'other-patient';

/** One ROI of a file, what it is of, and what it measures here. */
export interface ImportRow {
  readonly id: number;
  readonly roi: ForeignRoi;
  readonly subjectId: SubjectId;
  /** As far as it is known. */
  readonly said: Partial<RoiTarget>;
  readonly target: RoiTarget | undefined;
  readonly slice: MatchedSlice | undefined;
  readonly state: RowState;
  readonly warnings: readonly RowWarning[];
  readonly measurement: RoiMeasurement | undefined;
  readonly imageFingerprint: string | undefined;
  /** Values of the file beside ours; none of another observer's file until it was decided. */
  readonly comparisons: readonly ValueComparison[];
}

/** Everything that was in the files, and what would happen to it. */
export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  readonly refused: readonly RoiFileRefusal[];
}

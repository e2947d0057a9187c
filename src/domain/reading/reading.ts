import type { ObserverId, ProjectId, ReadingId, SubjectId } from '../ids';
import type { ImageRef } from '../image/imageRef';
import type { VersionVector } from '../keeping/versionVector';
import type { RoiMeasurement } from '../measurement/roiMeasurement';
import type { TimePoint } from '../timePoint';
import type { EndplateMarks } from './endplates';
import type { Midline } from './midline';
import type { Roi, RoiTarget } from './roi';

/** Why an observer gives no outline. */
export type CannotMeasureReason =
  | 'cut-by-field-of-view'
  | 'motion'
  | 'artefact'
  | 'oedema-too-wide'
  | 'no-slice-at-level';

/** What an observer gives for one target: an ROI, or a reason. */
export type ReadingEntry =
  | { readonly kind: 'roi'; readonly roi: Roi; readonly measurement: RoiMeasurement }
  | {
      readonly kind: 'cannot-measure';
      readonly target: RoiTarget;
      readonly reason: CannotMeasureReason;
      readonly note: string;
      readonly recordedAtUtc: string;
    };

/** The axial slice on which a time point is measured, and how it came to be chosen. */
export interface SliceChoice {
  readonly image: ImageRef;
  /** `beforehand`: once for all observers, by somebody who is not blinded. */
  readonly how: 'accepted' | 'by-drawing' | 'beforehand';
  readonly chosenAtUtc: string;
  /** Where the spinal canal begins, for readings that are shown from there backwards; see `posteriorCrop`. */
  readonly canalFront?: { readonly fromPx: number; readonly how: 'from-endplates' | 'by-hand' };
  /** How the slice lies to the mid-height that was marked; absent where none was. */
  readonly atMidHeight?: SliceAtMidHeight;
}

/** A chosen slice against the mid-height of the body (rules, *Slice at mid-height*). */
export interface SliceAtMidHeight {
  /** Along the body's axis, positive towards the head. */
  readonly distanceAtBodyMm: number;
  readonly distanceAtMuscleMm?: number;
  readonly tiltDeg: number;
  /** The sagittal image with endplates, mid-height and chosen slice, as a small PNG `data:` URL. */
  readonly evidencePng?: string;
}

/** One observer's work on one subject in one round. */
export interface Reading {
  readonly id: ReadingId;
  readonly projectId: ProjectId;
  readonly subjectId: SubjectId;
  readonly observerId: ObserverId;
  /** 1 for the first reading; 2 is the intra-observer re-read. */
  readonly round: number;
  readonly state: 'open' | 'signed';
  readonly signedAtUtc?: string;
  /** Every re-opening, with its reason. */
  readonly reopenings: readonly { readonly atUtc: string; readonly reason: string }[];
  readonly sliceChoices: Readonly<Partial<Record<TimePoint, SliceChoice>>>;
  /** Absent where none were marked. */
  readonly endplates?: Readonly<Partial<Record<TimePoint, EndplateMarks>>>;
  /** Absent where none was set. */
  readonly midlines?: Readonly<Partial<Record<TimePoint, Midline>>>;
  /** By `targetKey`. */
  readonly entries: Readonly<Record<string, ReadingEntry>>;
  /** Counts saved changes; a higher one is newer. */
  readonly revision: number;
  /** Which devices changed it how often; set by the storage. Absent in records of versions that did not keep it. */
  readonly clock?: VersionVector;
  /** Version of the protocol under which it was signed. */
  readonly protocolVersion?: number;
  /** A later round that was opened before the wash-out had passed: why, and how many days were lacking. */
  readonly washOutOverride?: {
    readonly atUtc: string;
    readonly reason: string;
    readonly daysLacking: number;
  };
}

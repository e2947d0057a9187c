import type { ImageRef } from '../image/imageRef';
import type { PointPx } from '../image/point';
import type { RoiSide } from '../side';
import { type TimePoint, timePoints } from '../timePoint';
import type { RoiDrawing } from './roiDrawing';

/** What an ROI is of, inside one reading. */
export interface RoiTarget {
  readonly timePoint: TimePoint;
  /** Measuring site of the protocol (level and slice choice). */
  readonly siteId: string;
  /** A muscle of the protocol, or a reference tissue (`referenceMuscleId`). */
  readonly muscleId: string;
  readonly side: RoiSide;
}

/** One text per target: the key of a reading's entries. */
export function targetKey(target: RoiTarget): string {
  return [target.timePoint, target.siteId, target.muscleId, target.side].join('|');
}

/** The same target at another time point. */
export function targetAt(target: RoiTarget, timePoint: TimePoint): RoiTarget {
  return { ...target, timePoint };
}

/** The time point of a target, from its key; undefined where the text is no key. */
export function timePointOfKey(key: string): TimePoint | undefined {
  const [first] = key.split('|');
  return timePoints.find((timePoint) => timePoint === first);
}

/** The key of the same target at another time point. */
export function keyAt(key: string, timePoint: TimePoint): string {
  return [timePoint, ...key.split('|').slice(1)].join('|');
}

/** Why a part of the muscle is left out. */
export type ExclusionReason = 'oedema' | 'haemorrhage' | 'inflammation' | 'vessel' | 'artefact' | 'other';

/** All of them, in the order of the number keys 1 to 6. */
export const exclusionReasons: readonly ExclusionReason[] = [
  'oedema',
  'haemorrhage',
  'inflammation',
  'vessel',
  'artefact',
  'other',
];

/** A polygon inside an ROI whose pixels do not count. */
export interface RoiExclusion {
  readonly verticesPx: readonly PointPx[];
  readonly reason: ExclusionReason;
}

/** An outline as drawn, float64, on one slice. Open ring: the first vertex is not repeated. */
export interface Roi {
  readonly target: RoiTarget;
  readonly image: ImageRef;
  readonly imageFingerprint: string;
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly committedAtUtc: string;
  /** Absent in ROIs of versions that did not record it. */
  readonly drawing?: RoiDrawing;
  /** Counts the commits of this ROI, from 1; a measurement names the one it is of. Absent in earlier versions' ROIs. */
  readonly revision?: number;
}

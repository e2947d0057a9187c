import { type ObserverId, observerId, type SopInstanceUid, sopInstanceUid } from '../../../domain/ids';
import type { PointPx } from '../../../domain/image/point';
import { type Side, sides } from '../../../domain/side';
import { type TimePoint, timePoints } from '../../../domain/timePoint';
import { demoCohort } from './demoCohort';
import { demoTruth } from './demoTruth';
import { observerErrors } from './observerErrors';
import { observerOutline } from './observerOutline';

/** One outline of one observer in the demo, round 1. */
export interface DemoReading {
  readonly subjectCode: string;
  readonly observerId: ObserverId;
  readonly timePoint: TimePoint;
  readonly side: Side;
  readonly imagePath: string;
  readonly sopInstanceUid: SopInstanceUid;
  readonly verticesPx: readonly PointPx[];
}

/** Subjects left for the visitor to read: by both observers, and by B only. One of each group. */
const unread: ReadonlyMap<string, readonly string[]> = new Map([
  ['S-007', ['A', 'B']],
  ['S-023', ['B']],
]);

/** The readings of observers A and B: outlines on the slice at mid-height, as two people would draw them. */
export function demoReadings(seed: number): readonly DemoReading[] {
  return demoCohort(seed).flatMap((subject) =>
    ['A', 'B']
      .filter((letter) => !unread.get(subject.code)?.includes(letter))
      .flatMap((letter) =>
        timePoints.flatMap((timePoint) =>
          sides.map((side): DemoReading => {
            const truth = demoTruth(seed, subject.index, timePoint, side);
            const errors = observerErrors(seed, letter, subject.index, side);
            return {
              subjectCode: subject.code,
              observerId: observerId(letter),
              timePoint,
              side,
              imagePath: truth.imagePath,
              sopInstanceUid: sopInstanceUid(truth.sopInstanceUid),
              verticesPx: observerOutline(truth.outlinePx, errors, timePoint),
            };
          }),
        ),
      ),
  );
}

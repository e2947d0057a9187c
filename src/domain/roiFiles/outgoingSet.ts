import { safeName } from '../../base/safeName';
import { imageKey } from '../image/imageRef';
import type { PointPx } from '../image/point';
import { netRings } from '../polygon/netRings';
import { askedRois } from '../reading/askedRois';
import type { Reading } from '../reading/reading';
import type { Protocol } from '../study/protocol';
import type { Subject } from '../study/subject';
import { readersOf } from '../study/thirdReader';
import type { TimePoint } from '../timePoint';
import type { OutgoingRoi } from './outgoingRoi';
import { roiName, roundPart, scanPart } from './roiNames';

/** ROIs of one reading and time point: of one series, so that positions in a stack mean something. */
export interface OutgoingSet {
  /** Safe as a file name: subject, scan, observer, round. */
  readonly name: string;
  readonly rois: readonly OutgoingRoi[];
}

/**
 * The ROIs of a reading at one time point; undefined where the observer is not of this study any more.
 *
 * @param positionOf Number of a slice in its series from 1, by `imageKey`; undefined where that is not known.
 */
export function outgoingSet(
  protocol: Protocol,
  subject: Subject,
  reading: Reading,
  timePoint: TimePoint,
  positionOf: (key: string) => number | undefined,
): OutgoingSet | undefined {
  const observer = readersOf(protocol).find(({ id }) => id === reading.observerId);
  if (!observer) return undefined;
  const rois = askedRois(reading, protocol, timePoint).map((roi): OutgoingRoi => {
    const { target, image, outlinePx, exclusions } = roi;
    const slicePosition = positionOf(imageKey(image));
    const name = roiName(protocol, subject, target, observer, reading.round);
    return { name, outlinePx, exclusions, image, ...(slicePosition !== undefined && { slicePosition }) };
  });
  const round = reading.round > 1 ? `_${roundPart(reading.round)}` : '';
  return {
    name: `${safeName(subject.code)}_${scanPart(subject, timePoint)}_${observer.letter}${round}`,
    rois,
  };
}

/** What remains of an outline without its exclusions: none where they take all of it. */
export function outgoingRings({ outlinePx, exclusions }: OutgoingRoi): readonly (readonly PointPx[])[] {
  if (exclusions.length === 0) return [outlinePx];
  const excluded = exclusions.map(({ verticesPx }) => verticesPx);
  return netRings(outlinePx, excluded).map(({ verticesPx }) => verticesPx);
}

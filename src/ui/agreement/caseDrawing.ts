import type { DrawnReading } from '../../app/agreement/showCase';
import type { Rater } from '../../domain/agreement/outlinePair';
import { settlingRound } from '../../domain/agreement/settlingRound';
import type { Protocol } from '../../domain/study/protocol';
import { thirdReaderId } from '../../domain/study/thirdReader';
import type { OverlayModel } from '../../editor/overlay';
import { caseStyle } from './caseStyle';

/** Whose outlines are drawn: the compared ones, both as read again, or the compared ones with the third. */
export type WhoseOutlines = 'originals' | 'reRead' | 'third';

/** What can be looked at, of the readings that are signed. */
export function whoseOffered(readings: readonly DrawnReading[]): readonly WhoseOutlines[] {
  const settling = readings.filter(({ round, hasOutlines }) => round === settlingRound && hasOutlines);
  return [
    'originals',
    ...(settling.some(({ observerId }) => observerId !== thirdReaderId) ? (['reRead'] as const) : []),
    ...(settling.some(({ observerId }) => observerId === thirdReaderId) ? (['third'] as const) : []),
  ];
}

/** The readings that are drawn, in the order of the raters, the third last. */
export function readingsDrawn(
  readings: readonly DrawnReading[],
  raters: readonly [Rater, Rater],
  whose: WhoseOutlines,
): readonly DrawnReading[] {
  const of = (observerId: string, round: number) =>
    readings.filter((one) => one.observerId === observerId && one.round === round);
  if (whose === 'reRead') return raters.flatMap(({ observerId }) => of(observerId, settlingRound));
  const originals = raters.flatMap(({ observerId, round }) => of(observerId, round));
  return whose === 'third' ? [...originals, ...of(thirdReaderId, settlingRound)] : originals;
}

/** The outlines that belong to a slice, each in the style of whoever drew it. None of another slice is ever over it. */
export function drawingOn(
  readings: readonly DrawnReading[],
  sliceIndex: number,
  protocol: Protocol,
): OverlayModel {
  return {
    lines: [],
    outlines: readings
      .filter((one) => one.sliceIndex === sliceIndex)
      .flatMap(({ observerId, round, outlines }) =>
        outlines.map(({ key, tag, tagDirectionPx, outlinePx, exclusions, warning }) => ({
          key: `${observerId} ${round} ${key}`,
          outlinePx,
          style: caseStyle(protocol, observerId),
          state: 'rest' as const,
          tag,
          tagDirectionPx,
          ...(exclusions.length > 0 && {
            exclusions: exclusions.map(({ verticesPx, reason }) => ({ verticesPx, reason, isEdited: false })),
          }),
          ...(warning !== undefined && { warning }),
        })),
      ),
  };
}

/** The slices that something is drawn on, each with who drew there, in the order of who drew. */
export function slicesDrawn(
  readings: readonly DrawnReading[],
): readonly { readonly index: number; readonly by: readonly DrawnReading[] }[] {
  const indexes = [...new Set(readings.flatMap(({ sliceIndex }) => sliceIndex ?? []))];
  return indexes.map((index) => ({ index, by: readings.filter((one) => one.sliceIndex === index) }));
}

/** A slice that something is drawn on. */
type DrawnSlice = ReturnType<typeof slicesDrawn>[number];

/**
 * The slice that is shown first: the third reading's own where it is looked at, else that of whoever drew first. Undefined where
 * nothing is drawn on the series.
 */
export function startSlice(readings: readonly DrawnReading[], whose: WhoseOutlines): number | undefined {
  const third = whose === 'third' ? readings.find(isThird)?.sliceIndex : undefined;
  return third ?? slicesDrawn(readings)[0]?.index;
}

/** The third reading's slice and those of the others, where it stands alone on another one than theirs. */
export function thirdApart(
  slices: readonly DrawnSlice[],
): { readonly third: DrawnSlice; readonly others: readonly DrawnSlice[] } | undefined {
  const third = slices.find(({ by }) => by.every(isThird));
  const others = slices.filter((one) => one !== third);
  return third && others.length > 0 ? { third, others } : undefined;
}

function isThird({ observerId }: DrawnReading): boolean {
  return observerId === thirdReaderId;
}

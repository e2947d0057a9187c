import type { Result } from '../base/result';
import type { ObserverId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import { type ReferenceTissue, referenceMuscleId } from '../domain/reading/referenceTissue';
import { normalisingTissues } from '../domain/study/targets';
import type { TimePoint } from '../domain/timePoint';
import { timePoints } from '../domain/timePoint';
import type { MissingValue } from './missingValue';
import type { ReferenceSi } from './normalisedValues';
import { areOnOneSlice, observerCell } from './observerCell';
import { averageOf } from './quantity';
import type { MissingWhy, RoiContext } from './roiCell';

/** The reading of an observer, or why there is none. */
export type ReadingOf = (observerId: ObserverId) => Result<Reading, MissingWhy>;

/** What the reference tissues of a subject give: signals, and why a tissue has none. */
export interface ReferenceSignals {
  readonly signals: readonly ReferenceSi[];
  readonly missing: readonly MissingValue[];
}

/**
 * Signals of the protocol's reference tissues, means over the observers. Complete case, tissue by tissue: one absent
 * value (any observer, site or time point) leaves out the whole tissue for the subject, whose other values stand.
 * A reference on another slice than a muscle of the same reading and time point is no value.
 */
export function referenceSignals(readingOf: ReadingOf, context: RoiContext): ReferenceSignals {
  const missing: MissingValue[] = [];
  const signals = normalisingTissues(context.protocol).flatMap((tissue) => {
    const own = context.protocol.sites.flatMap(({ id: siteId }) => {
      const [preop, followUp] = timePoints.map((timePoint) =>
        meanOf(tissue, siteId, timePoint, readingOf, context, missing),
      );
      return preop === undefined || followUp === undefined
        ? []
        : [{ siteId, tissue, si: { preop, followUp } }];
    });
    return own.length < context.protocol.sites.length ? [] : own;
  });
  return { signals, missing };
}

function meanOf(
  tissue: ReferenceTissue,
  siteId: string,
  timePoint: TimePoint,
  readingOf: ReadingOf,
  context: RoiContext,
  missing: MissingValue[],
): number | undefined {
  const { observers, muscles, sides } = context.protocol;
  const target = { timePoint, siteId, muscleId: referenceMuscleId(tissue), side: 'none' as const };
  const means = observers.flatMap(({ id: observerId }) => {
    const reading = readingOf(observerId);
    const lacks = (why: MissingWhy): readonly number[] => {
      missing.push({ kind: 'cell', observerId, ...target, why });
      return [];
    };
    const cell = observerCell(reading, target, context);
    if (!cell.si.ok) return lacks(cell.si.error);
    const slices = muscles.flatMap(({ id: muscleId }) =>
      sides.flatMap((side) => observerCell(reading, { ...target, muscleId, side }, context).slices),
    );
    return areOnOneSlice([...slices, ...cell.slices]) ? [cell.si.value] : lacks({ kind: 'other-slice' });
  });
  if (means.length < observers.length) return undefined;
  const si = averageOf(means);
  if (si > 0 && Number.isFinite(si)) return si;
  missing.push({ kind: 'not-positive', quantity: 'si', ...target, value: si });
  return undefined;
}

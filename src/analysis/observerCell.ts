import type { Result } from '../base/result';
import { ok } from '../base/result';
import { sumOf } from '../base/sumOf';
import type { Reading } from '../domain/reading/reading';
import { type RoiTarget, targetKey } from '../domain/reading/roi';
import type { MissingWhy, RoiAreas, RoiContext, RoiFatValues } from './roiCell';
import { roiAreas, roiFat, roiMeasurement, roiSi } from './roiCell';

/** What one observer gives for one target, each part or why it is not there. */
export interface ObserverCell {
  readonly areas: Result<RoiAreas, MissingWhy>;
  readonly si: Result<number, MissingWhy>;
  /** Absent where the protocol asks for no fat. */
  readonly fat?: Result<RoiFatValues, MissingWhy>;
  /** Whether there is a measurement that counts. */
  readonly isMeasured: boolean;
  readonly isLossy: boolean;
  /** Fingerprints of the slices of the outlines, which two hospitals' copies of an image share; empty where there is none. */
  readonly slices: readonly string[];
}

/** One observer's cell of a target, from their reading or from why there is none. */
export function observerCell(
  reading: Result<Reading, MissingWhy>,
  target: RoiTarget,
  context: RoiContext,
): ObserverCell {
  const { protocol } = context;
  const hasFat = protocol.fatMethod.kind !== 'none';
  const entry = reading.ok ? reading.value.entries[targetKey(target)] : undefined;
  const slices = entry?.kind === 'roi' ? [entry.roi.imageFingerprint] : [];
  const measured = reading.ok ? roiMeasurement(reading.value, target, context) : reading;
  if (!measured.ok) {
    const lacks = { areas: measured, si: measured, ...(hasFat && { fat: measured }) };
    return { ...lacks, isMeasured: false, isLossy: false, slices };
  }
  const fat = roiFat(measured.value, protocol);
  return {
    areas: roiAreas(measured.value, protocol),
    si: roiSi(measured.value, protocol),
    ...(fat && { fat }),
    isMeasured: true,
    isLossy: measured.value.isLossy,
    slices,
  };
}

/**
 * One observer's muscles of a side taken together, as if they had been outlined as one: areas are added, SI and fat %
 * are weighted by the net area, which their pixels come from. Lacks what any of the muscles lacks. Rules: *From ROIs to
 * a subject's values*. Of one muscle it is that muscle, to the last bit.
 */
export function combineCells(cells: readonly ObserverCell[]): ObserverCell {
  const [first, ...others] = cells;
  if (first && others.length === 0) return first;
  const areas = allOk(cells.map((cell) => cell.areas));
  const weighted = (values: readonly number[], own: readonly RoiAreas[]) =>
    sumOf(
      own.map(({ netMm2 }, index) => netMm2 * (values[index] ?? Number.NaN)),
      itself,
    ) / sumOf(own, (one) => one.netMm2);
  const means = allOk(cells.map((cell) => cell.si));
  const fats = cells.flatMap((cell) => cell.fat ?? []);
  const fat = allOk(fats);
  return {
    areas: mapOk(areas, (own) => ({
      csaMm2: sumOf(own, (one) => one.csaMm2),
      grossMm2: sumOf(own, (one) => one.grossMm2),
      netMm2: sumOf(own, (one) => one.netMm2),
    })),
    si: means.ok ? mapOk(areas, (own) => weighted(means.value, own)) : means,
    ...(fats.length > 0 && {
      fat: fat.ok
        ? mapOk(areas, (own) => ({
            fatPercent: weighted(
              fat.value.map((one) => one.fatPercent),
              own,
            ),
            leanAreaMm2: sumOf(fat.value, (one) => one.leanAreaMm2),
            fatAreaMm2: sumOf(fat.value, (one) => one.fatAreaMm2),
          }))
        : fat,
    }),
    isMeasured: cells.every((cell) => cell.isMeasured),
    isLossy: cells.some((cell) => cell.isLossy),
    slices: cells.flatMap((cell) => cell.slices),
  };
}

/** Whether outlines lie on one slice; true of fewer than two. */
export function areOnOneSlice(slices: ObserverCell['slices']): boolean {
  return new Set(slices).size < 2;
}

function allOk<T, E>(results: readonly Result<T, E>[]): Result<readonly T[], E> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return ok(values);
}

function mapOk<T, U, E>(result: Result<T, E>, make: (value: T) => U): Result<U, E> {
  return result.ok ? ok(make(result.value)) : result;
}

function itself(value: number): number {
  return value;
}

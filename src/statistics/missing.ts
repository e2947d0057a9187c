import { err, ok, type Result } from '../base/result';
import { settledOf } from './settledList';
import type { StatisticsError } from './statisticsError';

/** A value as it comes from a table: `null`, `undefined` and NaN are missing. */
export type MaybeNumber = number | null | undefined;

/** The values that are there, in order, and how many were not. */
export interface PresentValues {
  readonly values: readonly number[];
  readonly missing: number;
}

/** Whether a value counts as missing. */
export function isMissing(value: MaybeNumber): value is null | undefined {
  return value === null || value === undefined || Number.isNaN(value);
}

/** Drops missing values. An infinite value is an error, never silently dropped. */
export function presentValues(values: readonly MaybeNumber[]): Result<PresentValues, StatisticsError> {
  const known = settledOf(values);
  if (known) return ok({ values: known.values, missing: 0 });
  const present: number[] = [];
  for (const value of values) {
    if (isMissing(value)) continue;
    if (!Number.isFinite(value)) return err({ kind: 'not-finite' });
    present.push(value);
  }
  return ok({ values: present, missing: values.length - present.length });
}

/** Rows without a missing value, and how many rows were dropped. */
export interface CompleteRows {
  readonly rows: readonly (readonly number[])[];
  readonly dropped: number;
}

/** Listwise deletion: a row with any missing value goes as a whole. All rows must have the same length. */
export function completeRows(
  table: readonly (readonly MaybeNumber[])[],
): Result<CompleteRows, StatisticsError> {
  const rows: (readonly number[])[] = [];
  for (const row of table) {
    if (row.length !== table[0]?.length) {
      return err({ kind: 'lengths-differ', lengths: [table[0]?.length ?? 0, row.length] });
    }
    if (isWhole(row)) rows.push(row);
    else if (!row.some(isMissing)) return err({ kind: 'not-finite' });
  }
  return ok({ rows, dropped: table.length - rows.length });
}

function isWhole(row: readonly MaybeNumber[]): row is readonly number[] {
  for (const value of row) if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return true;
}

/** Pairs of which both sides are there. */
export interface CompletePairs {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dropped: number;
}

/** Listwise deletion of pairs; the two lists must have the same length. */
export function completePairs(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
): Result<CompletePairs, StatisticsError> {
  if (x.length !== y.length) return err({ kind: 'lengths-differ', lengths: [x.length, y.length] });
  const [knownX, knownY] = [settledOf(x), settledOf(y)];
  if (knownX && knownY) return ok({ x: knownX.values, y: knownY.values, dropped: 0 });
  const keptX: number[] = [];
  const keptY: number[] = [];
  for (let i = 0; i < x.length; i += 1) {
    const [a, b] = [x[i], y[i]];
    if (isMissing(a) || isMissing(b)) continue;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return err({ kind: 'not-finite' });
    keptX.push(a);
    keptY.push(b);
  }
  return ok({ x: keptX, y: keptY, dropped: x.length - keptX.length });
}

/** Present values of several groups; `missing` counts per group. */
export function presentGroups(
  groups: readonly (readonly MaybeNumber[])[],
): Result<readonly PresentValues[], StatisticsError> {
  const present: PresentValues[] = [];
  for (const group of groups) {
    const result = presentValues(group);
    if (!result.ok) return result;
    present.push(result.value);
  }
  return ok(present);
}

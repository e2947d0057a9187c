import type { TimePoint } from '../timePoint';
import type { PairRow } from './pairCheck';
import type { PairFinding, PairItem, PairSeverity } from './pairFinding';

/** Absorbs binary rounding of decimal values at a limit: 4.0 − 3.9 is a hair more than 0.1. */
const rounding = 1e-9;

/** Whether a difference goes beyond a limit, binary rounding aside. */
export function isBeyond(difference: number, limit: number): boolean {
  return Math.abs(difference) > limit + rounding;
}

/** An item and what a difference of it means. */
export interface Compared {
  readonly item: PairItem;
  readonly severity: PairSeverity;
}

/** Both values; undefined where a file does not state it. */
export type Both<T> = readonly [preop: T | undefined, followUp: T | undefined];

/** Compares texts: case, width of letters and blanks do not count. */
export function textRow({ item, severity }: Compared, values: Both<string>): PairRow {
  const [preop, followUp] = values.map((value) => value?.trim() || undefined);
  if (preop === undefined || followUp === undefined)
    return notStatedRow({ item, severity }, [preop, followUp]);
  if (comparable(preop) === comparable(followUp)) return { item, state: 'same', preop, followUp };
  return {
    item,
    state: 'different',
    preop,
    followUp,
    finding: { kind: 'text-differs', severity, item, preop, followUp },
  };
}

/** Compares numbers: a difference beyond `limit`, in percent of the pre-op value or in the item's unit, is a finding. */
export function numberRow(
  { item, severity }: Compared,
  [preop, followUp]: Both<number>,
  limit: number,
  unit: 'percent' | 'own',
): PairRow {
  if (preop === undefined || followUp === undefined)
    return notStatedRow({ item, severity }, [preop, followUp]);
  const own = followUp - preop;
  const value = unit === 'own' || own === 0 ? own : (100 * own) / Math.abs(preop);
  const row = { item, preop, followUp, difference: { value, unit } };
  if (!isBeyond(value, limit)) return { ...row, state: isBeyond(own, 0) ? 'close' : 'same' };
  return {
    ...row,
    state: 'different',
    finding: {
      kind: 'number-differs',
      severity,
      item,
      preop,
      followUp,
      difference: value,
      limit,
      limitUnit: unit,
    },
  };
}

/**
 * An item that a file lacks: said where the other states it, because a comparison that could not be made is not one that
 * passed. Where both lack it, only what would be red is said.
 */
export function notStatedRow(
  { item, severity }: Compared,
  [preop, followUp]: Both<string | number>,
): PairRow {
  const missing: TimePoint[] = [
    ...(preop === undefined ? (['preop'] as const) : []),
    ...(followUp === undefined ? (['followUp'] as const) : []),
  ];
  const stated = { ...(preop !== undefined && { preop }), ...(followUp !== undefined && { followUp }) };
  const finding: PairFinding = { kind: 'not-stated', severity: 'amber', item, missing, ...stated };
  const isSaid = missing.length < 2 || severity === 'red';
  return { item, state: 'not-stated', ...stated, ...(isSaid && { finding }) };
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

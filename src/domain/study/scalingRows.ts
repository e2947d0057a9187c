import type { SliceHeader } from '../image/sliceHeader';
import { floatingPointOf } from '../image/valueMaps';
import type { PairRow } from './pairCheck';
import { isBeyond, notStatedRow, numberRow } from './pairComparisons';
import type { PairLimits } from './pairLimits';
import type { ValueKind } from './protocol';
import { missingScaleEffect, scalingDifference } from './scalingDifference';

/** An effect that is written as more than 0.0 %. */
const leastSaidPercent = 0.05;

/** The lines of the check that are about how stored values became SI, for the values that the protocol calls SI. */
export function scalingRows(
  preop: SliceHeader,
  followUp: SliceHeader,
  limits: PairLimits,
  valueKind: ValueKind,
): readonly PairRow[] {
  const intercepts = [preop.rescale.intercept, followUp.rescale.intercept] as const;
  return saidOnce([
    slopeRow(preop, followUp, limits, valueKind),
    // Stored values have no intercept.
    ...(valueKind === 'stored'
      ? []
      : [numberRow({ item: 'rescale-intercept', severity: 'amber' }, intercepts, 0, 'own')]),
    ...missingScaleRow(preop, followUp, valueKind),
  ]);
}

/**
 * A file that lacks both slopes has one cause, said once: by the RescaleSlope where its effect is known and not none,
 * else by the Philips scale slope. Both lines stay in the table.
 */
function saidOnce(rows: readonly PairRow[]): readonly PairRow[] {
  const [slope, scale] = (['rescale-slope', 'philips-scale'] as const).map(
    (item) => rows.find((row) => row.item === item)?.finding,
  );
  if (slope?.kind !== 'not-stated' || scale?.kind !== 'not-stated') return rows;
  if (slope.missing.join() !== scale.missing.join()) return rows;
  const hasNumber = Math.abs(slope.effectPercent ?? 0) >= leastSaidPercent;
  const unsaid = hasNumber && scale.severity !== 'red' ? scale : slope;
  return rows.map((row) => {
    if (row.finding !== unsaid) return row;
    const { finding: _finding, ...rest } = row;
    return rest;
  });
}

function slopeRow(
  preop: SliceHeader,
  followUp: SliceHeader,
  limits: PairLimits,
  valueKind: ValueKind,
): PairRow {
  const item = 'rescale-slope';
  if (preop.rescale.table || followUp.rescale.table) return tableRow(preop, followUp, valueKind);
  const values = { ...scaleText('preop', preop), ...scaleText('followUp', followUp) };
  const difference = scalingDifference(preop, followUp, valueKind);
  const effect = difference && {
    effect: { on: 'SI' as const, percent: difference.effectPercent, isAtMost: false },
  };
  if (preop.rescale.isStated !== followUp.rescale.isStated) {
    const row = notStatedRow({ item, severity: 'amber' }, [
      preop.rescale.isStated ? preop.rescale.slope : undefined,
      followUp.rescale.isStated ? followUp.rescale.slope : undefined,
    ]);
    const { finding } = row;
    const isShown = finding?.kind === 'not-stated' && difference !== undefined;
    return {
      ...row,
      ...values,
      ...effect,
      ...(isShown && { finding: { ...finding, effectPercent: difference.effectPercent } }),
    };
  }
  // Both lack it: 1 is meant by the standard, the same in both.
  const slopeRatios = [
    followUp.rescale.slope / preop.rescale.slope,
    (followUp.philipsScale?.slope ?? 1) / (preop.philipsScale?.slope ?? 1),
  ];
  const hasBothScales = preop.philipsScale !== undefined && followUp.philipsScale !== undefined;
  const worstPercent = Math.max(
    ...slopeRatios.slice(0, hasBothScales ? 2 : 1).map((ratio) => Math.abs(100 * (ratio - 1))),
    Math.abs(difference?.effectPercent ?? 0),
  );
  if (!isBeyond(worstPercent, 0)) return { item, state: 'same', ...values };
  if (!isBeyond(worstPercent, limits.scalingPercent)) return { item, state: 'close', ...values, ...effect };
  if (!difference) return { item, state: 'close', ...values };
  if (difference.basis === 'cancels') return { item, state: 'close', ...values, ...effect };
  return {
    item,
    state: 'different',
    ...values,
    ...effect,
    finding: { kind: 'scaling-differs', severity: 'amber', item, ...difference },
  };
}

/** A table maps the values of one scan or of both: the same table, or what it does cannot be said in one number. */
function tableRow(preop: SliceHeader, followUp: SliceHeader, valueKind: ValueKind): PairRow {
  const item = 'rescale-slope';
  const text = ({ rescale }: SliceHeader): string =>
    rescale.table ? `table of ${rescale.table.entries} values` : String(rescale.slope);
  const values = { preop: text(preop), followUp: text(followUp) };
  const { table } = preop.rescale;
  const other = followUp.rescale.table;
  if (table && other && table.sha256 === other.sha256 && table.firstStored === other.firstStored) {
    return { item, state: 'same', ...values };
  }
  if (valueKind === 'stored') return { item, state: 'close', ...values };
  return {
    item,
    state: 'different',
    ...values,
    finding: { kind: 'text-differs', severity: 'amber', item, ...values },
  };
}

/** A line where a file lacks the Philips scale slope that the other states, or that the protocol's SI is made with. */
function missingScaleRow(
  preop: SliceHeader,
  followUp: SliceHeader,
  valueKind: ValueKind,
): readonly PairRow[] {
  const slopes = [usableScale(preop), usableScale(followUp)] as const;
  const isNeeded = valueKind === 'philips-floating-point';
  const missing = slopes.filter((slope) => slope === undefined).length;
  if (missing === 0 || (missing === 2 && !isNeeded)) return [];
  const row = notStatedRow({ item: 'philips-scale', severity: isNeeded ? 'red' : 'amber' }, slopes);
  const { finding } = row;
  if (!isNeeded || finding?.kind !== 'not-stated') return [row];
  const effect = missingScaleEffect(preop, followUp);
  return [
    {
      ...row,
      ...(effect && { effect: { on: 'SI' as const, percent: effect.effectPercent, isAtMost: false } }),
      finding: {
        ...finding,
        // Without it there is no floating-point value, so there is nothing to compare.
        severity: 'red',
        isSignalUndefined: true,
        ...(effect && { effectPercent: effect.effectPercent }),
      },
    },
  ];
}

/** The Philips scale slope, where a floating-point value can be made with it. */
function usableScale(header: SliceHeader): number | undefined {
  return floatingPointOf(header) && header.philipsScale?.slope;
}

/** The slopes of a scan in a few characters; nothing where the file has none. */
function scaleText<K extends 'preop' | 'followUp'>(
  timePoint: K,
  { rescale, philipsScale }: SliceHeader,
): { readonly [P in K]?: string } {
  const rounded = (value: number): string => String(Number(value.toPrecision(4)));
  const parts = [
    ...(rescale.isStated || philipsScale ? [rounded(rescale.slope)] : []),
    ...(philipsScale ? [rounded(philipsScale.slope)] : []),
  ];
  const text: { [P in K]?: string } = {};
  if (parts.length > 0) text[timePoint] = parts.join(' × ');
  return text;
}

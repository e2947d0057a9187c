import type { SliceHeader } from '../image/sliceHeader';
import type { PairRow } from './pairCheck';
import type { PairLimits } from './pairLimits';
import type { ValueKind } from './protocol';
import { scalingRows } from './scalingRows';

/**
 * The scaling lines of two series: scanners may scale every slice anew, and an observer may choose any. Of slices that
 * are scaled in different ways the two are compared that differ most; their effect is then the largest there can be.
 */
export function worstScalingRows(
  preop: readonly SliceHeader[],
  followUp: readonly SliceHeader[],
  limits: PairLimits,
  valueKind: ValueKind,
): readonly PairRow[] {
  const [before, after] = [outermost(preop), outermost(followUp)];
  const all = before.flatMap((a) => after.map((b) => scalingRows(a, b, limits, valueKind)));
  const [first = [], ...others] = all;
  const worst = others.reduce((one, other) => (gravity(other) > gravity(one) ? other : one), first);
  if (others.length === 0) return worst;
  return worst.map((row) => (row.effect ? { ...row, effect: { ...row.effect, isAtMost: true } } : row));
}

/** What cannot be compared at all comes before any effect, an effect before what merely lacks. */
function gravity(rows: readonly PairRow[]): number {
  const findings = rows.flatMap(({ finding }) => finding ?? []);
  const effects = rows.map(({ effect }) => Math.abs(effect?.percent ?? 0));
  const isRed = findings.some(({ severity }) => severity === 'red');
  return (isRed ? 1e12 : 0) + Math.max(0, ...effects) + findings.length / 2;
}

const measures: readonly ((header: SliceHeader) => number)[] = [
  ({ rescale }) => rescale.slope,
  ({ rescale }) => rescale.intercept,
  ({ philipsScale }) => philipsScale?.slope ?? 1,
  ({ rescale, philipsScale }) => rescale.slope * (philipsScale?.slope ?? 1),
];

/** One slice of every way of stating a scaling, and of each those with the smallest and largest slopes. */
function outermost(slices: readonly SliceHeader[]): readonly SliceHeader[] {
  const scalings = new Map(slices.map((header) => [scalingText(header), header]));
  if (scalings.size <= 1) return [...scalings.values()];
  const ways = new Map<string, SliceHeader[]>();
  for (const header of scalings.values()) {
    const { rescale, philipsScale } = header;
    const way = `${rescale.isStated} ${rescale.table?.sha256 ?? ''} ${philipsScale !== undefined}`;
    ways.set(way, [...(ways.get(way) ?? []), header]);
  }
  const kept = [...ways.values()].flatMap((headers) =>
    measures.flatMap((measure) => {
      const sorted = [...headers].sort((a, b) => measure(a) - measure(b));
      return [...sorted.slice(0, 1), ...sorted.slice(-1)];
    }),
  );
  return [...new Set(kept)];
}

function scalingText({ rescale, philipsScale }: SliceHeader): string {
  const { slope, intercept, isStated, table } = rescale;
  return [slope, intercept, isStated, table?.sha256, table?.firstStored, philipsScale?.slope].join(' ');
}

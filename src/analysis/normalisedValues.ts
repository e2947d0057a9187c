import type { ReferenceTissue } from '../domain/reading/referenceTissue';
import type { TimePoint } from '../domain/timePoint';
import { changePercentOf, type Measures } from './quantity';

/** Signal of a reference tissue at one site: means over the observers, a.u. */
export interface ReferenceSi {
  readonly siteId: string;
  readonly tissue: ReferenceTissue;
  readonly si: Readonly<Record<TimePoint, number>>;
}

/**
 * A structure's signal divided by that of a reference tissue on the same slice.
 *
 * As CSA/SI, it is a ratio of averages: ROI-SI (mean over observers and sides) / reference SI (mean over observers), at
 * each time point. Its change is 100 × (follow-up − pre-op) / pre-op of these unrounded ratios. Ratios are never
 * averaged over observers or sides.
 */
export interface NormalisedValues {
  readonly tissue: ReferenceTissue;
  readonly referenceSi: Readonly<Record<TimePoint, number>>;
  readonly ratio: Readonly<Record<TimePoint, number>>;
  readonly changePercent: number;
}

/** The normalised signal of a structure by every reference of its site; none where there is no SI. */
export function normalisedValues(
  average: Readonly<Record<TimePoint, Measures>>,
  references: readonly Omit<ReferenceSi, 'siteId'>[],
): readonly NormalisedValues[] {
  const { preop, followUp } = average;
  if (preop.si === undefined || followUp.si === undefined) return [];
  const [before, after] = [preop.si, followUp.si];
  return references.map(({ tissue, si: referenceSi }) => {
    const ratio = { preop: before / referenceSi.preop, followUp: after / referenceSi.followUp };
    return {
      tissue,
      referenceSi,
      ratio,
      changePercent: changePercentOf(ratio.preop, ratio.followUp),
    };
  });
}

import type { PairedComparison } from '../../analysis/pairedComparison';
import type { PrintSettings } from '../printSettings';
import { pEquation, roundedText } from '../rounding';

/**
 * What a line of "Pre-op and follow-up" says: "Median difference −145.40: lower at follow-up (P < 0.001)." Nothing where
 * no test could be computed.
 */
export function pairedInWords(
  { alpha, chosen, difference, pairedT, wilcoxon }: PairedComparison,
  decimals: number,
  settings: PrintSettings,
): string | undefined {
  if (!chosen.outcome.ok || !difference.ok) return undefined;
  const { p } = chosen.outcome.value;
  const isMedian = chosen.summary === 'median-quartiles';
  const centre = isMedian ? difference.value.median : difference.value.mean;
  const name = `${isMedian ? 'Median' : 'Mean'} difference ${roundedText(centre, decimals)}`;
  // Ranks may point elsewhere than the median does, and the P is of the ranks; SPSS's Z has no direction.
  const byRanks = wilcoxon.ok ? wilcoxon.value.zSigned : 0;
  const byMeans = pairedT.ok ? pairedT.value.t : 0;
  const way = (chosen.test === 'wilcoxon' ? byRanks : byMeans) < 0 ? 'lower' : 'higher';
  const said = p < alpha ? `${way} at follow-up` : 'no change is shown';
  return `${name}: ${said} (${pEquation(p, { alpha, decimals: settings.pDecimals })}).`;
}

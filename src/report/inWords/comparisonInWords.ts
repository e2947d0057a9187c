import type { ComparedLine } from '../../analysis/comparedLine';
import { descriptionsOf } from '../../analysis/descriptionsOf';
import { lineSummary } from '../../analysis/lineSummary';
import { printedTest } from '../comparisonCells';
import { inSentence, type PrintedGroup } from '../groupNames';
import { pFormatOf } from '../pFormatOf';
import type { PrintSettings } from '../printSettings';
import { pEquation, roundedText } from '../rounding';

/**
 * What a line that compares groups says: "Median −9.7 in refractured, −1.1 in not refractured: the groups differ
 * (P < 0.001)." A P that is not below alpha shows no difference, which is not the same as none. Nothing where no test
 * could be computed.
 */
export function comparisonInWords(
  line: ComparedLine,
  groups: readonly PrintedGroup[],
  decimals: number,
  settings: PrintSettings,
): string | undefined {
  const { outcome, test } = printedTest(line);
  if (!outcome.ok) return undefined;
  const { alpha } = line.comparison;
  const isMedian = lineSummary(line) === 'median-quartiles';
  const centres = descriptionsOf(line.comparison).flatMap((one, index) => {
    const group = groups[index];
    if (!one.ok || !group) return [];
    const centre = isMedian ? one.value.median : one.value.mean;
    return [`${roundedText(centre, decimals)} in ${inSentence(group.label)}`];
  });
  const p = pEquation(outcome.value.p, pFormatOf(alpha, settings));
  const adjusted = test === 'ancova' ? 'adjusted for pre-op, ' : '';
  const said = outcome.value.p < alpha ? `${adjusted}the groups differ` : `${adjusted}no difference is shown`;
  return `${isMedian ? 'Median' : 'Mean'} ${centres.join(', ')}: ${said} (${p}).`;
}

import type { AdjustedComparison } from '../../analysis/adjustedComparison';
import type { Protocol } from '../../domain/study/protocol';
import { inSentence, type PrintedGroup } from '../groupNames';
import { measureDecimals, measureName, measureUnit } from '../models/measureText';
import type { PrintSettings } from '../printSettings';
import { pEquation, roundedText } from '../rounding';

/**
 * What a line of ANCOVA says: how far the groups are apart at follow-up where the pre-op value, and what else is in the
 * model, is equal. Where the slopes differ, that it depends on the pre-op value. Nothing where nothing was computed.
 */
export function ancovaInWords(
  { measure, adjustments, outcome }: AdjustedComparison,
  groups: readonly PrintedGroup[],
  protocol: Protocol,
  settings: PrintSettings,
): string | undefined {
  const [first, second] = groups.map(({ label }) => inSentence(label));
  if (!outcome.ok || first === undefined || second === undefined) return undefined;
  const { difference, slopeHomogeneity } = outcome.value;
  const decimals = measureDecimals(measure, 'followUp', settings);
  const unit = measureUnit(measure, 'followUp').replace(', ', ' ');
  const number = (value: number) => roundedText(value, decimals);
  const equal = `At an equal pre-op value${adjustments.length > 0 ? ' and equal other covariates' : ''}`;
  const p = pEquation(difference.p, { alpha: protocol.alpha, decimals: settings.pDecimals });
  const interval = `95 % CI ${difference.interval.map(number).join(' to ')}`;
  const name = `${measureName(measure, protocol)} at follow-up`;
  const said =
    difference.p < protocol.alpha
      ? `${equal}, ${name} is ${number(Math.abs(difference.estimate))}${unit} ${difference.estimate < 0 ? 'lower' : 'higher'} in ${first} than in ${second} (difference ${number(difference.estimate)}, ${interval}, ${p}).`
      : `${equal}, no difference of ${name} between ${first} and ${second} is shown (${number(difference.estimate)}${unit}, ${interval}, ${p}).`;
  const isUnequal = slopeHomogeneity !== null && slopeHomogeneity.p < protocol.alpha;
  return isUnequal ? `${said} How far they are apart depends on the pre-op value: the slopes differ.` : said;
}

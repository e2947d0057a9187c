import type { RefractureTerm } from '../../analysis/refractureModel';
import type { Protocol } from '../../domain/study/protocol';
import { ratioText } from '../models/estimateCells';
import { termText } from '../models/measureText';
import type { PrintSettings } from '../printSettings';
import { pEquation } from '../rounding';

/**
 * What a line of a logistic regression says, by the odds ratio of one SD, which compares covariates of different units.
 * Nothing for one category against another, which has no SD to speak of.
 */
export function logisticInWords(
  term: RefractureTerm,
  protocol: Protocol,
  settings: PrintSettings,
): string | undefined {
  const { variable, category, oddsRatioPerSd, oddsRatioPerSdInterval, p } = term;
  if (category || variable.kind === 'region' || variable.kind === 'group' || variable.kind === 'in-group')
    return undefined;
  const [name] = termText(term, protocol).split(',');
  const ratio = (value: number) => ratioText(value, settings.statisticDecimals);
  const interval = oddsRatioPerSdInterval
    ? `95 % CI ${oddsRatioPerSdInterval.map(ratio).join(' to ')}, `
    : '';
  const equation = pEquation(p, { alpha: protocol.alpha, decimals: settings.pDecimals });
  const odds = `One SD more of ${lowerFirst(name ?? '')} goes with ${ratio(oddsRatioPerSd)} times the odds of refracture, the other covariates being equal`;
  const said = p < protocol.alpha ? 'an association' : 'no association is shown';
  return `${odds}: ${said} (${interval}${equation}).`;
}

/** "Change of ROI-CSA" inside a sentence; "ROI-CSA" and "BMI" as they are. */
function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

import type { CsaSiCorrelation } from '../analysis/correlations';
import type { StudyResults } from '../analysis/studyResults';
import { csaSiHow } from './how/csaSiHow';
import type { How } from './how/how';
import { pFormatOf } from './pFormatOf';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { pEquation, roundedText } from './rounding';
import { structurePrefix } from './structureNames';

/** A correlation as it stands above its figure. */
export interface CorrelationText {
  readonly title: string;
  /** "Spearman r = −0.340, P < 0.001, n = 92", or why there is none. */
  readonly text: string;
  readonly how?: How;
}

/** The words and numbers of one correlation between ROI-CSA and ROI-SI. */
export function correlationText(
  correlation: CsaSiCorrelation,
  results: StudyResults,
  settings: PrintSettings,
): CorrelationText {
  const { protocol } = results;
  const prefix = structurePrefix(protocol, correlation);
  const title =
    correlation.phase === 'preop'
      ? `${prefix}ROI-CSA with ROI-SI, pre-op`
      : `${prefix}Change of ROI-CSA with change of ROI-SI`;
  const test = correlation.spearman;
  if (!test.ok) return { title, text: `No correlation. ${statisticsReasonText(test.error)}` };
  const { rho, p, n } = test.value;
  const r = roundedText(rho, settings.statisticDecimals);
  const pPart = pEquation(p, pFormatOf(protocol.alpha, settings));
  const how = csaSiHow(correlation, results, title);
  return { title, text: `Spearman r = ${r}, ${pPart}, n = ${n}`, ...(how && { how }) };
}

import { quantities } from '../../analysis/quantity';
import { type RefractureRoc, refractureRoc } from '../../analysis/refractureRoc';
import type { Structure } from '../../analysis/structure';
import { err, ok } from '../../base/result';
import { column } from '../csvColumn';
import { measureDecimals, measureName } from '../models/measureText';
import { statisticsReasonText } from '../reasonText';
import { quantityNames } from '../words';
import { captionOfFigure, type FigureInput, type FigureName, type MadeFigure } from './figureInput';
import { makeFigure } from './makeFigure';
import { isWide, panelLetter, sheetOfRows } from './parts/blocks';
import { type RocLine, rocBlock, rocPanel } from './parts/rocBlock';
import { rocCorners } from './parts/rocCorners';

/** ROC curves of the percent changes of CSA, SI and CSA/SI for refracture, each with the area under it. */
export function rocFigure(input: FigureInput, structure: Structure, name: FigureName): MadeFigure {
  const { results, numbers } = input;
  const { side } = results.choice;
  const rocs = quantities.map((quantity) =>
    refractureRoc(results.flow.analysed, { ...structure, side, quantity }, 'change'),
  );
  const shown = rocs.filter(({ curve, points }) => curve.ok && points.ok);
  if (shown.length === 0) {
    const failed = rocs.find(({ curve }) => !curve.ok)?.curve;
    return err({
      ...name,
      whyNot: failed && !failed.ok ? statisticsReasonText(failed.error) : 'No subject is analysed.',
    });
  }
  const counts = shown.flatMap(({ curve }) => (curve.ok ? [curve.value] : []));
  const [{ positives = 0, negatives = 0 } = {}] = counts;
  const areSame = counts.every((one) => one.positives === positives && one.negatives === negatives);
  return ok(
    makeFigure(name, {
      caption: captionOfFigure(
        `ROC curves of the percent change from pre-op to final follow-up for refracture${areSame ? ` (${positives} refractured, ${negatives} not)` : ''}.`,
        'A larger loss of CSA and of CSA/SI, and a larger rise of SI, count as signs of refracture.',
        'AUC: area under the curve with DeLong’s 95 % confidence interval; thin line: chance.',
        ...shown.map((roc) => cutoffText(roc, input)),
        'The change is associated with refracture: the final scan of a refractured subject was taken at the refracture.',
        ...input.notes,
      ),
      data: () => ({
        columns: [
          column('quantity', '', 'Whose percent change'),
          column('positive_is', '', 'On which side of the threshold a subject counts as refractured'),
          column('threshold', '%', 'Change at this corner; empty where all or no subjects are beyond'),
          column('sensitivity', '', 'Share of the refractured on the positive side'),
          column('specificity', '', 'Share of the others on the other side'),
        ],
        rows: shown.flatMap(({ measure, positiveIs, points }) =>
          points.ok
            ? points.value.map(({ threshold, sensitivity, specificity }) => [
                measureName(measure, results.protocol),
                positiveIs,
                Number.isFinite(threshold) ? threshold : undefined,
                sensitivity,
                specificity,
              ])
            : [],
        ),
      }),
      points: () => [],
      sheet: (widthPt) => {
        const lines = shown.flatMap((roc) => rocLine(roc, rocs.indexOf(roc), input));
        if (!isWide(widthPt)) return sheetOfRows([[rocBlock(lines, numbers)]], widthPt);
        const panels = lines.map((line, at) =>
          rocPanel(
            line,
            { letter: panelLetter(at, lines.length), title: line.name, result: line.result },
            numbers,
          ),
        );
        return sheetOfRows([panels], widthPt);
      },
    }),
  );
}

function rocLine(
  { measure, curve, points }: RefractureRoc,
  index: number,
  { results, numbers }: FigureInput,
): readonly RocLine[] {
  if (!curve.ok || !points.ok) return [];
  const { auc, interval } = curve.value;
  // Where the groups do not overlap the interval has no width, and says nothing.
  const hasInterval = interval !== null && interval[0] < interval[1];
  const range = hasInterval ? ` ${numbers.interval(interval, 'share')}` : '';
  const isOneSide = measure.side !== 'mean';
  const name = isOneSide ? measureName(measure, results.protocol) : quantityNameOf(measure);
  return [
    {
      name: `Change of ${name}, %`,
      result: `AUC ${numbers.share(auc)}${range}`,
      corners: rocCorners(points.value),
      index,
    },
  ];
}

function quantityNameOf({ quantity }: RefractureRoc['measure']): string {
  const own = quantities.find((one) => one === quantity);
  return own ? quantityNames[own] : '';
}

/** "ROI-CSA: best cut-off (Youden) −5.2 %, sensitivity 0.91, specificity 0.88." */
function cutoffText({ measure, curve }: RefractureRoc, { numbers }: FigureInput): string {
  if (!curve.ok) return '';
  const { threshold, sensitivity, specificity } = curve.value.youden;
  if (!Number.isFinite(threshold)) return '';
  const decimals = measureDecimals(measure, 'change', numbers.settings);
  return `${quantityNameOf(measure)}: cut-off by Youden’s index ${numbers.number(threshold, decimals)} %, sensitivity ${numbers.share(sensitivity)}, specificity ${numbers.share(specificity)}.`;
}

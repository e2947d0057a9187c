import { observersComparison } from '../../analysis/agreementComparison';
import type { AgreementRow } from '../../analysis/agreementTable';
import { type Structure, structureKey } from '../../analysis/structure';
import { err, ok } from '../../base/result';
import { decimalsOf } from '../comparisonCells';
import { raterNames } from '../comparisonNames';
import { column } from '../csvColumn';
import { statisticsReasonText } from '../reasonText';
import { quantityHeading, quantityNames } from '../words';
import { captionOfFigure, type FigureInput, type FigureName, type MadeFigure } from './figureInput';
import { makeFigure, manyPointsText } from './makeFigure';
import { blandAltmanPoints } from './parts/blandAltmanPoints';
import { inRows, isWide, panelLetter, sheetOfRows } from './parts/blocks';
import { type Limits, limitsBlock } from './parts/limitsBlock';

type Bland = Extract<AgreementRow['blandAltman'], { readonly ok: true }>['value'];

interface Shown {
  readonly quantity: 'csaMm2' | 'si';
  readonly row: AgreementRow;
  readonly bland: Bland;
}

function isDrawn(quantity: AgreementRow['quantity']): quantity is Shown['quantity'] {
  return quantity === 'csaMm2' || quantity === 'si';
}

/** Bland-Altman plots of the two observers: CSA and SI pre-op, the mean of the sides where both are measured. */
export function blandAltmanFigure(input: FigureInput, structure: Structure, name: FigureName): MadeFigure {
  const { results, numbers } = input;
  const { agreement, project } = results;
  if (!agreement.ok) return err({ ...name, whyNot: 'One observer reads in this project.' });
  const side = project.protocol.sides.length > 1 ? 'mean' : project.protocol.sides[0];
  const rows = agreement.value.rows.filter(
    (row) =>
      structureKey(row) === structureKey(structure) &&
      row.phase === 'preop' &&
      row.side === side &&
      isDrawn(row.quantity),
  );
  const shown = rows.flatMap((row): readonly Shown[] =>
    row.blandAltman.ok && isDrawn(row.quantity)
      ? [{ quantity: row.quantity, row, bland: row.blandAltman.value }]
      : [],
  );
  if (shown.length === 0) {
    const [first] = rows;
    const whyNot =
      first && !first.blandAltman.ok
        ? statisticsReasonText(first.blandAltman.error)
        : 'No subject was rated.';
    return err({ ...name, whyNot });
  }
  const [first = '', second = ''] = raterNames(observersComparison, project.protocol);
  const most = Math.max(...shown.map(({ row }) => row.n));
  return ok(
    makeFigure(name, {
      caption: captionOfFigure(
        `Differences of the observers, ${second} minus ${first}, over their means; pre-op, ${side === 'mean' ? 'mean of both sides' : `${side ?? ''} side`}, first independent readings.`,
        'Each point is a subject. Solid: bias; dashed: 95 % limits of agreement (bias ± 1.96 SD); shaded: their 95 % confidence intervals (of the limits exact).',
        ...shown.map((one) => limitsText(one, input)),
        manyPointsText(most),
        // No notes on the choice: agreement is of all observers and sides and never adjudicated, whatever was chosen.
      ),
      data: () => ({
        columns: [
          column('subject', '', 'Subject code'),
          column('quantity', '', 'What was measured'),
          column('first', 'mm² or a.u.', `Value of observer ${first}`),
          column('second', 'mm² or a.u.', `Value of observer ${second}`),
          column('mean', 'mm² or a.u.', 'Mean of the two'),
          column('difference', 'mm² or a.u.', 'Second minus first'),
        ],
        rows: shown.flatMap(({ quantity, row }) => {
          const values = new Map(row.ratings.map((one) => [one.subjectId as string, one.values]));
          return blandAltmanPoints(row).map(({ subjectId, code, mean, difference }) => {
            const [a, b] = values.get(subjectId) ?? [];
            return [code, quantityNames[quantity], a, b, mean, difference];
          });
        }),
      }),
      points: () =>
        shown.flatMap(({ quantity, row }) => {
          const decimals = decimalsOf(quantity, row.phase, numbers.settings);
          return blandAltmanPoints(row).map(({ subjectId, code, mean, difference }) => ({
            subjectId,
            code,
            text: `${quantityNames[quantity]} ${second} − ${first} ${numbers.number(difference, decimals)} at ${numbers.number(mean, decimals)}`,
          }));
        }),
      sheet: (widthPt) => {
        const blocks = shown.map((one, at) =>
          limitsBlock(limitsOf(one, input, panelLetter(at, shown.length)), numbers),
        );
        return sheetOfRows(inRows(blocks, isWide(widthPt) ? 2 : 1), widthPt);
      },
    }),
  );
}

function limitsOf(
  { quantity, row, bland }: Shown,
  { results, numbers }: FigureInput,
  letter: string | undefined,
): Limits {
  const { protocol } = results.project;
  const [first = '', second = ''] = raterNames(observersComparison, protocol);
  const unit = quantityHeading(quantity, protocol).slice(quantityNames[quantity].length);
  const decimals = decimalsOf(quantity, row.phase, numbers.settings);
  const line = (
    name: string,
    { value, interval }: { readonly value: number; readonly interval: readonly [number, number] },
    isBias = false,
  ) => ({ value, interval, name, text: numbers.number(value, decimals), isBias });
  const { bias, biasInterval, upperLimit, lowerLimit } = bland;
  return {
    letter,
    title: quantityNames[quantity],
    xLabel: `Mean of ${first} and ${second}${unit}`,
    yLabel: `${second} − ${first}${unit}`,
    points: blandAltmanPoints(row).map(({ code, mean, difference }) => ({ code, x: mean, y: difference })),
    lines: [
      line('+1.96 SD', { value: upperLimit.value, interval: upperLimit.intervalExact }),
      line('Bias', { value: bias, interval: biasInterval }, true),
      line(`${numbers.number(-1.96, 2)} SD`, {
        value: lowerLimit.value,
        interval: lowerLimit.intervalExact,
      }),
    ],
    heightPt: 150,
  };
}

/** "ROI-CSA, mm², n = 92: bias −1.20 (−3.00, 0.60), limits −20.10 (…) and 17.70 (…)." */
function limitsText({ quantity, row, bland }: Shown, { numbers }: FigureInput): string {
  const decimals = decimalsOf(quantity, row.phase, numbers.settings);
  const withInterval = (value: number, interval: readonly [number, number]): string =>
    `${numbers.number(value, decimals)} ${numbers.interval(interval, decimals)}`;
  const { bias, biasInterval, lowerLimit, upperLimit } = bland;
  const unit = quantity === 'csaMm2' ? 'mm²' : 'a.u.';
  return `${quantityNames[quantity]}, ${unit}, n = ${row.n}: bias ${withInterval(bias, biasInterval)}, limits ${withInterval(lowerLimit.value, lowerLimit.intervalExact)} and ${withInterval(upperLimit.value, upperLimit.intervalExact)}.`;
}

import type { CsaSiCorrelation } from '../../analysis/correlations';
import { type Structure, structureKey } from '../../analysis/structure';
import { err, ok } from '../../base/result';
import { decimalsOf } from '../comparisonCells';
import { column } from '../csvColumn';
import { statisticsReasonText } from '../reasonText';
import { quantityHeading, quantityNames } from '../words';
import { captionOfFigure, type FigureInput, type FigureName, type MadeFigure } from './figureInput';
import { makeFigure, manyPointsText } from './makeFigure';
import { inRows, isWide, panelLetter, sheetOfRows } from './parts/blocks';
import { singlePointLimit } from './parts/figureStyle';
import { legendBlock } from './parts/legend';
import { scatterBlock } from './parts/scatterBlock';

/** ROI-CSA against ROI-SI of every subject, pre-op and as changes, with Spearman's correlation. */
export function correlationFigure(input: FigureInput, structure: Structure, name: FigureName): MadeFigure {
  const { results, numbers, groups } = input;
  const shown = results.correlations.filter(
    (one) => structureKey(one) === structureKey(structure) && one.points.length > 0,
  );
  if (shown.length === 0) return err({ ...name, whyNot: 'No subject has both CSA and SI.' });
  const most = Math.max(...shown.map(({ points }) => points.length));
  return ok(
    makeFigure(name, {
      caption: captionOfFigure(
        `${quantityNames.csaMm2} and ${quantityNames.si}, ${shown.map(({ phase }) => (phase === 'preop' ? 'pre-op' : 'percent change')).join(' and ')}, all analysed subjects.`,
        'Each point is a subject.',
        'r: Spearman’s correlation; P two-sided, from the t approximation.',
        manyPointsText(most),
        ...input.notes,
      ),
      data: () => ({
        columns: [
          column('subject', '', 'Subject code'),
          column('group', '', 'Group, as printed'),
          column('values', '', 'preop: before surgery, mm² and a.u.; change: percent of the pre-op value'),
          column('roi_csa', 'mm² or %', 'ROI-CSA or its change'),
          column('roi_si', 'a.u. or %', 'ROI-SI or its change'),
        ],
        rows: shown.flatMap(({ phase, points }) =>
          points.map(({ code, group, csa, si }) => [
            code,
            groups.find((one) => one.group === group)?.label,
            phase === 'preop' ? 'preop' : 'change',
            csa,
            si,
          ]),
        ),
      }),
      points: () =>
        shown.flatMap(({ phase, points }) => {
          const [csaDecimals, siDecimals] = (['csaMm2', 'si'] as const).map((quantity) =>
            decimalsOf(quantity, phase, numbers.settings),
          );
          const [what, csaUnit, siUnit] =
            phase === 'preop' ? ['pre-op', ' mm²', ' a.u.'] : ['change', ' %', ' %'];
          return points.map(({ subjectId, code, csa, si }) => ({
            subjectId,
            code,
            text: `${what}: CSA ${numbers.number(csa, csaDecimals ?? 0)}${csaUnit}, SI ${numbers.number(si, siDecimals ?? 0)}${siUnit}`,
          }));
        }),
      sheet: (widthPt) => {
        const blocks = shown.map((correlation, at) =>
          scatterBlock(scatterOf(correlation, input, panelLetter(at, shown.length)), numbers),
        );
        const legend = legendBlock(
          groups.map(({ group, label }, index) => ({
            label,
            index,
            isMany: shown.some(
              ({ points }) => points.filter((one) => one.group === group).length > singlePointLimit,
            ),
          })),
        );
        return sheetOfRows([...inRows(blocks, isWide(widthPt) ? 2 : 1), [legend]], widthPt);
      },
    }),
  );
}

function scatterOf(
  correlation: CsaSiCorrelation,
  { results, numbers, groups }: FigureInput,
  letter: string | undefined,
) {
  const { phase, points, spearman } = correlation;
  const isChange = phase === 'changePercent';
  return {
    letter,
    title: isChange ? 'Change' : 'Pre-op',
    result: spearman.ok
      ? `Spearman r = ${numbers.share(spearman.value.rho)}, ${numbers.p(spearman.value.p)}, n = ${spearman.value.n}`
      : `No correlation. ${statisticsReasonText(spearman.error)}`,
    xLabel: isChange ? `Change of ${quantityNames.csaMm2}, %` : quantityHeading('csaMm2', results.protocol),
    yLabel: isChange ? `Change of ${quantityNames.si}, %` : quantityHeading('si', results.protocol),
    hasZero: isChange,
    groups: groups.map(({ group }, index) => ({
      index,
      points: points
        .filter((one) => one.group === group)
        .map(({ code, csa, si }) => ({ code, x: csa, y: si })),
    })),
    heightPt: 165,
  };
}

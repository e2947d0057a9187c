import { type Structure, structureKey } from '../../analysis/structure';
import { err, ok } from '../../base/result';
import { column } from '../csvColumn';
import { quantityNames } from '../words';
import { captionOfFigure, type FigureInput, type FigureName, type MadeFigure } from './figureInput';
import { stripGroups, testText, valuesOf } from './groupedValues';
import { makeFigure, manyPointsText } from './makeFigure';
import { inRows, isWide, panelLetter, sheetOfRows } from './parts/blocks';
import { boxesText } from './parts/boxMarks';
import { stripBlock } from './parts/stripBlock';

/** Percent change of CSA, SI and CSA/SI of every subject, by group. */
export function changeByGroupFigure(input: FigureInput, structure: Structure, name: FigureName): MadeFigure {
  const { results, numbers, groups } = input;
  const changes = results.tableTwo
    .filter((row) => structureKey(row) === structureKey(structure) && row.phase === 'changePercent')
    .map((row) => ({ row, values: valuesOf(row, groups) }))
    .filter(({ values }) => values.length > 0);
  if (changes.length === 0) return err({ ...name, whyNot: 'No subject is analysed.' });
  const most = Math.max(...changes.map(({ values }) => values.length));
  return ok(
    makeFigure(name, {
      caption: captionOfFigure(
        `Change from pre-op to final follow-up of ${changes.map(({ row }) => quantityNames[row.quantity]).join(', ')}, percent of the pre-op value, by group.`,
        'Each point is a subject.',
        boxesText,
        'P: as in Table 2.',
        manyPointsText(most),
        ...input.notes,
      ),
      data: () => ({
        columns: [
          column('subject', '', 'Subject code'),
          column('group', '', 'Group, as printed'),
          column('quantity', '', 'What was measured; the mean of sides and observers'),
          column('change_percent', '%', '100 × (follow-up − pre-op) / pre-op, of unrounded values'),
        ],
        rows: changes.flatMap(({ row, values }) =>
          values.map(({ code, group, value }) => [code, group.label, quantityNames[row.quantity], value]),
        ),
      }),
      points: () =>
        changes.flatMap(({ row, values }) =>
          values.map(({ subjectId, code, value }) => ({
            subjectId,
            code,
            text: `${quantityNames[row.quantity]} change ${numbers.number(value, numbers.settings.changeDecimals)} %`,
          })),
        ),
      sheet: (widthPt) => {
        const blocks = changes.map(({ row }, at) =>
          stripBlock(
            {
              letter: panelLetter(at, changes.length),
              title: `Change of ${quantityNames[row.quantity]}, %`,
              result: testText(row, numbers),
              groups: stripGroups(row, groups),
              heightPt: isWide(widthPt) ? 150 : 110,
            },
            numbers,
          ),
        );
        return sheetOfRows(inRows(blocks, isWide(widthPt) && groups.length <= 3 ? 3 : 1), widthPt);
      },
    }),
  );
}

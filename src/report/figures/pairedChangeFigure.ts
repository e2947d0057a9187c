import type { Quantity } from '../../analysis/quantity';
import { type Structure, structureKey } from '../../analysis/structure';
import type { TableTwoRow } from '../../analysis/tableTwo';
import { err, ok } from '../../base/result';
import { decimalsOf } from '../comparisonCells';
import { column } from '../csvColumn';
import { quantityHeading, quantityNames } from '../words';
import { captionOfFigure, type FigureInput, type FigureName, type MadeFigure } from './figureInput';
import { pairedGroups, type SubjectPair, subjectPairs } from './groupedValues';
import { makeFigure, manyPointsText } from './makeFigure';
import { inRows, isWide, panelLetter, sheetOfRows } from './parts/blocks';
import { boxesText } from './parts/boxMarks';
import { pairedBlock } from './parts/pairedBlock';

/** What is drawn before and after. CSA/SI follows from both and stands in the figure of changes. */
const drawn: readonly Quantity[] = ['csaMm2', 'si'];

/** CSA and SI of every subject, pre-op and at follow-up, by group. */
export function pairedChangeFigure(input: FigureInput, structure: Structure, name: FigureName): MadeFigure {
  const { results, numbers, groups } = input;
  const quantities = drawn.flatMap((quantity) => {
    const [preop, followUp] = [
      rowOf(input, structure, quantity, 'preop'),
      rowOf(input, structure, quantity, 'followUp'),
    ];
    if (!preop || !followUp) return [];
    const pairs = subjectPairs(preop, followUp, groups);
    return pairs.length > 0 ? [{ quantity, preop, followUp, pairs }] : [];
  });
  if (quantities.length === 0) return err({ ...name, whyNot: 'No subject is analysed.' });
  const most = Math.max(...quantities.map(({ pairs }) => pairs.length));
  return ok(
    makeFigure(name, {
      caption: captionOfFigure(
        `${quantities.map(({ quantity }) => quantityNames[quantity]).join(' and ')}, pre-op and at final follow-up, by group.`,
        'Each line is a subject.',
        boxesText,
        manyPointsText(most),
        ...input.notes,
      ),
      data: () => dataOf(quantities),
      points: () =>
        quantities.flatMap(({ quantity, pairs }) => {
          const text = (value: number) =>
            numbers.number(value, decimalsOf(quantity, 'preop', numbers.settings));
          return pairs.map(({ subjectId, code, preop, followUp }) => ({
            subjectId,
            code,
            text: `${quantityNames[quantity]} ${text(preop)} → ${text(followUp)}`,
          }));
        }),
      sheet: (widthPt) => {
        const blocks = quantities.map(({ quantity, preop, followUp }, at) =>
          pairedBlock(
            {
              letter: panelLetter(at, quantities.length),
              title: quantityHeading(quantity, results.protocol),
              groups: pairedGroups(preop, followUp, groups),
              heightPt: 150,
            },
            numbers,
          ),
        );
        return sheetOfRows(inRows(blocks, isWide(widthPt) && groups.length <= 2 ? 2 : 1), widthPt);
      },
    }),
  );
}

/** The line of Table 2 of a quantity at a time point. */
function rowOf(
  { results }: FigureInput,
  structure: Structure,
  quantity: Quantity,
  phase: TableTwoRow['phase'],
): TableTwoRow | undefined {
  return results.tableTwo.find(
    (row) =>
      structureKey(row) === structureKey(structure) && row.quantity === quantity && row.phase === phase,
  );
}

function dataOf(
  quantities: readonly { readonly quantity: Quantity; readonly pairs: readonly SubjectPair[] }[],
) {
  return {
    columns: [
      column('subject', '', 'Subject code'),
      column('group', '', 'Group, as printed'),
      column('quantity', '', 'What was measured; the mean of sides and observers'),
      column('unit', '', 'Unit of both values'),
      column('preop', '', 'Value before surgery'),
      column('follow_up', '', 'Value at final follow-up'),
    ],
    rows: quantities.flatMap(({ quantity, pairs }) =>
      pairs.map(({ code, group, preop, followUp }) => [
        code,
        group.label,
        quantityNames[quantity],
        quantity === 'csaMm2' ? 'mm²' : 'a.u.',
        preop,
        followUp,
      ]),
    ),
  };
}

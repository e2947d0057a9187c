import type { FurtherPhase, FurtherRow } from '../../analysis/furtherRows';
import { type Structure, structureKey } from '../../analysis/structure';
import { err, ok } from '../../base/result';
import { column } from '../csvColumn';
import { captionOfFigure, type FigureInput, type FigureName, type MadeFigure } from './figureInput';
import { pairedGroups, stripGroups, subjectPairs, testText, valuesOf } from './groupedValues';
import { makeFigure, manyPointsText } from './makeFigure';
import { isWide, sheetOfRows } from './parts/blocks';
import { boxesText } from './parts/boxMarks';
import { pairedBlock } from './parts/pairedBlock';
import { stripBlock } from './parts/stripBlock';

/** Fat of every subject at both time points and its change in percentage points, by group. */
export function fatFigure(input: FigureInput, structure: Structure, name: FigureName): MadeFigure {
  const { results, numbers, groups } = input;
  const rowOf = (phase: FurtherPhase): FurtherRow | undefined =>
    results.fat.find(
      (row) =>
        structureKey(row) === structureKey(structure) &&
        row.measure.kind === 'fat' &&
        row.measure.quantity === 'fatPercent' &&
        row.phase === phase,
    );
  const [preop, followUp, change] = [rowOf('preop'), rowOf('followUp'), rowOf('changePoints')];
  if (!preop || !followUp || !change) return err({ ...name, whyNot: 'The protocol asks for no fat.' });
  const pairs = subjectPairs(preop, followUp, groups);
  if (pairs.length === 0) return err({ ...name, whyNot: 'No analysed subject has fat at both time points.' });
  const changes = new Map(valuesOf(change, groups).map(({ subjectId, value }) => [subjectId, value]));
  const text = (value: number) => numbers.number(value, numbers.settings.fatPercentDecimals);
  return ok(
    makeFigure(name, {
      caption: captionOfFigure(
        'Fat as share of the muscle’s area, pre-op and at final follow-up (each line is a subject), and its change in percentage points (each point is a subject), by group.',
        boxesText,
        'P: as in the table of fat.',
        manyPointsText(pairs.length),
        ...input.notes,
      ),
      data: () => ({
        columns: [
          column('subject', '', 'Subject code'),
          column('group', '', 'Group, as printed'),
          column('fat_preop_percent', '%', 'Fat before surgery'),
          column('fat_follow_up_percent', '%', 'Fat at final follow-up'),
          column('fat_change_points', 'percentage points', 'Follow-up minus pre-op'),
        ],
        rows: pairs.map((one) => [
          one.code,
          one.group.label,
          one.preop,
          one.followUp,
          changes.get(one.subjectId),
        ]),
      }),
      points: () =>
        pairs.map((one) => ({
          subjectId: one.subjectId,
          code: one.code,
          text: `fat ${text(one.preop)} % → ${text(one.followUp)} %`,
        })),
      sheet: (widthPt) => {
        const before = pairedBlock(
          { letter: 'A', title: 'Fat, %', groups: pairedGroups(preop, followUp, groups), heightPt: 150 },
          numbers,
        );
        const difference = stripBlock(
          {
            letter: 'B',
            title: 'Change of fat, percentage points',
            result: testText(change, numbers),
            groups: stripGroups(change, groups),
            heightPt: 150,
          },
          numbers,
        );
        const isBeside = isWide(widthPt) && groups.length <= 3;
        return sheetOfRows(isBeside ? [[before, difference]] : [[before], [difference]], widthPt);
      },
    }),
  );
}

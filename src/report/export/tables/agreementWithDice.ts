import type { AgreementRow } from '../../../analysis/agreementTable';
import { diceOfLine } from '../../../analysis/diceOfLine';
import { describeGroup } from '../../../analysis/groupComparison';
import type { CaseFacts } from '../../../domain/agreement/caseFacts';
import type { Protocol } from '../../../domain/study/protocol';
import { agreementLineId } from '../../agreementColumnModel';
import type { PrintSettings } from '../../printSettings';
import { roundedText } from '../../rounding';
import {
  emptyCell,
  reasonCell,
  spreadCell,
  type TableCell,
  type TableColumn,
  type TableModel,
  type TableRow,
  textCell,
} from '../../tableModel';

/** What is laid over each other, and how it is printed. */
export interface DiceInput {
  readonly rows: readonly AgreementRow[];
  readonly cases: readonly CaseFacts[];
  readonly protocol: Pick<Protocol, 'observers'>;
  readonly settings: PrintSettings;
}

const columns: readonly TableColumn[] = [
  { id: 'dice', label: 'Dice', sublabel: 'mean ± SD', align: 'end', isBounded: 'other' },
  { id: 'outlines', label: 'Outline pairs', align: 'end' },
];

/** The agreement table with how far the outlines cover each other, in the lines of CSA of each side and time point. */
export function agreementWithDice(
  table: TableModel,
  { rows, cases, protocol, settings }: DiceInput,
): TableModel {
  const rowOf = new Map(rows.map((row) => [agreementLineId(row), row]));
  const first = protocol.observers.slice(0, 2).map(({ letter }) => letter);
  const whose = protocol.observers.length > 2 ? ` of ${first.join(' and ')}` : '';
  return {
    ...table,
    columns: [...table.columns, ...columns],
    rows: table.rows.map((row): TableRow => {
      if (row.kind === 'heading') return row;
      const rated = rowOf.get(row.id);
      return { ...row, cells: [...row.cells, ...diceCells(rated, cases, settings)] };
    }),
    footnotes: [
      ...table.footnotes,
      {
        text: `Dice: overlap of the two outlines${whose} as polygons, 2 × shared area / sum of both; mean ± SD over the subjects of the line whose outlines lie on the same slice, which Outline pairs counts. It is of the outlines, so it stands in the lines of CSA.`,
      },
    ],
  };
}

function diceCells(
  row: AgreementRow | undefined,
  cases: readonly CaseFacts[],
  settings: PrintSettings,
): readonly [TableCell, TableCell] {
  const dice = row?.quantity === 'csaMm2' ? diceOfLine(row, cases) : undefined;
  if (!dice) return [emptyCell, emptyCell];
  const count = textCell(String(dice.length));
  const described = describeGroup(dice);
  if (!described.ok) return [reasonCell('No two outlines lie on the same slice.'), count];
  const { mean, sd } = described.value;
  const text = (value: number) => roundedText(value, settings.statisticDecimals);
  return [sd === undefined ? textCell(text(mean)) : spreadCell(text(mean), `± ${text(sd)}`), count];
}

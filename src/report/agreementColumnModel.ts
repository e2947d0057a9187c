import { type AgreementComparison, comparisonKey } from '../analysis/agreementComparison';
import type { AgreementRow } from '../analysis/agreementTable';
import { type Structure, structureKey } from '../analysis/structure';
import type { StudyResults } from '../analysis/studyResults';
import { subjectIneligibility } from '../domain/study/subjectIneligibility';
import type { TimePoint } from '../domain/timePoint';
import { agreementTableModel } from './agreementTableModel';
import { agreementOf, comparisonName } from './comparisonNames';
import type { PrintSettings } from './printSettings';
import { structurePrefix } from './structureNames';
import type { TableCell, TableModel } from './tableModel';
import { ratedThingName } from './words';

/** What the column beside a case shows. */
export interface AgreementColumnOptions {
  readonly comparison: AgreementComparison;
  readonly structure: Structure;
  readonly timePoint: TimePoint;
  readonly settings: PrintSettings;
}

/** The columns that stand beside a case, of those of the whole table. */
const columnIds = ['n', 'icc-k', 'icc-1', 'offset', 'sem', 'mdc'] as const;

/** Interval of the single rating's ICC: the whole table has it. */
const withoutDetail: ReadonlySet<string> = new Set(['icc-1']);

/**
 * The lines of the agreement table that belong to a case: CSA and SI of each side of one structure at one time point, with the
 * columns that weigh a disagreement. Undefined where the study has no such comparison.
 */
export function agreementColumnModel(
  results: StudyResults,
  { comparison, structure, timePoint, settings }: AgreementColumnOptions,
): TableModel | undefined {
  const lines = agreementColumnLines(results, { comparison, structure, timePoint });
  const made = agreementTableModel(results, { settings, phases: [timePoint], comparison });
  if (!made.ok || lines.length === 0) return undefined;
  const whole = made.value;
  const shown = columnIds.flatMap((id) => {
    const at = whole.columns.findIndex((column) => column.id === id);
    const column = whole.columns[at];
    return column ? [{ at, column }] : [];
  });
  const rows = lines.flatMap((line) => {
    const id = agreementLineId(line);
    const row = whole.rows.find((one) => one.id === id);
    if (row?.kind !== 'line') return [];
    const cells = shown.map(({ at, column }): TableCell => {
      const cell = row.cells[at] ?? { text: '' };
      return withoutDetail.has(column.id) ? shortened(cell) : cell;
    });
    const label = ratedThingName(line).replace(/^(Left|Right) /, (side) => `${side.charAt(0)} `);
    return [{ ...row, label, indent: 0 as const, cells }];
  });
  const { protocol } = results.project;
  return {
    ...whole,
    id: 'agreement-column',
    caption: `${structurePrefix(protocol, structure)}agreement, ${comparisonName(comparison, protocol)}`,
    columns: shown.map(({ column }) => {
      if (!withoutDetail.has(column.id)) return column;
      const { sublabel: _interval, ...alone } = column;
      return alone;
    }),
    rows,
    footnotes: [{ text: columnNote(lines, results, comparison) }],
  };
}

/** The same lines as numbers, in the order of the table: CSA of each side, then SI. */
export function agreementColumnLines(
  results: StudyResults,
  { comparison, structure, timePoint }: Omit<AgreementColumnOptions, 'settings'>,
): readonly AgreementRow[] {
  const table = agreementOf(results, comparison);
  if (!table?.ok) return [];
  const key = structureKey(structure);
  return table.value.rows.filter(
    (row) =>
      structureKey(row) === key &&
      row.phase === timePoint &&
      row.side !== 'mean' &&
      (row.quantity === 'csaMm2' || row.quantity === 'si'),
  );
}

/** One text per line of an agreement table: the id of its row. */
export function agreementLineId(row: AgreementRow): string {
  return [row.siteId, row.muscleId, row.side, row.quantity, row.phase].join('|');
}

function shortened({ main, detail: _detail, ...cell }: TableCell): TableCell {
  return main === undefined ? cell : { ...cell, text: main };
}

/** How the numbers are to be read: the model, how many subjects of how many, and what was shared. */
function columnNote(
  lines: readonly AgreementRow[],
  results: StudyResults,
  comparison: AgreementComparison,
): string {
  const n = Math.max(...lines.map((line) => line.n));
  const k = lines[0]?.k ?? 0;
  const of = comparisonKey(comparison) === 'observers' ? 'first readings' : 'readings of both rounds';
  return [
    `Two-way random, absolute agreement, k = ${k}.`,
    `n counts subjects whose ${of} were signed independently and never re-opened: ${n} of ${subjectsToAgreeOn(results)}.`,
    slicesText(lines),
    'SEM and MDC95: single time point, one value.',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Subjects that agreement could be of: not for practice, not excluded, eligible; whatever the choice puts aside. */
export function subjectsToAgreeOn({ flow, project }: Pick<StudyResults, 'flow' | 'project'>): number {
  return flow.standings.filter(
    ({ kind, subject, pair }) =>
      !subject.exclusion &&
      kind !== 'not-eligible' &&
      (kind !== 'filtered-out' || subjectIneligibility(subject, pair, project.protocol) === undefined),
  ).length;
}

function slicesText(lines: readonly AgreementRow[]): string {
  const rated = lines.reduce((sum, { n }) => sum + n, 0);
  if (rated === 0) return '';
  const other = Math.max(...lines.map(({ n, sameSlice }) => n - sameSlice));
  return other === 0
    ? 'All on the same slices: agreement of the outlines.'
    : `Slices differed in up to ${other}: agreement of the whole method.`;
}

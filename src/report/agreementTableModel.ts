import type { AgreementRow } from '../analysis/agreementTable';
import type { Phase } from '../analysis/quantity';
import { structureKey, structuresOf } from '../analysis/structure';
import type { StudyResults } from '../analysis/studyResults';
import type { Result } from '../base/result';
import { err, ok } from '../base/result';
import type { Protocol } from '../domain/study/protocol';
import { decimalsOf } from './comparisonCells';
import { fatMethodText } from './fatMethodText';
import { ratingsHow } from './how/ratingsHow';
import { withHow } from './how/withHow';
import { csaText, pixelRuleText, versionText } from './methodNotes';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { roundedText, signedText } from './rounding';
import { structureName } from './structureNames';
import type { TableCell, TableColumn, TableFootnote, TableModel, TableRow } from './tableModel';
import { notApplicable, reasonCell, spreadCell, textCell } from './tableModel';
import { valueKindMeanings } from './valueKindText';
import { phaseNames, ratedThingLabel, ratedThingName } from './words';

/** What the agreement table shows. */
export interface AgreementTableOptions {
  readonly settings: PrintSettings;
  /** Groups of lines, in order. */
  readonly phases: readonly Phase[];
}

/** Agreement between the observers; with one observer there is none. */
export function agreementTableModel(
  results: StudyResults,
  { settings, phases }: AgreementTableOptions,
): Result<TableModel, { readonly kind: 'one-observer' }> {
  // Agreement is of all observers and sides, whichever are chosen.
  const { agreement, project } = results;
  const { protocol } = project;
  if (!agreement.ok) return err(agreement.error);
  const { rows: all } = agreement.value;
  const letters = protocol.observers.map((observer) => observer.letter);
  const structures = structuresOf(protocol);
  const rows = phases.flatMap((phase) =>
    structures.flatMap((structure): readonly TableRow[] => {
      const name = structureName(protocol, structure, 'full');
      const key = structures.length > 1 ? `|${structureKey(structure)}` : '';
      return [
        {
          kind: 'heading',
          id: `heading|${phase}${key}`,
          label: name === '' ? phaseNames[phase] : `${name}: ${phaseNames[phase]}`,
        },
        ...all
          .filter((row) => row.phase === phase && structureKey(row) === structureKey(structure))
          .map(
            (row): TableRow => ({
              kind: 'line',
              id: rowIdOf(row),
              label: ratedThingName(row),
              indent: 1,
              cells: cellsOf(row, settings),
            }),
          ),
      ];
    }),
  );
  const table: TableModel = {
    id: 'agreement',
    title: 'Agreement',
    caption: `Agreement between observers ${letters.join(' and ')}`,
    labelHeading: '',
    columns: columns(letters),
    rows,
    footnotes: footnotes(
      all.filter((row) => phases.includes(row.phase)),
      results,
    ),
  };
  const rowOf = new Map(all.map((row) => [rowIdOf(row), row]));
  return ok(
    withHow(table, (rowId, columnId) => {
      const row = rowOf.get(rowId);
      return row && ratingsHow(row, columnId, { name: ratedName(row, results), letters });
    }),
  );
}

function rowIdOf(row: AgreementRow): string {
  return [row.siteId, row.muscleId, row.side, row.quantity, row.phase].join('|');
}

function ratedName(row: AgreementRow, { project }: StudyResults): string {
  return `${ratedThingLabel(row, project.protocol)}, ${phaseNames[row.phase].toLowerCase()}`;
}

function columns(letters: readonly string[]): readonly TableColumn[] {
  const [first = '', second = ''] = letters;
  const difference = letters.length === 2 ? `${second} − ${first}` : 'Difference';
  return [
    { id: 'n', label: 'n', align: 'end' },
    { id: 'icc-k', label: 'ICC(2,k)', sublabel: '95 % CI', align: 'end' },
    { id: 'icc-1', label: 'ICC(2,1)', sublabel: '95 % CI', align: 'end' },
    { id: 'offset', label: `Offset ${difference}`, sublabel: '95 % CI', align: 'end' },
    { id: 'limits', label: 'Limits of agreement', align: 'end' },
    { id: 'sem', label: 'SEM', align: 'end' },
    { id: 'mdc', label: 'MDC95', align: 'end' },
  ];
}

function cellsOf(row: AgreementRow, settings: PrintSettings): readonly TableCell[] {
  const decimals = decimalsOf(row.quantity, row.phase, settings);
  const number = (value: number) => roundedText(value, decimals);
  const reason = (failed: { readonly error: Parameters<typeof statisticsReasonText>[0] }) =>
    reasonCell(statisticsReasonText(failed.error));
  const { icc, offset, blandAltman, measurementError, changeMdc } = row;
  const mdcCell = () => {
    if (changeMdc) return changeMdc.ok ? textCell(number(changeMdc.value.mdc95)) : reason(changeMdc);
    return measurementError.ok
      ? textCell(number(measurementError.value.mdcAgreement))
      : reason(measurementError);
  };
  return [
    textCell(String(row.n)),
    icc.ok ? iccCell(icc.value.icc2k, settings) : reason(icc),
    icc.ok ? iccCell(icc.value.icc21, settings) : reason(icc),
    offset.ok
      ? spreadCell(
          signedText(offset.value.offset, decimals),
          `(${number(offset.value.interval[0])}, ${number(offset.value.interval[1])})`,
        )
      : reason(offset),
    blandAltman.ok
      ? textCell(
          `${number(blandAltman.value.lowerLimit.value)} to ${number(blandAltman.value.upperLimit.value)}`,
        )
      : reason(blandAltman),
    measurementError.ok ? textCell(number(measurementError.value.semAgreement)) : reason(measurementError),
    mdcCell(),
  ];
}

function iccCell(
  form: { readonly icc: number | null; readonly interval: readonly [number, number] | null },
  settings: PrintSettings,
): TableCell {
  if (form.icc === null) return reasonCell('The observers differ more than the subjects do.');
  const text = (value: number) => {
    if (value === Number.NEGATIVE_INFINITY) return '−∞';
    return Number.isFinite(value) ? roundedText(value, settings.statisticDecimals) : notApplicable;
  };
  if (!form.interval) return textCell(text(form.icc));
  return spreadCell(text(form.icc), `(${text(form.interval[0])}, ${text(form.interval[1])})`);
}

function footnotes(rows: readonly AgreementRow[], results: StudyResults): readonly TableFootnote[] {
  const k = results.project.protocol.observers.length;
  const notes = [
    `Two-way random, absolute agreement; k = ${k}. n counts subjects whose first readings were all signed independently (before unblinding) and never re-opened, and that have the value from every observer.`,
    'An ICC of 1 is full agreement: (2,k) of the observers’ average, (2,1) of one observer.',
    slicesNote(rows),
    `${csaText(results.project.protocol)}. SI is of ${valueKindMeanings[results.project.protocol.valueKind]}. ${versionText(results)}${pixelRuleText(results.pixelRules)}`,
    fatNote(results.project.protocol),
    droppedNote(rows),
    lossyNote(rows),
    'SEM is that of one observer’s value and holds the offset between the observers.',
  ];
  if (rows.some((row) => row.phase !== 'changePercent')) {
    notes.push('MDC95 of a time point is from SEM: single time point, one observer.');
  }
  if (rows.some((row) => row.phase === 'changePercent')) {
    notes.push(
      'MDC95 of a change: from the observers’ differences of the change itself, for their average. Between observers; variation of scanning not included.',
    );
  }
  return notes.filter((text) => text !== '').map((text) => ({ text }));
}

function fatNote({ fatMethod }: Protocol): string {
  return fatMethod.kind === 'none' ? '' : `Fat by ${fatMethodText(fatMethod)}.`;
}

function slicesNote(rows: readonly AgreementRow[]): string {
  const rated = rows.reduce((sum, row) => sum + row.n, 0);
  const shared = rows.reduce((sum, row) => sum + row.sameSlice, 0);
  if (rated === 0) return '';
  if (shared === rated) return 'All observers outlined on the same slices: agreement of the outlines.';
  if (shared === 0) return 'The observers outlined on different slices: agreement of the whole method.';
  const widest = rows.reduce((most, row) => Math.max(most, row.n - row.sameSlice), 0);
  return `Each observer chose the slice; it differed in up to ${widest} subjects of a line: agreement of the whole method.`;
}

/** Lines of SI that have fewer subjects than the areas, because an image lacks the value. */
function droppedNote(rows: readonly AgreementRow[]): string {
  const dropped = rows.reduce((most, row) => Math.max(most, row.dropped), 0);
  if (dropped === 0) return '';
  return `Up to ${dropped} ${dropped === 1 ? 'subject' : 'subjects'} of a line left out: an observer has no such value.`;
}

function lossyNote(rows: readonly AgreementRow[]): string {
  const codes = new Set(
    rows.flatMap((row) => row.ratings.filter(({ isLossy }) => isLossy).map(({ code }) => code)),
  );
  if (codes.size === 0) return '';
  return `Lossy compression: ratings of ${codes.size} ${codes.size === 1 ? 'subject' : 'subjects'} (${[...codes].join(', ')}) are from images whose values it has changed.`;
}

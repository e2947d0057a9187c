import type { ErrorPartsRow } from '../analysis/errorParts';
import { structureKey, structuresOf } from '../analysis/structure';
import type { StudyResults } from '../analysis/studyResults';
import { type ErrorPart, errorPartsHow, type KnownErrorParts } from './how/errorPartsHow';
import { withHow } from './how/withHow';
import type { PrintSettings } from './printSettings';
import { statisticsReasonText } from './reasonText';
import { roundedText, signedText } from './rounding';
import { structureName } from './structureNames';
import type { TableCell, TableColumn, TableFootnote, TableModel, TableRow } from './tableModel';
import { reasonCell, spreadCell, textCell } from './tableModel';
import { quantityUnits, ratedThingLabel, ratedThingName } from './words';

/**
 * What of the observers' error returns at the other time point and cancels in a change, and what is of the visit. Undefined with
 * other than two observers, and before both time points were read.
 */
export function errorPartsModel(
  results: StudyResults,
  { settings }: { readonly settings: PrintSettings },
): TableModel | undefined {
  const { errorParts, project } = results;
  const { protocol } = project;
  if (!errorParts.ok || protocol.observers.length !== 2) return undefined;
  const all = errorParts.value.rows;
  if (all.every(({ ratings }) => ratings.length === 0)) return undefined;
  const letters = protocol.observers.map(({ letter }) => letter);
  const structures = structuresOf(protocol);
  const rows = structures.flatMap((structure): readonly TableRow[] => {
    const own = all.filter((row) => structureKey(row) === structureKey(structure));
    const label = structureName(protocol, structure, 'full');
    const lines = own.map(
      (row): TableRow => ({
        kind: 'line',
        id: rowIdOf(row),
        label: withoutUnit(ratedThingName({ ...row, phase: 'preop' }), row),
        indent: structures.length > 1 ? 1 : 0,
        cells: cellsOf(row, settings),
      }),
    );
    return structures.length > 1
      ? [{ kind: 'heading', id: `heading|${structureKey(structure)}`, label }, ...lines]
      : lines;
  });
  const rowOf = new Map(all.map((row) => [rowIdOf(row), row]));
  const table: TableModel = {
    id: 'error-parts',
    title: 'Parts of the observers’ error',
    caption: `Error of one observer, from the differences of ${letters.join(' and ')} at both time points`,
    labelHeading: '',
    columns: columns(letters),
    rows,
    footnotes: footnotes(all),
  };
  return withHow(table, (rowId, columnId) => {
    const row = rowOf.get(rowId);
    const part = partOf(columnId);
    const name = row && withoutUnit(ratedThingLabel({ ...row, phase: 'preop' }, protocol), row);
    return row && part && name !== undefined ? errorPartsHow(row, part, { name, letters }) : undefined;
  });
}

const parts: readonly ErrorPart[] = ['n', 'total', 'persistent', 'visit', 'share', 'offset'];

function partOf(columnId: string): ErrorPart | undefined {
  return parts.find((part) => part === columnId);
}

function rowIdOf({ siteId, muscleId, side, quantity }: ErrorPartsRow): string {
  return [siteId, muscleId, side, quantity].join('|');
}

/** A share of the value has no unit. */
function withoutUnit(name: string, { quantity }: ErrorPartsRow): string {
  const unit = quantityUnits[quantity];
  return unit !== '' && name.endsWith(unit) ? name.slice(0, -unit.length) : name;
}

function columns([first = '', second = '']: readonly string[]): readonly TableColumn[] {
  return [
    { id: 'n', label: 'n', align: 'end' },
    { id: 'total', label: 'Whole, SD %', align: 'end' },
    { id: 'persistent', label: 'Persistent, SD %', align: 'end' },
    { id: 'visit', label: 'Of the visit, SD %', align: 'end' },
    { id: 'share', label: 'Persistent share', sublabel: '95 % CI', align: 'end' },
    { id: 'offset', label: `Lasting offset ${second} over ${first}, %`, sublabel: '95 % CI', align: 'end' },
  ];
}

function cellsOf(row: ErrorPartsRow, settings: PrintSettings): readonly TableCell[] {
  const n = textCell(String(row.ratings.length));
  if (!row.parts.ok) {
    const reason = reasonCell(statisticsReasonText(row.parts.error));
    return [n, reason, reason, reason, reason, reason];
  }
  const { value } = row.parts;
  return [
    n,
    ...[value.totalSd, value.persistentSd, value.visitSd].map((sd) =>
      textCell(roundedText(100 * sd, settings.changeDecimals)),
    ),
    shareCell(value, settings),
    spreadCell(
      signedText(offsetPercent(value.offset), settings.changeDecimals),
      `(${value.offsetInterval.map((limit) => roundedText(offsetPercent(limit), settings.changeDecimals)).join(', ')})`,
    ),
  ];
}

function shareCell(
  { share, shareInterval }: KnownErrorParts,
  { statisticDecimals }: PrintSettings,
): TableCell {
  const text = (value: number) => roundedText(value, statisticDecimals);
  return shareInterval
    ? spreadCell(text(share), `(${text(shareInterval[0])}, ${text(shareInterval[1])})`)
    : textCell(text(share));
}

/** From a difference of logarithms to percent of the first observer's value. */
function offsetPercent(difference: number): number {
  return 100 * Math.expm1(difference);
}

function footnotes(rows: readonly ErrorPartsRow[]): readonly TableFootnote[] {
  const notPositive = rows.reduce((most, row) => Math.max(most, row.notPositive), 0);
  const notes = [
    'n counts subjects that both observers rated at both time points. SD % is the SD of natural logarithms × 100: percent of the value; the lasting offset is in none of the three.',
    'The persistent part returns at the other time point and cancels in a percent change; that of the visit does not. Persistent share is ICC(3,1) of the observers’ differences at the two time points.',
    ...(rows.some(({ parts: own }) => own.ok && own.value.persistentVariance < 0)
      ? [
          'A share below zero: the differences come back with the other sign; the persistent part is then given as 0.',
        ]
      : []),
    ...(notPositive > 0
      ? [
          `Up to ${notPositive} ${notPositive === 1 ? 'subject' : 'subjects'} of a line left out: a value of zero or below has no logarithm.`,
        ]
      : []),
  ];
  return notes.map((text) => ({ text }));
}

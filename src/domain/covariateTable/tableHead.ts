import { foldText, foldWord } from './foldText';
import { headerMeaning, isUnit } from './matchHeaders';
import { isMissingText } from './missingText';
import { readDate } from './readDate';
import { readNumber } from './readNumber';

/** A row of a file with something in it. */
export interface FileRow {
  readonly cells: readonly string[];
  /** As a spreadsheet counts rows, from 1. */
  readonly number: number;
}

/** Which rows of a file name its columns. */
export interface TableHead {
  readonly headers: readonly string[];
  /** Row numbers of the file: the row or rows with the names, and that of the units where one follows. */
  readonly nameRows: readonly number[];
  readonly unitRow?: number;
  /** How many rows with something in them stand above: titles. */
  readonly above: number;
  /** Index of the first row below. */
  readonly next: number;
}

/** Between the name of a group of columns and that of a column: 再骨折 · 日期. */
export const groupMark = ' · ';

/** Within so many rows the names are looked for. */
const lookedAt = 20;
/** Longer texts are titles or notes, and name no group. */
const longestName = 24;

function meant(row: FileRow): number {
  return row.cells.filter((cell) => cell !== '' && headerMeaning(cell) !== undefined).length;
}

function filled(row: FileRow | undefined): number {
  return row?.cells.filter((cell) => cell !== '').length ?? 0;
}

function isValue(cell: string): boolean {
  const date = readDate(cell, {});
  return readNumber(cell).ok || date.ok || ['ambiguous-date', 'two-digit-year'].includes(date.error.kind);
}

/** The row with most names that are known; titles above it have none, or one. Without any, the first that is not nearly empty. */
function findNames(rows: readonly FileRow[]): number {
  const seen = rows.slice(0, lookedAt);
  const scores = seen.map(meant);
  const best = Math.max(0, ...scores);
  if (best >= 2) return scores.indexOf(best);
  const width = Math.max(0, ...seen.map(filled));
  const [first = 0] = scores;
  if (first > 0) return 0;
  return Math.max(
    0,
    seen.findIndex((row) => filled(row) >= Math.max(2, width / 2)),
  );
}

/** Names in two rows: groups above, columns below. What stands in both rows alone is the column's name. */
function joinedNames(groups: FileRow, names: FileRow): readonly string[] {
  let group = '';
  return names.cells.map((own, at) => {
    const above = groups.cells[at] ?? '';
    if (own === '') {
      group = '';
      return above;
    }
    if (above !== '') group = above;
    return group === '' || foldText(group) === foldText(own) ? own : `${group}${groupMark}${own}`;
  });
}

/** Whether a row above the names groups them: it has several short texts, or one that does not begin the row as a title does. */
function isGroups(row: FileRow | undefined, names: FileRow): boolean {
  if (!row || row.cells.some((cell) => cell.length > longestName || (cell !== '' && isValue(cell))))
    return false;
  const begins = row.cells.findIndex((cell) => cell !== '');
  return filled(row) > 1 || begins > names.cells.findIndex((cell) => cell !== '');
}

/** Whether the row below the names divides some of them: it fills what they leave open, and holds no value. */
function isDivision(names: FileRow, below: FileRow | undefined): boolean {
  if (!below) return false;
  const first = names.cells.findIndex((cell) => cell !== '');
  if ((below.cells[first] ?? '') !== '') return false;
  const opens = names.cells.some((cell, at) => cell === '' && (below.cells[at] ?? '') !== '');
  const isText = below.cells.every((cell) => cell === '' || (cell.length <= longestName && !isValue(cell)));
  // A vertebral level or an answer is a value as well: at least one of the texts is a name that is known.
  return opens && isText && meant(below) > 0;
}

function isUnitText(cell: string): boolean {
  const text = foldWord(cell).replace(/^[([]|[)\]]$/g, '');
  return (
    isUnit(text) ||
    /^(sd|%|mm|ml|g\/cm2|mg\/cm3|mmol\/l|ng\/ml|u\/l|min|h|n|0\/1|1\/0|m\/f|f\/m|[ymd]{2,4}([-/.][ymd]{2,4}){2}|年[-/]?月[-/]?日|t|男\/女|是\/否|有\/无)$/u.test(
      text,
    )
  );
}

/** Whether a row below the names has units alone. */
function isUnits(row: FileRow | undefined): boolean {
  if (!row) return false;
  const first = row.cells[0] ?? '';
  const texts = row.cells.filter((cell) => !isMissingText(cell));
  return isMissingText(first) && texts.length > 0 && texts.every(isUnitText);
}

function withUnit(name: string, unit: string): string {
  const isPlain = unit !== '' && !isMissingText(unit) && !/[([{（【]/.test(name);
  return isPlain && name !== '' ? `${name} (${unit.replace(/^[([（]|[)\]）]$/gu, '')})` : name;
}

/** Finds the names of a table's columns: below titles, in one row or two, and the units below them. */
export function tableHead(rows: readonly FileRow[], chosenRow?: number): TableHead {
  const chosen = rows.findIndex(({ number }) => number === chosenRow);
  const at = chosen >= 0 ? chosen : findNames(rows);
  const names = rows[at];
  if (!names) return { headers: [], nameRows: [], above: 0, next: 0 };
  const groups = rows[at - 1];
  const below = rows[at + 1];
  const isUpper = isGroups(groups, names) && groups !== undefined;
  const isLower = !isUpper && isDivision(names, below) && below !== undefined;
  const headers = isUpper ? joinedNames(groups, names) : isLower ? joinedNames(names, below) : names.cells;
  const next = at + (isLower ? 2 : 1);
  const units = rows[next];
  const hasUnits = isUnits(units) && units !== undefined;
  const nameRows = isUpper ? [groups, names] : isLower ? [names, below] : [names];
  return {
    headers: hasUnits ? headers.map((name, column) => withUnit(name, units.cells[column] ?? '')) : headers,
    nameRows: nameRows.map(({ number }) => number),
    ...(hasUnits && { unitRow: units.number }),
    above: at - (isUpper ? 1 : 0),
    next: hasUnits ? next + 1 : next,
  };
}

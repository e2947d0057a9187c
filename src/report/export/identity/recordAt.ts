import type { FilePart } from './fileParts';

/** Where in a table a match stands. */
export interface RecordPlace {
  /** Text of the line or row that holds it. */
  readonly record: string;
  /** Name of the column, of data files that have one. */
  readonly column?: string;
}

const rowStart = /<(?:row|tr|w:tr)\b/g;
const rowEnd = /<\/(?:row|tr|w:tr)>/g;
const longest = 4000;

/** The line of a data file, or the row of a table in XML or HTML, that holds a place of a text. */
export function recordAt(part: FilePart, source: string, at: number): RecordPlace {
  if (part.form === 'markup') {
    const from = lastMatch(rowStart, source.slice(Math.max(0, at - longest), at));
    const behind = source.slice(at, at + longest);
    rowEnd.lastIndex = 0;
    const end = rowEnd.exec(behind);
    const before = source.slice(Math.max(0, at - longest), at);
    return { record: from < 0 || !end ? '' : before.slice(from) + behind.slice(0, end.index) };
  }
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const end = source.indexOf('\n', at);
  const record = source.slice(start, end < 0 ? source.length : end).slice(0, longest);
  const column = part.header === undefined ? undefined : columnAt(part.header, source.slice(start, at));
  return { record, ...(column !== undefined && { column }) };
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** Fields before a place are counted outside of quotes. */
function columnAt(header: string, before: string): string | undefined {
  const names = fieldsOf(header);
  return names[fieldsOf(before).length - 1];
}

function fieldsOf(line: string): readonly string[] {
  const fields = [''];
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ',' && !isQuoted) fields.push('');
    else fields[fields.length - 1] = `${fields.at(-1) ?? ''}${letter}`;
  }
  return fields;
}

const ofUnit = /_(?:ms|s|mm|mm2|px|px2|au|percent|pct|days|years|count|pixels)$/i;

/**
 * Whether digits are a number that the program measured or counted: in a column with a unit, or in a number's cell of a workbook.
 * Nobody's hospital number is written there.
 */
export function isMeasuredNumber(part: FilePart, source: string, start: number, end: number): boolean {
  if (part.form === 'markup')
    return source.slice(start - 3, start) === '<v>' && source.startsWith('</v>', end);
  const { column } = recordAt(part, source, start);
  return column !== undefined && ofUnit.test(column);
}

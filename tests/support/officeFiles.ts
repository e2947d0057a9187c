import { strFromU8, unzipSync } from 'fflate';
import { parseXml, type XmlElement, xmlElements, xmlTextOf } from './parseXml';

/** The parts of an office file as texts; every one that is XML is parsed, so that none is broken. */
export function officeParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
  for (const [name, text] of parts) if (/\.(xml|rels)$/.test(name)) parseXml(text);
  return new Map(parts);
}

/** A cell of a Word table: its paragraphs, raised text between carets, and how many columns it spans. */
export interface WordCell {
  readonly text: string;
  readonly span: number;
}

export interface WordDocument {
  /** Texts of paragraphs that stand in no table. */
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly WordCell[])[])[];
}

/** What a Word file says, by walking its main part (ECMA-376, part 1, 17). */
export function wordDocument(bytes: Uint8Array): WordDocument {
  const root = parseXml(officeParts(bytes).get('word/document.xml') ?? '');
  const body = xmlElements(root, 'w:body')[0];
  if (!body) throw new Error('no body');
  return {
    paragraphs: body.children.flatMap((node) =>
      typeof node !== 'string' && node.name === 'w:p' ? [paragraphText(node)] : [],
    ),
    tables: xmlElements(body, 'w:tbl').map((table) =>
      xmlElements(table, 'w:tr').map((row) =>
        xmlElements(row, 'w:tc').map((cell) => ({
          text: xmlElements(cell, 'w:p').map(paragraphText).join('\n'),
          span: Number(xmlElements(cell, 'w:gridSpan')[0]?.attributes['w:val'] ?? 1),
        })),
      ),
    ),
  };
}

function paragraphText(paragraph: XmlElement): string {
  return xmlElements(paragraph, 'w:r')
    .map((run) => {
      const text = xmlElements(run, 'w:t').map(xmlTextOf).join('');
      const isRaised = xmlElements(run, 'w:vertAlign')[0]?.attributes['w:val'] === 'superscript';
      return isRaised ? `^${text}^` : text;
    })
    .join('');
}

export type SheetCell = string | number | boolean | null;

/** What a workbook holds, by walking its parts (ECMA-376, part 1, 18): sheets by name, in their order. */
export function workbookSheets(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly SheetCell[])[]> {
  const parts = officeParts(bytes);
  const part = (name: string) => parseXml(parts.get(name) ?? '');
  const strings = xmlElements(part('xl/sharedStrings.xml'), 'si').map((item) =>
    unescaped(xmlElements(item, 't').map(xmlTextOf).join('')),
  );
  const targets = new Map(
    xmlElements(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  );
  return new Map(
    xmlElements(part('xl/workbook.xml'), 'sheet').map(({ attributes }) => [
      attributes['name'] ?? '',
      sheetRows(part(`xl/${targets.get(attributes['r:id']) ?? ''}`), strings),
    ]),
  );
}

function sheetRows(sheet: XmlElement, strings: readonly string[]): readonly (readonly SheetCell[])[] {
  return xmlElements(sheet, 'row').map((row) => {
    const cells: SheetCell[] = [];
    for (const cell of xmlElements(row, 'c')) {
      if (xmlElements(cell, 'f').length > 0) throw new Error('a formula');
      const column = columnNumber((cell.attributes['r'] ?? '').replace(/\d+$/, ''));
      while (cells.length < column - 1) cells.push(null);
      const value = xmlElements(cell, 'v').map(xmlTextOf)[0];
      const type = cell.attributes['t'];
      cells.push(
        value === undefined
          ? null
          : type === 's'
            ? (strings[Number(value)] ?? 'no such text')
            : type === 'b'
              ? value === '1'
              : Number(value),
      );
    }
    return cells;
  });
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** ST_Xstring, 22.9.2.19: `_x0041_` is the character of that number. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

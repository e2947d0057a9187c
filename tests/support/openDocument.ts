import { parseXml, type XmlElement, type XmlNode, xmlElements } from './parseXml';

/** What stands in a cell of an OpenDocument table (OpenDocument 1.3, part 3). */
export type OpenCell = string | number | boolean | null;

/** Tables of a flat OpenDocument file by their names, in their order: what LibreOffice understood of a file. */
export function openDocumentTables(source: string): ReadonlyMap<string, readonly (readonly OpenCell[])[]> {
  return new Map(
    xmlElements(parseXml(source), 'table:table').map((table, index) => [
      table.attributes['table:name'] ?? String(index),
      withoutEmptyEnd(
        xmlElements(table, 'table:table-row').flatMap((row) =>
          Array.from({ length: repeated(row, 'table:number-rows-repeated') }, () => cellsOf(row)),
        ),
      ),
    ]),
  );
}

/** A sheet is shown with empty lines as far as it could reach. */
function withoutEmptyEnd(rows: readonly (readonly OpenCell[])[]): readonly (readonly OpenCell[])[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

function cellsOf(row: XmlElement): readonly OpenCell[] {
  const cells = row.children.flatMap((node): readonly OpenCell[] => {
    if (typeof node === 'string' || node.name !== 'table:table-cell') return [];
    const formula = node.attributes['table:formula'];
    // LibreOffice has no constant of truth: it reads one of a workbook as a call.
    if (formula !== undefined && !/^of:=(TRUE|FALSE)\(\)$/.test(formula))
      throw new Error(`a formula: ${formula}`);
    // Empty places reach to the end of the sheet.
    const times = Math.min(repeated(node, 'table:number-columns-repeated'), 500);
    return Array.from({ length: times }, () => cellValue(node));
  });
  while (cells.at(-1) === null) cells.pop();
  return cells;
}

function repeated({ attributes }: XmlElement, name: string): number {
  return Math.min(Number(attributes[name] ?? 1), 1000);
}

function cellValue(cell: XmlElement): OpenCell {
  const { attributes } = cell;
  const type = attributes['office:value-type'];
  if (type === 'float') return Number(attributes['office:value']);
  if (type === 'boolean') return attributes['office:boolean-value'] === 'true';
  const paragraphs = xmlElements(cell, 'text:p').map(textOfOpen);
  return paragraphs.length === 0 ? null : paragraphs.join('\n');
}

function textOfOpen(node: XmlNode): string {
  if (typeof node === 'string') return node;
  if (node.name === 'text:s') return ' '.repeat(Number(node.attributes['text:c'] ?? 1));
  if (node.name === 'text:tab') return '\t';
  if (node.name === 'text:line-break') return '\n';
  return node.children.map(textOfOpen).join('');
}

import { xmlText } from '../xmlText';
import { columnLetters } from './sheetXml';
import type { WorkbookSheet } from './workbook';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

interface Part {
  readonly name: string;
  readonly xml: string;
}

/** What a workbook holds beside its sheets, styles and texts: which parts there are, and how they hang together. */
export function workbookParts(sheets: readonly WorkbookSheet[], names: readonly string[]): readonly Part[] {
  const numbers = sheets.map((_, index) => index + 1);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return [
    {
      name: '[Content_Types].xml',
      xml: `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      xml: `${head}<Relationships xmlns="${packages}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      xml: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>${definedNames(sheets, names)}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      xml: `${head}<Relationships xmlns="${packages}/relationships">${numbers.map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('')}${relation(`rId${numbers.length + 1}`, 'styles', 'styles.xml')}${relation(`rId${numbers.length + 2}`, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
  ];
}

/** The names that spreadsheets keep for filters and repeated lines. */
function definedNames(sheets: readonly WorkbookSheet[], names: readonly string[]): string {
  const own = sheets.flatMap(({ rows, frozen, hasFilter, repeatedRows }, index) => {
    const sheet = `'${(names[index] ?? '').replaceAll("'", "''")}'`;
    const columns = rows.reduce((sum, { values }) => Math.max(sum, values.length), 1);
    const end = `$${columnLetters(columns - 1)}$${Math.max(rows.length, 1)}`;
    const filter = hasFilter
      ? [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(`${sheet}!$A$${frozen.rows}:${end}`)}</definedName>`,
        ]
      : [];
    const titles = repeatedRows
      ? [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(`${sheet}!$${repeatedRows[0] + 1}:$${repeatedRows[1] + 1}`)}</definedName>`,
        ]
      : [];
    return [...filter, ...titles];
  });
  return own.length === 0 ? '' : `<definedNames>${own.join('')}</definedNames>`;
}

import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { documentHtml } from '../../src/report/document/documentHtml';
import type { DocumentModel } from '../../src/report/document/documentModel';
import { oneLine, plainText } from '../../src/report/document/documentText';
import { dataXlsx } from '../../src/report/export/formats/dataXlsx';
import { documentDocx } from '../../src/report/export/formats/documentDocx';
import { tableCsv } from '../../src/report/export/formats/tableCsv';
import { tableHtml } from '../../src/report/export/formats/tableHtml';
import { tablesDocx } from '../../src/report/export/formats/tablesDocx';
import { tableXlsx } from '../../src/report/export/formats/tableXlsx';
import { formulaStartOfPrint, neutralText } from '../../src/report/spreadsheetText';
import { hostileTexts, tableOfText } from '../support/hostileTable';
import { officeParts, wordDocument, workbookSheets } from '../support/officeFiles';
import { elementsOf, parseMarkup, textOf } from '../support/parseMarkup';

/** Any text: all of Unicode with its broken halves, and pieces that some format reads as something else. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileTexts),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      // Halves of characters alone.
      fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

/** What a sheet holds of a text: neutral, line feeds, and the replacement character for what XML 1.0 cannot hold. */
function asData(text: string): string {
  return [...neutralText(text).replace(/\r\n?/g, '\n')]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const isControl = (code < 0x20 && sign !== '\t' && sign !== '\n') || code === 0x7f;
      const isHalf = code >= 0xd800 && code <= 0xdfff;
      return isControl || isHalf || code === 0xfffe || code === 0xffff ? '\uFFFD' : sign;
    })
    .join('');
}

function documentOfText(text: string): DocumentModel {
  return {
    title: text,
    meta: [text],
    sections: [
      {
        id: 'one',
        heading: text,
        blocks: [
          { kind: 'paragraph', text },
          { kind: 'list', items: [text] },
          { kind: 'table', table: tableOfText(text) },
        ],
      },
    ],
  };
}

describe('Any text in every place of a table or document', () => {
  it('is that text in Word, and the file’s parts are well-formed', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const own = oneLine(text);
        const { tables } = wordDocument(await tablesDocx([tableOfText(text)]));
        expect(tables.map((rows) => rows.map((row) => row.map((cell) => spaced(cell.text))))).toEqual([
          [[own, `${own}\n${own}`, own].map(spaced), [own], [own, `${own}^a^`, '–'], [own, own, own]].map(
            (row) => row.map(spaced),
          ),
        ]);
        const { paragraphs } = wordDocument(await documentDocx(documentOfText(text)));
        expect(paragraphs.slice(0, 5).map(spaced)).toEqual([own, own, own, own, `•\t${own}`].map(spaced));
      }),
      { numRuns: 60 },
    );
  });

  it('is that text, neutral, in a workbook of a table', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const own = neutralText(oneLine(text), formulaStartOfPrint) || null;
        const [rows] = workbookSheets(await tableXlsx(tableOfText(text))).values();
        expect(rows?.[3]?.[0] ?? null).toEqual(own);
        expect(rows?.[4]).toEqual([own, own, own]);
        for (const value of (rows ?? []).flat()) {
          if (typeof value === 'string') expect(value).not.toMatch(formulaStartOfPrint);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is that text, neutral, in a workbook of data, and one that is no text of XML is replaced', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        const columns = [{ name: 'text', unit: '', meaning: '' }];
        const bytes = await dataXlsx([{ name: texts[0] ?? '', columns, rows: texts.map((text) => [text]) }]);
        const [rows] = workbookSheets(bytes).values();
        expect(rows?.slice(1).map((row) => row[0] ?? '')).toEqual(texts.map(asData));
      }),
      { numRuns: 100 },
    );
  });

  it('is that text, neutral, in CSV', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { data } = Papa.parse<string[]>(tableCsv(tableOfText(text), { hasByteOrderMark: false }));
        expect(data[3]).toEqual(Array(3).fill(neutralText(oneLine(text), formulaStartOfPrint)));
      }),
      { numRuns: 300 },
    );
  });

  it('is that text in HTML', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const html of [tableHtml(tableOfText(text)), documentHtml(documentOfText(text))]) {
          const [line] = elementsOf(parseMarkup(html), 'tr').slice(-1);
          expect(line?.children.map((one) => spaced(textOf([one])))).toEqual(
            Array(3).fill(spaced(plainText(text))),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same bytes each time', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const table = tableOfText(text);
        expect(await tablesDocx([table])).toEqual(await tablesDocx([table]));
        expect(await tableXlsx(table)).toEqual(await tableXlsx(table));
      }),
      { numRuns: 20 },
    );
  });

  it('leaves no part of an office file that is not well-formed', async () => {
    for (const text of hostileTexts) {
      expect(officeParts(await documentDocx(documentOfText(text))).size).toBeGreaterThan(5);
      expect(officeParts(await tableXlsx(tableOfText(text))).size).toBeGreaterThan(5);
    }
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentDocx } from '../../../../../src/report/export/formats/documentDocx';
import { tablesDocx } from '../../../../../src/report/export/formats/tablesDocx';
import type { TableModel } from '../../../../../src/report/tableModel';
import { spreadCell, textCell } from '../../../../../src/report/tableModel';
import { officeParts, wordDocument } from '../../../../support/officeFiles';
import { parseXml, xmlElements } from '../../../../support/parseXml';

const table: TableModel = {
  id: 'table-2',
  title: 'Table 2',
  caption: 'Measurements by group',
  labelHeading: 'Line',
  columns: [
    { id: 'a', label: 'Refractured', sublabel: 'n = 33', align: 'end' },
    { id: 'name', label: '', align: 'start' },
    { id: 'p', label: 'P', align: 'end' },
  ],
  rows: [
    { kind: 'heading', id: 'h', label: 'ROI-CSA, mm²' },
    {
      kind: 'line',
      id: 'change',
      label: 'Change, %',
      indent: 1,
      cells: [spreadCell('−9.9', '(−11.6, −7.0)'), { text: 'Z', mark: 'a' }, textCell('< 0.001')],
    },
  ],
  footnotes: [{ mark: 'a', text: 'Mann-Whitney U test.' }, { text: '92 of 92 subjects.' }],
};

const wide: TableModel = {
  ...table,
  columns: Array.from({ length: 12 }, (_, index) => ({
    id: `c${index}`,
    label: 'Limit of agreement',
    align: 'end',
  })),
  rows: [
    {
      kind: 'line',
      id: 'one',
      label: 'Line',
      indent: 0,
      cells: Array.from({ length: 12 }, () => textCell('0.998 (0.324, 1.000)')),
    },
  ],
};

function mainPart(bytes: Uint8Array) {
  return parseXml(officeParts(bytes).get('word/document.xml') ?? '');
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('A table as a Word file', () => {
  it('is a table of Word’s with every text of the model, letters raised, intervals unbroken', async () => {
    const { paragraphs, tables } = wordDocument(await tablesDocx([table]));
    expect(tables).toEqual([
      [
        [
          { text: 'Line', span: 1 },
          { text: 'Refractured\nn\u00a0=\u00a033', span: 1 },
          { text: '', span: 1 },
          { text: 'P', span: 1 },
        ],
        [{ text: 'ROI-CSA, mm²', span: 4 }],
        [
          { text: 'Change, %', span: 1 },
          { text: '−9.9 (−11.6,\u00a0−7.0)', span: 1 },
          { text: 'Z^a^', span: 1 },
          { text: '< 0.001', span: 1 },
        ],
      ],
    ]);
    expect(paragraphs).toEqual([
      'Table 2. Measurements by group',
      '^a^ Mann-Whitney U test.',
      '92 of 92 subjects.',
    ]);
  });

  it('has three rules and no grid', async () => {
    const root = mainPart(await tablesDocx([table]));
    const [borders] = xmlElements(root, 'w:tblBorders');
    const sides = (element: typeof root | undefined) =>
      Object.fromEntries(
        (element?.children ?? []).flatMap((one) =>
          typeof one === 'string' ? [] : [[one.name, one.attributes['w:val']]],
        ),
      );
    expect(sides(borders)).toEqual({
      'w:top': 'single',
      'w:left': 'none',
      'w:bottom': 'single',
      'w:right': 'none',
      'w:insideH': 'none',
      'w:insideV': 'none',
    });
    const rows = xmlElements(root, 'w:tr').map((row) => xmlElements(row, 'w:tcBorders').map(sides));
    expect(rows).toEqual([Array(4).fill({ 'w:bottom': 'single' }), [], []]);
  });

  it('repeats its heading and lets no page divide a line', async () => {
    const rows = xmlElements(mainPart(await tablesDocx([table])), 'w:tr');
    expect(rows.map((row) => xmlElements(row, 'w:tblHeader').length)).toEqual([1, 0, 0]);
    expect(rows.map((row) => xmlElements(row, 'w:cantSplit').length)).toEqual([1, 1, 1]);
  });

  it('sets numbers at the right', async () => {
    const cells = xmlElements(mainPart(await tablesDocx([table])), 'w:tr').at(2);
    const aligned = cells ? xmlElements(cells, 'w:jc').map(({ attributes }) => attributes['w:val']) : [];
    expect(aligned).toEqual(['left', 'right', 'left', 'right']);
  });

  it('lies across where it is wide, each table on pages of its own', async () => {
    const pages = xmlElements(mainPart(await tablesDocx([table, wide])), 'w:pgSz').map(({ attributes }) => [
      attributes['w:orient'],
      attributes['w:w'],
      attributes['w:h'],
    ]);
    expect(pages).toEqual([
      ['portrait', '11906', '16838'],
      ['landscape', '16838', '11906'],
    ]);
  });

  it('fills the page’s width to the twip', async () => {
    const grids = xmlElements(mainPart(await tablesDocx([table, wide])), 'w:tblGrid').map((grid) =>
      xmlElements(grid, 'w:gridCol').reduce((sum, { attributes }) => sum + Number(attributes['w:w']), 0),
    );
    expect(grids).toEqual([11906 - 2880, 16838 - 2880]);
  });

  it('is the same bytes at another time and with other chance', async () => {
    vi.useFakeTimers({ now: new Date('2001-02-03T04:05:06Z'), toFake: ['Date'] });
    vi.spyOn(Math, 'random').mockReturnValue(0.1);
    const first = await tablesDocx([table, wide]);
    vi.setSystemTime(new Date('2031-12-11T10:09:08Z'));
    vi.spyOn(Math, 'random').mockReturnValue(0.9);
    expect(await tablesDocx([table, wide])).toEqual(first);
  });

  it('names the program as its creator, no person and no moment', async () => {
    const core = officeParts(await tablesDocx([table])).get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:creator>Multifidus</dc:creator>');
    expect(core).not.toMatch(/dcterms|\d{4}-\d\d/);
  });
});

describe('A document as a Word file', () => {
  it('has title, headings, paragraphs, lists, tables and checklists in their order', async () => {
    const bytes = await documentDocx({
      title: 'Methods',
      meta: ['Made today'],
      sections: [
        {
          id: 'one',
          heading: 'One',
          blocks: [
            { kind: 'paragraph', text: 'A text.' },
            { kind: 'list', items: ['first', 'second'] },
            { kind: 'table', table },
          ],
        },
        {
          id: 'two',
          heading: 'Two',
          blocks: [
            {
              kind: 'checklist',
              checklist: {
                id: 'grras',
                title: 'GRRAS',
                source: 'Kottner',
                items: [
                  {
                    number: '1',
                    topic: 'T',
                    asks: 'Q?',
                    answer: { kind: 'filled', text: 'Yes.', remains: 'why' },
                  },
                  { number: '2', topic: 'U', asks: 'R?', answer: { kind: 'author', toWrite: 'all of it' } },
                ],
              },
            },
          ],
        },
      ],
    });
    const { paragraphs, tables } = wordDocument(bytes);
    expect(paragraphs.filter((text) => text !== '')).toEqual([
      'Methods',
      'Made today',
      'One',
      'A text.',
      '•\tfirst',
      '•\tsecond',
      'Table 2. Measurements by group',
      '^a^ Mann-Whitney U test.',
      '92 of 92 subjects.',
      'Two',
      'GRRAS. Kottner',
    ]);
    expect(tables[1]?.map((row) => row.map(({ text }) => text))).toEqual([
      ['Item', 'Topic', 'What it asks', 'Answer'],
      ['1', 'T', 'Q?', 'Yes. For the author: why'],
      ['2', 'U', 'R?', 'For the author: all of it'],
    ]);
  });
});

import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { reasonNotes } from '../../../document/documentText';
import type {
  TableCell as ModelCell,
  TableRow as ModelRow,
  TableFootnote,
  TableModel,
} from '../../../tableModel';
import { textRuns } from './docxRuns';
import { cellPaddingTwips, type TableLayout } from './tableLayout';

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** In eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** Three rules and no grid, as journals print tables. */
export const journalBorders = {
  top: thick,
  bottom: thick,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const;
export const headBorders = { bottom: thin } as const;
export const cellMargins = { left: cellPaddingTwips, right: cellPaddingTwips } as const;

/** A table with its title above and its notes below, as Word has tables: heading repeated, lines never divided by a page. */
export function docxTable(table: TableModel, layout: TableLayout): readonly FileChild[] {
  const { title, caption, columns, rows, footnotes } = table;
  const { widthsTwips, page } = layout;
  const notes = [
    ...footnotes.map((note) => noteRuns(note)),
    ...reasonNotes(table).map((note) => [...textRuns(note)]),
  ];
  return [
    new Paragraph({
      style: 'TableTitle',
      children: [...textRuns(`${title}.`, { bold: true }), new TextRun(' '), ...textRuns(caption)],
    }),
    new Table({
      rows: [headRow(table, layout), ...rows.map((row, index) => bodyRow(row, index, table, layout))],
      width: { size: page.textWidthTwips, type: WidthType.DXA },
      columnWidths: widthsTwips.slice(0, columns.length + 1),
      layout: TableLayoutType.FIXED,
      borders: journalBorders,
      margins: cellMargins,
    }),
    ...notes.map(
      (children, index) => new Paragraph({ style: index === 0 ? 'TableNoteFirst' : 'TableNote', children }),
    ),
    ...(notes.length === 0 ? [new Paragraph({ style: 'TableNote', children: [] })] : []),
  ];
}

function noteRuns({ mark, text }: TableFootnote): readonly TextRun[] {
  return mark === undefined
    ? [...textRuns(text)]
    : [...textRuns(mark, { superScript: true }), new TextRun(' '), ...textRuns(text)];
}

function headRow({ labelHeading, columns }: TableModel, layout: TableLayout): TableRow {
  const heads = [
    cellOf([[...textRuns(labelHeading, { bold: true })]], 0, 'start', layout, { isHead: true }),
    ...columns.map(({ label, sublabel, align }, index) =>
      cellOf(
        [[...textRuns(label, { bold: true })], ...(sublabel === undefined ? [] : [[...textRuns(sublabel)]])],
        index + 1,
        align,
        layout,
        { isHead: true },
      ),
    ),
  ];
  return new TableRow({ tableHeader: true, cantSplit: true, children: heads });
}

function bodyRow(row: ModelRow, index: number, { columns }: TableModel, layout: TableLayout): TableRow {
  if (row.kind === 'heading') {
    const cell = cellOf([[...textRuns(row.label, { bold: true })]], 0, 'start', layout, {
      span: columns.length + 1,
      isSpaced: index > 0,
      keepsNext: true,
    });
    return new TableRow({ cantSplit: true, children: [cell] });
  }
  return new TableRow({
    cantSplit: true,
    children: [
      cellOf([[...textRuns(row.label)]], 0, 'start', layout, { isIndented: row.indent === 1 }),
      ...columns.map(({ align }, at) => cellOf([cellRuns(row.cells[at])], at + 1, align, layout)),
    ],
  });
}

function cellRuns(cell: ModelCell | undefined): readonly TextRun[] {
  if (!cell) return [];
  const { text, mark } = cell;
  return mark === undefined
    ? [...textRuns(text)]
    : [...textRuns(text), ...textRuns(mark, { superScript: true })];
}

interface PlaceStyle {
  readonly isHead?: boolean;
  readonly span?: number;
  readonly isIndented?: boolean;
  /** With some air above, as a group of lines begins. */
  readonly isSpaced?: boolean;
  readonly keepsNext?: boolean;
}

function cellOf(
  lines: readonly (readonly TextRun[])[],
  column: number,
  align: 'start' | 'end',
  { widthsTwips, sizeHalfPt, page }: TableLayout,
  { isHead = false, span, isIndented = false, isSpaced = false, keepsNext = false }: PlaceStyle = {},
): TableCell {
  const width = span === undefined ? (widthsTwips[column] ?? 0) : page.textWidthTwips;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isHead ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
    ...(span !== undefined && { columnSpan: span }),
    ...(isHead && { borders: headBorders }),
    children: lines.map(
      (children) =>
        new Paragraph({
          style: `TableText${sizeHalfPt}`,
          alignment: align === 'end' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          ...(isIndented && { indent: { left: 180 } }),
          // Left-aligned text behind right-aligned numbers would touch them.
          ...(column > 0 && align === 'start' && { indent: { left: 120 } }),
          ...(isSpaced && { spacing: { before: 80, after: 20 } }),
          keepNext: keepsNext || isHead,
          children,
        }),
    ),
  });
}

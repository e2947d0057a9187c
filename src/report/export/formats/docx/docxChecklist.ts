import {
  type FileChild,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { answerText, type Checklist, type ChecklistItem } from '../../../checklists/checklist';
import { checklistHeads } from '../../../document/documentText';
import { textRuns } from './docxRuns';
import { cellMargins, headBorders, journalBorders } from './docxTable';
import { portrait } from './page';

const shares = [0.08, 0.17, 0.27, 0.48] as const;
const line = { style: 'single', size: 2, color: 'BBBBBB' } as const;

/** A checklist as a table; what is left to the author stands in italics, so that it is seen. */
export function docxChecklist({ title, source, items }: Checklist): readonly FileChild[] {
  const { number, topic, asks, answer } = checklistHeads;
  const widths = shares.map((share) => Math.round(share * portrait.textWidthTwips));
  const heads = [number, topic, asks, answer].map((head) => [...textRuns(head, { bold: true })]);
  return [
    new Paragraph({
      style: 'TableTitle',
      children: [...textRuns(`${title}.`, { bold: true }), new TextRun(' '), ...textRuns(source)],
    }),
    new Table({
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: cells(heads, widths, 'head') }),
        ...items.map(
          (item) => new TableRow({ cantSplit: true, children: cells(itemRuns(item), widths, 'item') }),
        ),
      ],
      width: { size: portrait.textWidthTwips, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: { ...journalBorders, insideHorizontal: line },
      margins: cellMargins,
    }),
    new Paragraph({ style: 'TableNote', children: [] }),
  ];
}

function itemRuns({ number, topic, asks, answer }: ChecklistItem): readonly (readonly TextRun[])[] {
  const own =
    answer.kind === 'author'
      ? [...textRuns(answerText(answer), { italics: true })]
      : [
          ...textRuns(answer.text),
          ...(answer.remains === undefined
            ? []
            : [new TextRun(' '), ...textRuns(`For the author: ${answer.remains}`, { italics: true })]),
        ];
  return [[...textRuns(number)], [...textRuns(topic)], [...textRuns(asks)], own];
}

function cells(
  texts: readonly (readonly TextRun[])[],
  widths: readonly number[],
  kind: 'head' | 'item',
): readonly TableCell[] {
  return texts.map(
    (children, index) =>
      new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        ...(kind === 'head' && { borders: headBorders }),
        children: [new Paragraph({ style: 'TableText18', keepNext: kind === 'head', children })],
      }),
  );
}

import { type FileChild, HeadingLevel, Paragraph, TextRun } from 'docx';
import type { DocumentBlock, DocumentModel } from '../../document/documentModel';
import { docxChecklist } from './docx/docxChecklist';
import { type DocxSection, docxFile } from './docx/docxFile';
import { textRuns } from './docx/docxRuns';
import { docxTable } from './docx/docxTable';
import { type Page, portrait } from './docx/page';
import { tableLayout } from './docx/tableLayout';

/** A document as a Word file: headings, paragraphs, lists, real tables; wide tables on pages across. */
export async function documentDocx({
  title,
  meta,
  sections,
}: DocumentModel): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: readonly DocxSection[] = [
    {
      page: portrait,
      children: [
        new Paragraph({ heading: HeadingLevel.TITLE, children: [...textRuns(title)] }),
        ...meta.map((line) => new Paragraph({ style: 'Meta', children: [...textRuns(line)] })),
      ],
    },
    ...sections.flatMap(({ heading, blocks }) => {
      const own = blocks.map(blockPiece);
      const children = [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [...textRuns(heading)] })];
      return [{ page: own[0]?.page ?? portrait, children }, ...own];
    }),
  ];
  return docxFile(title, joined(pieces));
}

function blockPiece(block: DocumentBlock): DocxSection {
  switch (block.kind) {
    case 'paragraph':
      return onPage(portrait, [new Paragraph({ children: [...textRuns(block.text)] })]);
    case 'list':
      // Bullets as text: the package's own lists put marks of their own between braces into the text, and look for them there.
      return onPage(
        portrait,
        block.items.map(
          (item) => new Paragraph({ style: 'ListLine', children: [new TextRun('•\t'), ...textRuns(item)] }),
        ),
      );
    case 'table': {
      const layout = tableLayout(block.table);
      return onPage(layout.page, docxTable(block.table, layout));
    }
    case 'checklist':
      return onPage(portrait, docxChecklist(block.checklist));
  }
}

function onPage(page: Page, children: readonly FileChild[]): DocxSection {
  return { page, children };
}

/** Neighbours on pages of one kind as one section: only a change of the page begins a new one. */
function joined(pieces: readonly DocxSection[]): readonly DocxSection[] {
  const sections: { page: Page; children: FileChild[] }[] = [];
  for (const { page, children } of pieces) {
    const last = sections.at(-1);
    if (last?.page.isLandscape === page.isLandscape) last.children.push(...children);
    else sections.push({ page, children: [...children] });
  }
  return sections;
}

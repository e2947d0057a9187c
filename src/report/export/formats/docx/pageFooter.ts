import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';

/** The number of the page, at the foot. */
export function pageFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Meta',
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });
}

import { Document, type FileChild, Packer, PageOrientation } from 'docx';
import { strToU8, unzipSync } from 'fflate';
import { plainText } from '../../../document/documentText';
import { fixedZip } from '../fixedZip';
import { xmlText } from '../xmlText';
import { docxStyles } from './docxStyles';
import { a4Twips, marginTwips, type Page } from './page';
import { pageFooter } from './pageFooter';

/** A part of a Word file on pages of one kind; each begins a new page. */
export interface DocxSection {
  readonly page: Page;
  readonly children: readonly FileChild[];
}

/**
 * Sections as a Word file (DOCX). The same sections give the same bytes: the package at hand writes the present time and
 * its own order, so its parts are packed again, with properties that name neither a person nor a moment.
 */
export async function docxFile(
  title: string,
  sections: readonly DocxSection[],
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    styles: docxStyles,
    sections: sections.map(({ page, children }) => ({
      properties: {
        page: {
          size: {
            width: a4Twips.short,
            height: a4Twips.long,
            orientation: page.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { top: marginTwips, bottom: marginTwips, left: marginTwips, right: marginTwips },
        },
      },
      footers: { default: pageFooter() },
      children,
    })),
  });
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  const own = { ...parts, 'docProps/core.xml': strToU8(properties(title)) };
  return fixedZip(Object.entries(own).map(([name, bytes]) => ({ name, bytes })));
}

function properties(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(plainText(title))}</dc:title><dc:creator>Multifidus</dc:creator><cp:lastModifiedBy>Multifidus</cp:lastModifiedBy><cp:revision>1</cp:revision></cp:coreProperties>`;
}

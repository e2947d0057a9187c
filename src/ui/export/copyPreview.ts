import type { Result } from '../../base/result';
import { documentMarkdown } from '../../report/document/documentMarkdown';
import type { DocumentModel } from '../../report/document/documentModel';
import { blockHtml, escapedHtml } from '../../report/document/htmlBlocks';
import { copyTable } from '../results/tableClipboard';
import type { ShownPreview } from './usePreview';

/**
 * Puts what is shown on the clipboard: tables and documents as HTML and as text, text as it is, a figure as a picture. False
 * where the browser refuses, or there is nothing to put.
 */
export async function copyPreview(
  shown: ShownPreview,
  picture: () => Promise<Result<Uint8Array<ArrayBuffer>, string>>,
): Promise<boolean> {
  if (shown.kind === 'text') return copied({ 'text/plain': shown.text });
  if (shown.kind !== 'preview') return false;
  const { preview } = shown;
  switch (preview.kind) {
    case 'table':
      return copyTable(preview.table);
    case 'document':
      return copied({
        'text/plain': documentMarkdown(preview.document),
        'text/html': pastedHtml(preview.document),
      });
    case 'text':
      return copied({ 'text/plain': preview.lines.join('\n') });
    case 'figure':
    case 'figures':
      return copied({
        'image/png': picture().then((made) => {
          if (!made.ok) throw new Error(made.error);
          return new Blob([made.value], { type: 'image/png' });
        }),
      });
  }
}

async function copied(parts: Readonly<Record<string, string | Promise<Blob>>>): Promise<boolean> {
  try {
    const blobs = Object.entries(parts).map(
      ([type, part]) => [type, typeof part === 'string' ? new Blob([part], { type }) : part] as const,
    );
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/** A document as structure only, so that the style of the document it is put into holds. */
function pastedHtml({ title, sections }: DocumentModel): string {
  const parts = sections.map(
    ({ heading, blocks }) =>
      `${heading === '' ? '' : `<h2>${escapedHtml(heading)}</h2>`}${blocks.map(blockHtml).join('')}`,
  );
  return `<h1>${escapedHtml(title)}</h1>${parts.join('')}`;
}

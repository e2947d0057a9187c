import type { DocumentModel } from './documentModel';
import { documentStyle } from './documentStyle';
import { blockHtml, escapedHtml } from './htmlBlocks';

/**
 * A document as one HTML file that needs nothing else: no script, nothing to load (its own policy forbids both), white
 * paper, set for A4. Every text of the document is escaped; every element is closed, so that it reads as XML as well.
 */
export function documentHtml({ title, meta, sections }: DocumentModel): string {
  const contents = sections
    .map(({ id, heading }) => `<li><a href="#${escapedHtml(id)}">${escapedHtml(heading)}</a></li>`)
    .join('');
  const parts = sections.map(
    ({ id, heading, blocks }) =>
      `<section id="${escapedHtml(id)}">\n<h2>${escapedHtml(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`,
  );
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>`,
    '<meta name="viewport" content="width=device-width"/>',
    `<title>${escapedHtml(title)}</title>`,
    `<style>${documentStyle}</style>`,
    '</head>',
    '<body>',
    `<header>\n<h1>${escapedHtml(title)}</h1>\n${meta.map((line) => `<p class="meta">${escapedHtml(line)}</p>`).join('\n')}\n</header>`,
    `<nav aria-label="Contents">\n<ol>${contents}</ol>\n</nav>`,
    `<main>\n${parts.join('\n')}\n</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

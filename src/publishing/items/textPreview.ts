import type { ExportPreview } from '../../report/export/exportItem';

const shownLines = 200;
const shownCharacters = 400;

/** The beginning of a text file. */
export function textPreview(fileName: string, text: string): ExportPreview {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  if (lines.at(-1) === '') lines.pop();
  return {
    kind: 'text',
    fileName,
    lines: lines
      .slice(0, shownLines)
      .map((line) => (line.length > shownCharacters ? `${line.slice(0, shownCharacters)} …` : line)),
    lineCount: lines.length,
  };
}

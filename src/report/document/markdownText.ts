import { oneLine } from './documentText';

/**
 * A text in one line without anything that Markdown would read: all its marks, the signs that make a list or heading at the
 * beginning of a line, and what turns into a link by itself. Backslash before ASCII punctuation is that sign (CommonMark 2.4).
 */
export function escapedMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~&@$^]/g, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, (found) => `${found.slice(0, -1)}\\.`)
    .replace(/^([-=]|\+(?=\s|$))/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Lines as a table of GitHub's Markdown; every text is escaped. */
export function markdownGrid(
  heads: readonly string[],
  aligns: readonly ('start' | 'end')[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapedMarkdown).join(' | ')} |`;
  const rule = `| ${aligns.map((align) => (align === 'end' ? '--:' : ':--')).join(' | ')} |`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}

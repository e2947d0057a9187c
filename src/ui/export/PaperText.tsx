import { exportText } from './exportText';

/** Lines that a sheet holds; a file has more. */
const mostLines = 400;

/** The head of a text file, letter for letter. `lineCount`: of the whole file, where that is known. */
export function PaperText({
  lines,
  lineCount,
  fileName,
}: {
  readonly lines: readonly string[];
  readonly lineCount: number | undefined;
  readonly fileName?: string;
}) {
  const shown = lines.slice(0, mostLines);
  const isCut = lines.length > mostLines;
  return (
    <article className="paper paper-file" data-wide>
      <p className="paper-meta">
        {fileName ? <strong>{fileName}</strong> : null}
        <span>
          {lineCount !== undefined
            ? exportText.preview.lines(shown.length, lineCount)
            : isCut
              ? exportText.preview.cut
              : null}
        </span>
      </p>
      <pre data-testid="paper-text">{shown.join('\n')}</pre>
    </article>
  );
}

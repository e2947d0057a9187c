import type { ReadingPane } from '../../state/readingSession';
import { LossyMark } from './LossyMark';
import type { NumbersRow } from './numbersRow';
import { readText } from './readText';

/** First cell of a row of numbers: whose they are, whether they are still moving, and whether they may be trusted. */
export function RowHead({
  row,
  pane,
  style,
}: {
  readonly row: NumbersRow;
  readonly pane: ReadingPane;
  readonly style: 'first' | 'second' | 'third';
}) {
  return (
    <td>
      <span className={`side-tag ${style}`}>{readText.sideLetter[row.target.side]}</span>
      {row.isLive ? (
        <span className="row-state muted">
          {' '}
          {pane.editor.draft ? readText.isDrawing : readText.isEditing}
        </span>
      ) : null}
      {row.measurement?.isLossy ? <LossyMark /> : null}
    </td>
  );
}

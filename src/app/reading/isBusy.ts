import type { EditorState } from '../../editor/editorState';
import type { ReadingPane } from '../../state/readingSession';

/** Whether an editor holds something that the reading does not have yet: drawn, in hand, or refused and waiting. */
export function isBusy({ editor }: Pick<ReadingPane, 'editor'>): boolean {
  return hasUncommitted(editor);
}

function hasUncommitted(editor: EditorState): boolean {
  const { draft, stroke, grab, whole, redraw, brushStroke, pending } = editor;
  return [draft, stroke, grab, whole, redraw, brushStroke, pending].some((one) => one !== undefined);
}

/** What a hand is at work on: the ROI that is drawn, held or put right; undefined where nothing is in hand. */
export function keyInHand(editor: EditorState): string | undefined {
  const { draft, grab, whole, redraw, brushStroke, pending } = editor;
  return (
    draft?.target.key ?? [grab, whole, redraw, brushStroke, pending].find((held) => held !== undefined)?.key
  );
}

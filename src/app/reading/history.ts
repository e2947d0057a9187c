import { type EditHistory, redoHistory, undoHistory } from '../../editor/editHistory';
import type { ReadingContent } from '../../state/readingSession';
import { type AppContext, sessionOf } from '../context';
import { setContent } from './commitEntry';
import { keyGesture } from './gestures';
import { isBusy } from './slices';

async function step(
  context: AppContext,
  kind: 'undo' | 'redo',
  move: (history: EditHistory<ReadingContent>) => EditHistory<ReadingContent>,
): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const panes = [session.panes.preop, session.panes.followUp];
  const hasDraft = panes.some((pane) => pane && isBusy(pane));
  const canRedoDraft = kind === 'redo' && panes.some((pane) => pane?.editor.setAside !== undefined);
  if (hasDraft || canRedoDraft) {
    await keyGesture(context, { kind });
    return;
  }
  const history = move(session.history);
  if (history === session.history) return;
  await setContent(context, history.present, history, { act: kind, detail: '' });
}

/** One step back: inside the outline being drawn while there is one, else in the reading. */
export async function undo(context: AppContext): Promise<void> {
  await step(context, 'undo', undoHistory);
}

/** One step forward again. */
export async function redo(context: AppContext): Promise<void> {
  await step(context, 'redo', redoHistory);
}

import { type EditHistory, redoHistory, undoHistory } from '../../editor/editHistory';
import type { ReadingContent } from '../../state/readingSession';
import { type AppContext, sessionOf } from '../context';
import { type ArmAfter, setContent } from './commitEntry';
import { keyGesture } from './gestures';
import { isBusy } from './slices';

/** What was taken out is armed, to be drawn anew; a change of what is there leaves the work where it is. */
function armAfterStep(before: ReadingContent, after: ReadingContent): ArmAfter {
  const [keysBefore, keysAfter] = [Object.keys(before.entries), Object.keys(after.entries)];
  const gone = keysBefore.find((key) => after.entries[key] === undefined);
  const entry = gone === undefined ? undefined : before.entries[gone];
  if (entry) return entry.kind === 'roi' ? entry.roi.target : entry.target;
  return keysAfter.length === keysBefore.length ? 'same' : 'next';
}

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
  const armAfter = armAfterStep(session.history.present, history.present);
  await setContent(context, history.present, history, { act: kind, detail: '' }, armAfter);
}

/** One step back: inside the outline being drawn while there is one, else in the reading. */
export async function undo(context: AppContext): Promise<void> {
  await step(context, 'undo', undoHistory);
}

/** One step forward again. */
export async function redo(context: AppContext): Promise<void> {
  await step(context, 'redo', redoHistory);
}

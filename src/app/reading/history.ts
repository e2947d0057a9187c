import type { ReadingContent } from '../../domain/reading/readingContent';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { type EditHistory, redoHistory, undoHistory } from '../../editor/editHistory';
import { editorStep } from '../../editor/editorStep';
import { type AppContext, sessionOf } from '../context';
import { keepDrafts } from './drafts';
import { keyGesture } from './gestures';
import { isBusy } from './isBusy';
import { shownSlice } from './panes';
import { type ArmAfter, setContent } from './setContent';
import { setPane } from './slices';
import { verifyEntries } from './verifyEntries';

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
  if (session?.reading.state !== 'open') return;
  const panes = [session.panes.preop, session.panes.followUp];
  const hasDraft = panes.some((pane) => pane && isBusy(pane));
  const canRedoDraft = kind === 'redo' && panes.some((pane) => pane?.editor.setAside !== undefined);
  if (hasDraft || canRedoDraft) {
    await keyGesture(context, { kind });
    return;
  }
  const history = move(session.history);
  if (history === session.history) return;
  for (const timePoint of timePoints) withoutUncommitted(context, timePoint, kind, session.history);
  const armAfter = armAfterStep(session.history.present, history.present);
  const kept = setContent(
    context,
    history.present,
    history,
    { act: 'reading-changed', detail: kind },
    armAfter,
  );
  // What comes back may have been measured under an earlier protocol.
  for (const timePoint of timePoints) {
    const pane = sessionOf(context)?.panes[timePoint];
    const header = pane && shownSlice(pane.axial);
    if (header) verifyEntries(context, header);
  }
  keepDrafts(context);
  await kept;
}

/**
 * An editor before a step of the reading: a draft that was given up is given up for good, else redo could mean either.
 * Where the step that is taken back closed an outline and cut its ends off, the line as it was drawn comes into the hand.
 */
function withoutUncommitted(
  context: AppContext,
  timePoint: TimePoint,
  kind: 'undo' | 'redo',
  { past, present }: EditHistory<ReadingContent>,
): void {
  const pane = sessionOf(context)?.panes[timePoint];
  if (!pane) return;
  const key = kind === 'undo' ? pane.editor.untrimmed?.target.key : undefined;
  const isClosedByStep = key !== undefined && present.entries[key] !== past.at(-1)?.entries[key];
  const editor = isClosedByStep ? editorStep(pane.editor, { kind: 'undo' }).state : pane.editor;
  setPane(context, timePoint, { ...pane, editor: { ...editor, setAside: undefined } });
}

/** One step back: inside the outline being drawn while there is one, else in the reading. */
export async function undo(context: AppContext): Promise<void> {
  await step(context, 'undo', undoHistory);
}

/** One step forward again. */
export async function redo(context: AppContext): Promise<void> {
  await step(context, 'redo', redoHistory);
}

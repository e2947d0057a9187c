import { imageKey } from '../../domain/image/imageRef';
import { measurementBar } from '../../domain/image/measurementBar';
import { liveMeasurement } from '../../domain/measurement/liveMeasurement';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import { draftAsClosed } from '../../editor/draftAsClosed';
import type { EditorTool } from '../../editor/editorState';
import { editorStep } from '../../editor/editorStep';
import type { Gesture } from '../../editor/gesture';
import type { LiveNumbers, ReadingPane, ReadingSession } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { commitOutline, removeEntry } from './commitEntry';
import { mayDrawOn } from './editorFeed';
import { feedEditor, shownSlice } from './panes';
import { isBusy, refeed, setPane, showAxialSlice } from './slices';

/** Numbers of what is being drawn or dragged on this pane, measured at every change of it. */
function liveNumbers(context: AppContext, pane: ReadingPane): LiveNumbers | undefined {
  const closed = draftAsClosed(pane.editor);
  const header = shownSlice(pane.axial);
  const image = closed && header && context.registry.decoded(imageKey(header));
  if (!closed || !image || !header || measurementBar(header)) return undefined;
  return { key: closed.key, outcome: liveMeasurement(image, closed.verticesPx) };
}

/** The first target of a time point that has no entry, else the first of all. */
function targetToDraw(
  context: AppContext,
  session: ReadingSession,
  timePoint: TimePoint,
): RoiTarget | undefined {
  const own = targetsOf(openProjectOf(context).project.protocol).filter(
    (target) => target.timePoint === timePoint,
  );
  return own.find((target) => session.reading.entries[targetKey(target)] === undefined);
}

/** Before a press: the other scan's target gives way to the first missing one of the scan that is pressed. */
function armFor(context: AppContext, session: ReadingSession, timePoint: TimePoint): ReadingSession {
  if (session.armed?.timePoint === timePoint) return session;
  const target = targetToDraw(context, session, timePoint);
  if (!target) return session;
  const next = { ...session, armed: target, activeTimePoint: timePoint };
  const armed = { ...next, panes: refeed(next) };
  updateSession(context, armed);
  return armed;
}

/** Says why nothing is armed on this slice, where the editor alone cannot know. */
function explainUnarmed(context: AppContext, session: ReadingSession, pane: ReadingPane): void {
  const header = shownSlice(pane.axial);
  if (!header || !session.armed || mayDrawOn(session.reading, session.armed, header)) return;
  notify(context, { kind: 'other-slice', severity: 'attention', facts: { side: session.armed.side } });
}

/** Hands a gesture to the editor of one pane, and does what the editor asks of the reading. */
export async function gesture(context: AppContext, timePoint: TimePoint, given: Gesture): Promise<void> {
  let session = sessionOf(context);
  const before = session?.panes[timePoint];
  if (!session || !before || before.axial.pixels.kind !== 'here') return;
  if (given.kind === 'pointer-down' && !isBusy(before)) session = armFor(context, session, timePoint);
  const pane = session.panes[timePoint];
  if (!pane) return;
  const step = editorStep(pane.editor, given);
  const after = { ...pane, editor: step.state };
  setPane(context, timePoint, { ...after, live: liveNumbers(context, after) });
  if (given.kind === 'pointer-down') {
    if (session.activeTimePoint !== timePoint) updateSession(context, { activeTimePoint: timePoint });
    if (step.state.refusal?.kind === 'nothing-armed') explainUnarmed(context, session, after);
  }
  for (const edit of step.edits) {
    if (edit.kind === 'delete-outline') await removeEntry(context, edit.key);
    else await commitOutline(context, timePoint, edit.key, edit.verticesPx);
  }
}

/** Hands a keyboard gesture to the pane in which something is going on, else to the active one. */
export async function keyGesture(context: AppContext, given: Gesture): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const other: TimePoint = session.activeTimePoint === 'preop' ? 'followUp' : 'preop';
  const isOtherBusy = session.panes[other] !== undefined && isBusyPane(session.panes[other]);
  await gesture(context, isOtherBusy ? other : session.activeTimePoint, given);
}

function isBusyPane(pane: ReadingPane): boolean {
  return isBusy(pane) || pane.editor.selection !== undefined;
}

/** Chooses what the next outline is of. A target that has its ROI elsewhere in the stack is shown there. */
export async function arm(context: AppContext, target: RoiTarget): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[target.timePoint];
  if (!session || !pane) return;
  const busy = [session.panes.preop, session.panes.followUp].some((one) => one && isBusy(one));
  if (busy) {
    notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
    return;
  }
  const next = { ...session, armed: target, activeTimePoint: target.timePoint };
  const fed = { ...next, panes: refeed(next) };
  updateSession(context, fed);
  const entry = session.reading.entries[targetKey(target)];
  if (entry?.kind !== 'roi') return;
  const index = pane.axial.slices.findIndex((slice) => imageKey(slice) === imageKey(entry.roi.image));
  if (index >= 0) await showAxialSlice(context, target.timePoint, index);
  select(context, target);
}

/** Selects the target's outline, so that Del and the eye find it. */
function select(context: AppContext, target: RoiTarget): void {
  const pane = sessionOf(context)?.panes[target.timePoint];
  const key = targetKey(target);
  if (!pane?.editor.outlines.some((outline) => outline.key === key)) return;
  const editor = { ...pane.editor, selection: { key, vertex: undefined } };
  setPane(context, target.timePoint, { ...pane, editor });
}

/** Arms the next (or previous) target in drawing order, round the end. */
export async function armNext(context: AppContext, step: 1 | -1): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const all = targetsOf(openProjectOf(context).project.protocol);
  const index = session.armed
    ? all.findIndex((one) => targetKey(one) === targetKey(session.armed ?? one))
    : -1;
  const next = all[(index + step + all.length) % all.length];
  if (next) await arm(context, next);
}

/** Draw or edit, in both panes. */
export function chooseTool(context: AppContext, tool: EditorTool): void {
  const session = sessionOf(context);
  if (!session) return;
  const choose = (pane: ReadingPane | undefined): ReadingPane | undefined =>
    pane && { ...pane, editor: editorStep(pane.editor, { kind: 'choose-tool', tool }).state };
  updateSession(context, {
    panes: { preop: choose(session.panes.preop), followUp: choose(session.panes.followUp) },
  });
}

/** Feeds one pane again, for example when its pixels have come. */
export function refreshPane(context: AppContext, timePoint: TimePoint): void {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  if (session && pane && !isBusy(pane)) {
    setPane(context, timePoint, feedEditor(pane, session.reading, timePoint, session.armed));
  }
}

import { stableText } from '../../base/stableText';
import { imageKey } from '../../domain/image/imageRef';
import { actOn } from '../../domain/reading/activityClock';
import { type ExclusionReason, type RoiTarget, targetKey } from '../../domain/reading/roi';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { Edit } from '../../editor/edit';
import { pushHistory } from '../../editor/editHistory';
import type { EditorTool } from '../../editor/editorState';
import { editorStep } from '../../editor/editorStep';
import type { Gesture } from '../../editor/gesture';
import type { EditorStep } from '../../editor/step';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { commitOutline, removeEntry } from './commitEntry';
import { keepDrafts } from './drafts';
import { withSliceEdges } from './edges';
import { mayDrawOn } from './editorFeed';
import { isBusy, keyInHand } from './isBusy';
import { liveNumbers } from './liveNumbers';
import { feedEditor, shownSlice } from './panes';
import { refeed } from './refeed';
import { lookOnAtRest } from './restingEdge';
import { isOfSession, sessionTargets } from './sessionTask';
import { withinShownPart } from './shownPart';
import { setPane, showAxialSlice } from './slices';

/** The first target of a time point that has no entry, else the first of all. */
function targetToDraw(
  context: AppContext,
  session: ReadingSession,
  timePoint: TimePoint,
): RoiTarget | undefined {
  const own = sessionTargets(session, openProjectOf(context).project.protocol).filter(
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
  const armed = { ...next, panes: refeed(next, openProjectOf(context).project.protocol) };
  updateSession(context, armed);
  return armed;
}

/** Says why nothing is armed on this slice, where the editor alone cannot know. */
function explainUnarmed(
  context: AppContext,
  session: ReadingSession,
  timePoint: TimePoint,
  pane: ReadingPane,
): void {
  const header = shownSlice(pane.axial);
  if (!targetToDraw(context, session, timePoint)) {
    notify(context, { kind: 'scan-complete', severity: 'attention', facts: {} });
    return;
  }
  const { protocol } = openProjectOf(context).project;
  if (!header || !session.armed || mayDrawOn(session.reading, session.armed, header, protocol)) return;
  notify(context, { kind: 'other-slice', severity: 'attention', facts: { side: session.armed.side } });
}

/** Hands a gesture to the editor of one pane, and does what the editor asks of the reading. */
export async function gesture(context: AppContext, timePoint: TimePoint, asked: Gesture): Promise<void> {
  let session = sessionOf(context);
  const before = session?.panes[timePoint];
  if (!session || !before || before.axial.pixels.kind !== 'here') return;
  // Only slices are chosen here: there is nothing to draw.
  if (session.task === 'slices') return;
  const given = withinShownPart(before, asked);
  if (!given) {
    notify(context, { kind: 'part-not-shown', severity: 'attention', facts: {} });
    return;
  }
  if (given.kind === 'pointer-down' && !isBusy(before)) session = armFor(context, session, timePoint);
  const armedPane = session.panes[timePoint];
  if (!armedPane) return;
  const pane = withSliceEdges(context, armedPane);
  const { registry } = context;
  const shown = shownSlice(pane.axial);
  // Other work may have pushed the slice out of memory; the live numbers need it.
  if (shown && !registry.decoded(imageKey(shown))) void registry.decode(shown);
  const step = editorStep(pane.editor, given);
  // A mouse that only passes over changes nothing: no screen is drawn again for it.
  if (step.state === pane.editor && step.edits.length === 0 && given.kind !== 'pointer-down') return;
  const after = { ...pane, editor: step.state };
  updateSession(context, {
    panes: { ...session.panes, [timePoint]: { ...after, live: liveNumbers(context, after) } },
    activity: activityAfter(context, session, given, pane, step),
  });
  if (given.kind === 'pointer-move') lookOnAtRest(context, timePoint, given);
  if (given.kind === 'pointer-down') {
    takeInHand(context, timePoint);
    if (step.state.refusal?.kind === 'nothing-armed') explainUnarmed(context, session, timePoint, after);
  }
  // What goes on on screen is written at once; what is committed stays a draft until it is on disk.
  if (step.edits.length === 0) keepDrafts(context);
  const { selection } = step.state;
  for (const edit of step.edits) {
    const nudged = given.kind === 'nudge' && selection ? stableText([edit.key, selection]) : undefined;
    if (edit.kind === 'delete-outline') {
      await removeEntry(context, edit.key);
      continue;
    }
    const isKept = await commitOutline(context, timePoint, edit, nudged);
    if (!isKept && sessionOf(context)?.reading.id === session.reading.id) {
      takeBack(context, timePoint, edit, pane);
    }
  }
  if (step.edits.length > 0) keepDrafts(context);
}

/** Acts that are no work on an ROI: the pointer goes, or something is chosen. */
const notWork: readonly Gesture['kind'][] = [
  ...(['pointer-leave', 'arm', 'choose-tool', 'select-outline'] as const),
  ...(['choose-exclusion-reason', 'set-brush-radius'] as const),
];

/** The activity clock after an act: it goes on for the ROI that was in hand, is now, or was changed. */
function activityAfter(
  context: AppContext,
  { activity, reading }: ReadingSession,
  given: Gesture,
  before: ReadingPane,
  step: EditorStep,
): ReadingSession['activity'] {
  const key = keyInHand(step.state) ?? keyInHand(before.editor) ?? step.edits[0]?.key;
  if (key === undefined || reading.state === 'signed' || notWork.includes(given.kind)) return activity;
  return actOn(activity, key, Date.parse(context.ports.clock.nowUtc()));
}

/**
 * After a commit that failed: the outline that was closed is in the hand again, a changed one as the reading has it.
 * What is not saved must not look as if it were.
 */
function takeBack(
  context: AppContext,
  timePoint: TimePoint,
  edit: Exclude<Edit, { readonly kind: 'delete-outline' }>,
  before: ReadingPane,
): void {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  if (!session || !pane) return;
  const { protocol } = openProjectOf(context).project;
  const fed = feedEditor(pane, session.reading, timePoint, session.armed, protocol);
  const { draft } = before.editor;
  const verticesPx = edit.kind === 'close-outline' ? edit.verticesPx : edit.exclusions?.at(-1)?.verticesPx;
  const isOfDraft = draft && (edit.kind === 'close-outline') === (draft.shape === 'outline');
  if (!isOfDraft || !verticesPx) {
    setPane(context, timePoint, fed);
    return;
  }
  const way = edit.ways[0] ?? 'clicks';
  const form = { verticesPx, madeBy: verticesPx.map(() => way), editedBy: edit.ways.slice(1) };
  const history = pushHistory(draft.history, form);
  const open = { ...draft, history, cursorPx: undefined, isOnStart: false };
  setPane(context, timePoint, { ...fed, editor: { ...fed.editor, draft: open } });
}

/** Makes the scan that was pressed the active one; what was selected on the other is let go. */
function takeInHand(context: AppContext, timePoint: TimePoint): void {
  const session = sessionOf(context);
  if (!session) return;
  if (session.activeTimePoint !== timePoint) updateSession(context, { activeTimePoint: timePoint });
  const other: TimePoint = timePoint === 'preop' ? 'followUp' : 'preop';
  const pane = session.panes[other];
  if (!pane || pane.editor.selection === undefined || isBusy(pane)) return;
  setPane(context, other, { ...pane, editor: { ...pane.editor, selection: undefined } });
}

/** Hands a keyboard gesture to the scan that it means. */
export async function keyGesture(context: AppContext, given: Gesture): Promise<void> {
  const session = sessionOf(context);
  if (session) await gesture(context, scanInHand(session), given);
}

/** The scan that keys act on: the one with something begun, else with something selected, the active one first. */
function scanInHand({ activeTimePoint, panes }: ReadingSession): TimePoint {
  const inOrder = [activeTimePoint, ...timePoints.filter((one) => one !== activeTimePoint)];
  const busy = inOrder.find((timePoint) => {
    const pane = panes[timePoint];
    return pane !== undefined && isBusy(pane);
  });
  return busy ?? inOrder.find((timePoint) => panes[timePoint]?.editor.selection) ?? activeTimePoint;
}

/** Chooses what the next outline is of. A target that has its ROI elsewhere in the stack is shown there. */
export async function arm(context: AppContext, target: RoiTarget): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[target.timePoint];
  if (!session || !pane || !isOfSession(session, target)) return;
  const busy = [session.panes.preop, session.panes.followUp].some((one) => one && isBusy(one));
  if (busy) {
    notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
    return;
  }
  const next = { ...session, armed: target, activeTimePoint: target.timePoint };
  const fed = { ...next, panes: refeed(next, openProjectOf(context).project.protocol) };
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
  const { state } = editorStep(pane.editor, { kind: 'select-outline', key });
  setPane(context, target.timePoint, { ...pane, editor: state });
}

/** Arms the next (or previous) target in drawing order, round the end. */
export async function armNext(context: AppContext, step: 1 | -1): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const all = sessionTargets(session, openProjectOf(context).project.protocol);
  const index = session.armed
    ? all.findIndex((one) => targetKey(one) === targetKey(session.armed ?? one))
    : -1;
  const next = all[(index + step + all.length) % all.length];
  if (next) await arm(context, next);
}

/** Chooses a tool, in both panes. The smart edge is there only where the protocol allows it. */
export async function chooseTool(context: AppContext, tool: EditorTool): Promise<void> {
  if (tool === 'smart-edge' && !openProjectOf(context).project.protocol.drawingAids.smartEdge) {
    notify(context, { kind: 'aid-not-allowed', severity: 'attention', facts: { aid: 'smartEdge' } });
    return;
  }
  await inBothPanes(context, { kind: 'choose-tool', tool });
}

/** What the selected exclusion is left out for, and what the next will be. */
export async function chooseExclusionReason(context: AppContext, reason: ExclusionReason): Promise<void> {
  const { roiExclusionReasons } = openProjectOf(context).project.protocol;
  if (!roiExclusionReasons.includes(reason)) return;
  await inBothPanes(context, { kind: 'choose-exclusion-reason', reason });
}

/** Hands a gesture to both editors. A press that it ends may commit something; without pixels there is none. */
async function inBothPanes(context: AppContext, given: Gesture): Promise<void> {
  const committed = timePoints.map((timePoint) => {
    const pane = sessionOf(context)?.panes[timePoint];
    if (pane?.axial.pixels.kind === 'here') return gesture(context, timePoint, given);
    if (pane) setPane(context, timePoint, { ...pane, editor: editorStep(pane.editor, given).state });
    return undefined;
  });
  await Promise.all(committed);
}

import { unreachable } from '../base/assert';
import { redoDraft, repeatDraftRefusal, setDraftAside, undoDraft } from './changeDraft';
import { redoPending, repeatRefusal, undoPending } from './changeRing';
import { chooseReason } from './chooseReason';
import { closeDraft, undoTrim } from './closeDraft';
import { deleteChosen, removeLastVertex } from './deleteVertices';
import { abandonStroke, finishStroke } from './drawStroke';
import { atRest, type EditorState, type EditorTarget, emptyHand, outlineOf } from './editorState';
import type { Gesture } from './gesture';
import { clampToImage } from './imageSize';
import { nudge } from './nudge';
import { placeOutline } from './placeOutline';
import { endPress, pointerStep } from './pointerStep';
import { smoothChosen } from './smoothChosen';
import { andThen, type EditorStep, refuse, still } from './step';
import { hoverBrush, withBrushRadius } from './tools/brushTool';

/**
 * What a gesture makes of the editor, and the edits it asks of the reading.
 *
 * Pure: the same state and gesture give the same step. The state that comes back already shows its edits as
 * done; `withOutlines` lets the reading have the last word. Pointer places outside the image count as the nearest
 * place inside; places that are no numbers (a viewport without size) are passed over.
 */
export function editorStep(before: EditorState, gesture: Gesture): EditorStep {
  if (gesture.kind === 'undo' && before.untrimmed !== undefined && !before.isLocked) return undoTrim(before);
  const state = endsTrim(gesture) ? withoutTrim(before) : before;
  if ('atPx' in gesture) {
    const isPlace =
      gesture.atPx.every(Number.isFinite) &&
      Number.isFinite(gesture.pixelsPerScreenPx) &&
      gesture.pixelsPerScreenPx > 0;
    if (!isPlace) return gesture.kind === 'pointer-up' ? endPress(state) : still(state);
    // Nothing added makes 0 of −0, which would not survive being written and read.
    const atPx = clampToImage([gesture.atPx[0] + 0, gesture.atPx[1] + 0], state.image);
    return pointerStep(state, { ...gesture, atPx });
  }
  switch (gesture.kind) {
    case 'pointer-leave':
      return still(withoutCursor(state));
    case 'pointer-cancel':
      return still(abandonPress(state));
    case 'cancel':
      return still(cancelAll(state));
    case 'undo':
    case 'redo':
      return still(state.isLocked ? state : undoOrRedo(state, gesture.kind));
    case 'arm':
      return andThen(endPress(state), (ended) => arm(withoutNotice(ended), gesture.target));
    case 'choose-tool':
      return andThen(endPress(state), (ended) =>
        still({ ...withoutCursor(withoutNotice(ended)), tool: gesture.tool }),
      );
    case 'set-brush-radius':
      return still(withBrushRadius(state, gesture.radiusPx));
    case 'select-outline':
      return andThen(endPress(state), (ended) => still(selectOutline(ended, gesture.key)));
    case 'close':
      return whileUnlocked(state, closeDraft);
    case 'remove-last-vertex':
      return whileUnlocked(state, removeLastVertex);
    case 'delete':
      return whileUnlocked(state, deleteChosen);
    case 'nudge':
      return whileUnlocked(state, (ended) => nudge(ended, [gesture.dxPx, gesture.dyPx]));
    case 'smooth':
      return whileUnlocked(state, smoothChosen);
    case 'place-outline':
      return whileUnlocked(state, (ended) => placeOutline(ended, gesture.verticesPx, gesture.way));
    case 'choose-exclusion-reason':
      return andThen(endPress(state), (ended) => chooseReason(ended, gesture.reason));
    default:
      return unreachable(gesture);
  }
}

/**
 * A trim is shown, and can be taken back, until the hand does something else. A pointer that only moves does nothing, and
 * neither does closing what letting go has closed already.
 */
function endsTrim({ kind }: Gesture): boolean {
  const idle: readonly Gesture['kind'][] = [
    'pointer-move',
    'pointer-up',
    'pointer-leave',
    'double-click',
    'close',
  ];
  return !idle.includes(kind);
}

function withoutTrim(state: EditorState): EditorState {
  const hasTrim = state.untrimmed !== undefined || state.trims.length > 0;
  return hasTrim ? { ...state, untrimmed: undefined, trims: [] } : state;
}

/** A press that never happened: a rectangle chose nothing, and what was wrong before is said again. */
function abandonPress(state: EditorState): EditorState {
  const selection = state.marquee === undefined ? state.selection : state.marquee.before;
  const before = { ...abandonStroke(state), ...emptyHand, selection };
  return repeatRefusal(repeatDraftRefusal(before));
}

/** A key acts on what is finished: a press under way ends where the pointer is. */
function whileUnlocked(state: EditorState, act: (ended: EditorState) => EditorStep): EditorStep {
  if (state.isLocked) return still(state);
  return andThen(endPress(state), (ended) => act(withoutNotice(ended)));
}

function withoutCursor(state: EditorState): EditorState {
  const draft = state.draft && { ...state.draft, cursorPx: undefined, isOnStart: false };
  return hoverBrush({ ...state, hover: undefined, draft }, undefined);
}

/** What was said about the last gesture is over; what is wrong with an outline stays said until it is put right. */
function withoutNotice(state: EditorState): EditorState {
  const isStanding = state.pending !== undefined || state.draft?.isRefused === true;
  return isStanding || state.refusal === undefined ? state : { ...state, refusal: undefined };
}

/** Esc: nothing in hand, nothing begun, every committed outline as it is. The draft can be brought back by redo. */
function cancelAll(state: EditorState): EditorState {
  const { state: ended } = finishStroke({ ...state, ...emptyHand });
  return { ...setDraftAside(ended), ...atRest };
}

function undoOrRedo(before: EditorState, kind: 'undo' | 'redo'): EditorState {
  const { state } = finishStroke({ ...before, ...emptyHand });
  if (state.pending !== undefined) return kind === 'undo' ? undoPending(state) : redoPending(state);
  return kind === 'undo' ? undoDraft(state) : redoDraft(state);
}

function selectOutline(state: EditorState, key: string | undefined): EditorState {
  if (state.draft !== undefined) return state;
  if (state.pending !== undefined) return repeatRefusal(state);
  const isThere = key !== undefined && outlineOf(state, key) !== undefined;
  return { ...state, selection: isThere ? { key, exclusion: undefined, vertices: [] } : undefined };
}

/** Chooses the target of the next outline. A draft goes with it, unless the new target has its outline already. */
function arm(state: EditorState, target: EditorTarget | undefined): EditorStep {
  const { draft } = state;
  const lastPx = draft?.history.present.verticesPx.at(-1);
  const setAside = state.setAside?.target.key === target?.key ? state.setAside : undefined;
  const isOutline = draft?.shape === 'outline';
  if (!isOutline || lastPx === undefined || target === undefined || target.key === draft.target.key) {
    return still({ ...state, armed: target, setAside });
  }
  if (outlineOf(state, target.key) !== undefined) {
    return refuse(state, { kind: 'already-outlined', atPx: lastPx });
  }
  return still({ ...state, armed: target, setAside, selection: undefined, draft: { ...draft, target } });
}

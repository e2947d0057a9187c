import { unreachable } from '../base/assert';
import { redoDraft, setDraftAside, undoDraft } from './changeDraft';
import { redoPending, repeatRefusal, undoPending } from './changeOutline';
import { closeDraft } from './closeDraft';
import { deleteChosen, removeLastVertex } from './deleteVertex';
import { abandonStroke, closeByDoubleClick, finishStroke, moveStroke, pressToDraw } from './drawStroke';
import { atRest, type EditorState, type EditorTarget, outlineOf } from './editorState';
import type { DoubleClick, Gesture, PointerDown, PointerMove, PointerUp } from './gesture';
import { dropGrab, moveGrab, pressOnDraft, pressOnOutline } from './grabVertex';
import { outlineAround } from './hitTest';
import { hoverPointer } from './hoverPointer';
import { clampToImage } from './imageSize';
import { nudgeVertex } from './nudgeVertex';
import { andThen, type EditorStep, refuse, still } from './step';

/**
 * What a gesture makes of the editor, and the edits it asks of the reading.
 *
 * Pure: the same state and gesture give the same step. The state that comes back already shows its edits as
 * done; `withOutlines` lets the reading have the last word. Pointer places outside the image count as the nearest
 * place inside; places that are no numbers (a viewport without size) are passed over.
 */
export function editorStep(state: EditorState, gesture: Gesture): EditorStep {
  if ('atPx' in gesture) {
    const isPlace =
      gesture.atPx.every(Number.isFinite) &&
      Number.isFinite(gesture.pixelsPerScreenPx) &&
      gesture.pixelsPerScreenPx > 0;
    if (!isPlace) return gesture.kind === 'pointer-up' ? endPress(state) : still(state);
    return pointerStep(state, { ...gesture, atPx: clampToImage(gesture.atPx, state.image) });
  }
  switch (gesture.kind) {
    case 'pointer-leave':
      return still(withoutCursor(state));
    case 'pointer-cancel':
      return still({ ...abandonStroke(state), grab: undefined });
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
    case 'close':
      return whileUnlocked(state, closeDraft);
    case 'remove-last-vertex':
      return whileUnlocked(state, removeLastVertex);
    case 'delete':
      return whileUnlocked(state, deleteChosen);
    case 'nudge':
      return whileUnlocked(state, (ended) => nudgeVertex(ended, gesture.dxPx, gesture.dyPx));
    default:
      return unreachable(gesture);
  }
}

function pointerStep(
  state: EditorState,
  gesture: PointerDown | PointerMove | PointerUp | DoubleClick,
): EditorStep {
  if (state.isLocked) {
    return gesture.kind === 'pointer-down'
      ? refuse(state, { kind: 'locked', atPx: gesture.atPx })
      : still(state);
  }
  switch (gesture.kind) {
    case 'pointer-down':
      return andThen(endPress(state), (ended) => press(ended, gesture));
    case 'pointer-move':
      if (state.grab !== undefined) return still(moveGrab(state, gesture));
      return still(state.stroke === undefined ? hoverPointer(state, gesture) : moveStroke(state, gesture));
    case 'pointer-up':
      if (state.grab !== undefined) return dropGrab(moveGrab(state, gesture), true);
      return finishStroke(moveStroke(state, gesture), gesture);
    case 'double-click':
      if (state.tool === 'edit') return still(state);
      return andThen(endPress(state), (ended) => closeByDoubleClick(ended, gesture));
    default:
      return unreachable(gesture);
  }
}

function press(before: EditorState, gesture: PointerDown): EditorStep {
  const state = { ...before, hover: undefined, refusal: undefined };
  const { draft } = state;
  if (draft !== undefined) {
    const isAdjusting = state.tool === 'edit' || draft.isRefused;
    const held = isAdjusting ? pressOnDraft(state, gesture) : undefined;
    if (held !== undefined) return held;
    const unselected = { ...state, selection: undefined };
    return state.tool === 'edit' ? still(unselected) : pressToDraw(unselected, gesture);
  }
  const held = pressOnOutline(state, gesture);
  if (held !== undefined) return held;
  if (state.pending !== undefined) return still(repeatRefusal(state));
  if (state.tool === 'draw') return pressToDraw({ ...state, selection: undefined }, gesture);
  const around = outlineAround(state, gesture.atPx);
  return still({
    ...state,
    selection: around === undefined ? undefined : { key: around, vertex: undefined },
  });
}

/** A key acts on what is finished: a press under way ends where the pointer is. */
function whileUnlocked(state: EditorState, act: (ended: EditorState) => EditorStep): EditorStep {
  if (state.isLocked) return still(state);
  return andThen(endPress(state), (ended) => act(withoutNotice(ended)));
}

function withoutCursor(state: EditorState): EditorState {
  const draft = state.draft && { ...state.draft, cursorPx: undefined, isOnStart: false };
  return { ...state, hover: undefined, draft };
}

/** What was said about the last gesture is over; what is wrong with an outline stays said until it is put right. */
function withoutNotice(state: EditorState): EditorState {
  const isStanding = state.pending !== undefined || state.draft?.isRefused === true;
  return isStanding || state.refusal === undefined ? state : { ...state, refusal: undefined };
}

function endPress(state: EditorState): EditorStep {
  if (state.grab !== undefined) return dropGrab(state, false);
  return state.stroke === undefined ? still(state) : finishStroke(state);
}

/** Esc: nothing in hand, nothing begun, every committed outline as it is. The draft can be brought back by redo. */
function cancelAll(state: EditorState): EditorState {
  const { state: ended } = finishStroke({ ...state, grab: undefined });
  return { ...setDraftAside(ended), ...atRest };
}

function undoOrRedo(before: EditorState, kind: 'undo' | 'redo'): EditorState {
  const { state } = finishStroke({ ...before, grab: undefined });
  if (state.pending !== undefined) return kind === 'undo' ? undoPending(state) : redoPending(state);
  return kind === 'undo' ? undoDraft(state) : redoDraft(state);
}

/** Chooses the target of the next outline. A draft goes with it, unless the new target has its outline already. */
function arm(state: EditorState, target: EditorTarget | undefined): EditorStep {
  const { draft } = state;
  const lastPx = draft?.history.present.at(-1);
  const setAside = state.setAside?.target.key === target?.key ? state.setAside : undefined;
  if (
    draft === undefined ||
    lastPx === undefined ||
    target === undefined ||
    target.key === draft.target.key
  ) {
    return still({ ...state, armed: target, setAside });
  }
  if (outlineOf(state, target.key) !== undefined) {
    return refuse(state, { kind: 'already-outlined', atPx: lastPx });
  }
  return still({ ...state, armed: target, setAside, selection: undefined, draft: { ...draft, target } });
}

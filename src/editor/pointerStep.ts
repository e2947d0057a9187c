import { unreachable } from '../base/assert';
import { repeatRefusal } from './changeRing';
import { closeByDoubleClick } from './closeByDoubleClick';
import { finishStroke, moveStroke, pressToDraw } from './drawStroke';
import { dropGrab } from './dropGrab';
import { type EditorState, isDrawingTool } from './editorState';
import type { DoubleClick, PointerDown, PointerMove, PointerUp } from './gesture';
import { moveGrab, pressOnDraft, pressOnEdge, pressOnVertex } from './grabVertex';
import { dropWhole, moveWholeGrab, pressInsideWhole, pressOnHandle } from './grabWhole';
import { hoverPointer } from './hoverPointer';
import { dropMarquee, moveMarquee, pressMarquee } from './marquee';
import { andThen, type EditorStep, refuse, still } from './step';
import { finishBrush, hoverBrush, moveBrush, pressBrush } from './tools/brushTool';
import { finishRedraw, moveRedraw, pressRedraw } from './tools/redrawTool';
import { hoverSmartEdge, moveSmartEdge, pressSmartEdge } from './tools/smartEdgeTool';

/** What the pointer does, at a place inside the image. */
export function pointerStep(
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
      return still(move(state, gesture));
    case 'pointer-up':
      return release(state, gesture);
    case 'double-click':
      if (!isDrawingTool(state.tool) || state.draft === undefined) return still(state);
      return andThen(endPress(state), (ended) => closeByDoubleClick(ended, gesture));
    default:
      return unreachable(gesture);
  }
}

/** Ends a press where the pointer was last: another press, or a key, comes before its own end. */
export function endPress(state: EditorState): EditorStep {
  if (state.grab !== undefined) return dropGrab(state, false);
  if (state.whole !== undefined) return dropWhole(state);
  if (state.marquee !== undefined) return dropMarquee(state);
  if (state.redraw !== undefined) return finishRedraw(state);
  if (state.brushStroke !== undefined) return finishBrush(state);
  return state.stroke === undefined ? still(state) : finishStroke(state);
}

function press(before: EditorState, gesture: PointerDown): EditorStep {
  const state = { ...before, hover: undefined, refusal: undefined };
  const { draft, tool } = state;
  if (draft !== undefined) return pressWhileDrawing(state, gesture);
  if (tool === 'redraw') return pressRedraw(state, gesture);
  if (tool === 'brush') return pressBrush(state, gesture);
  const held = pressOnLine(state, gesture);
  if (held !== undefined) return held;
  if (tool === 'edit') return pressWithEdit(state, gesture);
  if (state.pending !== undefined) return still(repeatRefusal(state));
  // With the exclusion tool the selected ROI says what the exclusion is left out of.
  const selection = tool === 'exclusion' ? state.selection : undefined;
  const drawing = { ...state, selection };
  return tool === 'smart-edge' ? pressSmartEdge(drawing, gesture) : pressToDraw(drawing, gesture);
}

function pressWhileDrawing(state: EditorState, gesture: PointerDown): EditorStep {
  const { draft, tool } = state;
  const isAdjusting = tool === 'edit' || draft?.isRefused === true;
  const held = isAdjusting ? pressOnDraft(state, gesture) : undefined;
  if (held !== undefined) return held;
  if (tool === 'edit') return pressMarquee(state, gesture);
  if (tool === 'redraw') return pressRedraw(state, gesture);
  if (tool === 'brush') return pressBrush(state, gesture);
  const unselected = { ...state, selection: undefined };
  return tool === 'smart-edge' ? pressSmartEdge(unselected, gesture) : pressToDraw(unselected, gesture);
}

/** On a handle or a vertex, whichever is nearer, else on an edge. */
function pressOnLine(state: EditorState, gesture: PointerDown): EditorStep | undefined {
  const handle = pressOnHandle(state, gesture);
  const onVertex = pressOnVertex(state, gesture, handle?.awayPx);
  return onVertex ?? handle?.step ?? pressOnEdge(state, gesture);
}

/** Not on a line: inside the selected one that is taken as a whole; else a rectangle, or, if it stays a click, a choice. */
function pressWithEdit(state: EditorState, gesture: PointerDown): EditorStep {
  if (state.pending !== undefined) return still(repeatRefusal(state));
  const whole = gesture.shift ? undefined : pressInsideWhole(state, gesture);
  return whole ?? pressMarquee(state, gesture);
}

function move(state: EditorState, gesture: PointerMove | PointerUp): EditorState {
  if (state.grab !== undefined) return moveGrab(state, gesture);
  if (state.whole !== undefined) return moveWholeGrab(state, gesture);
  if (state.marquee !== undefined) return moveMarquee(state, gesture);
  if (state.redraw !== undefined) return moveRedraw(state, gesture);
  if (state.brushStroke !== undefined) return moveBrush(state, gesture);
  const isSmart = state.tool === 'smart-edge';
  if (state.stroke !== undefined) return isSmart ? moveSmartEdge(state, gesture) : moveStroke(state, gesture);
  if (state.tool === 'brush') return hoverBrush(state, gesture.atPx);
  return isSmart ? hoverSmartEdge(state, gesture) : hoverPointer(state, gesture);
}

function release(state: EditorState, gesture: PointerUp): EditorStep {
  const { brushStroke, grab, marquee, redraw, stroke, whole } = state;
  if ([brushStroke, grab, marquee, redraw, stroke, whole].every((held) => held === undefined)) {
    return still(state);
  }
  const moved = move(state, gesture);
  if (moved.grab !== undefined) return dropGrab(moved, true);
  return moved.stroke === undefined ? endPress(moved) : finishStroke(moved, gesture);
}

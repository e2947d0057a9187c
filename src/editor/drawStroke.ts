import type { PointPx } from '../domain/image/point';
import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { isSamePoint } from '../domain/polygon/normaliseRing';
import { emptyDraft, pushDraft, setDraftAside, withDraftHistory } from './changeDraft';
import { closeDraft } from './closeDraft';
import { pushHistory } from './editHistory';
import { type EditorState, outlineOf } from './editorState';
import type { DoubleClick, PointerDown, PointerPlace } from './gesture';
import { clickSlackPx, isWithinReach, reachPx } from './hitTest';
import { distancePx } from './planePx';
import { simplifyStroke, strokeTolerancePx } from './simplifyStroke';
import { type EditorStep, refuse, still } from './step';

/** The pointer goes down to draw: a vertex, the start of a freehand line, or the end of the outline. */
export function pressToDraw(state: EditorState, pointer: PointerDown): EditorStep {
  const isRepeat = (pointer.clickCount ?? 1) >= 2;
  if (state.draft === undefined) {
    // The rest of a double click that closed an outline must not begin the next one.
    if (isRepeat) return still(state);
    if (state.armed === undefined) return refuse(state, { kind: 'nothing-armed', atPx: pointer.atPx });
    if (outlineOf(state, state.armed.key) !== undefined) {
      return refuse(state, { kind: 'already-outlined', atPx: pointer.atPx });
    }
    return still(
      beginStroke({ ...state, draft: emptyDraft(state.armed), setAside: undefined }, pointer, true),
    );
  }
  const vertices = state.draft.history.present;
  if (isRepeat && isWithinReach(pointer, vertices.at(-1))) return closeByDoubleClick(state, pointer);
  if (!isWithinReach(pointer, vertices[0])) return still(beginStroke(state, pointer, true));
  return vertices.length >= 3 ? closeDraft(state) : still(beginStroke(state, pointer, false));
}

/**
 * Closes by a double click. Where each press came as a click of its own, the second one's vertex beside the first
 * is not meant and goes. Two clicks on one place, with no other vertex, are no outline.
 */
export function closeByDoubleClick(state: EditorState, pointer: PointerDown | DoubleClick): EditorStep {
  if (state.draft === undefined) return still(state);
  const { past, present: vertices } = state.draft.history;
  const beforeLast = vertices.at(-2);
  if (!isWithinReach(pointer, vertices.at(-1))) return still(state);
  if (vertices.length === 1) return still(setDraftAside(state));
  const isSecondClick =
    pointer.kind === 'double-click' &&
    past.at(-1)?.length === vertices.length - 1 &&
    isWithinReach(pointer, beforeLast);
  if (!isSecondClick) return closeDraft(state);
  if (vertices.length === 2) return still(setDraftAside(state));
  return closeDraft(pushDraft(state, vertices.slice(0, -1)));
}

/** The pressed pointer moves: beyond a click's slack the line follows the hand. */
export function moveStroke(state: EditorState, pointer: PointerPlace): EditorState {
  const { draft, stroke } = state;
  const downPx = stroke?.drawnPx[0];
  const lastPx = stroke?.drawnPx.at(-1);
  if (draft === undefined || stroke === undefined || downPx === undefined || lastPx === undefined)
    return state;
  if (isSamePoint(lastPx, pointer.atPx)) return state;
  return {
    ...state,
    draft: { ...draft, cursorPx: pointer.atPx },
    stroke: {
      ...stroke,
      drawnPx: [...stroke.drawnPx, pointer.atPx],
      isFreehand: stroke.isFreehand || distancePx(downPx, pointer.atPx) > clickSlackPx(pointer),
    },
  };
}

/**
 * The pointer is lifted: a freehand line becomes vertices. Lifted on the first vertex it closes the outline, and
 * what the hand drew past that vertex, within its reach, is left out. Without a pointer the line just ends.
 */
export function finishStroke(state: EditorState, pointer?: PointerPlace): EditorStep {
  const { draft, stroke } = state;
  const ended = { ...state, stroke: undefined };
  if (draft === undefined || stroke === undefined) return still(ended);
  const before = stroke.historyBefore.present;
  if (!stroke.isFreehand) {
    const isTooSoon =
      before === draft.history.present && before.length === 2 && pointer && isWithinReach(pointer, before[0]);
    return isTooSoon
      ? refuse(ended, { kind: 'too-few-vertices', atPx: pointer.atPx })
      : still(withDraftHistory(ended, draft.history));
  }
  const start = before[0] ?? stroke.drawnPx[0];
  const isClosing =
    pointer !== undefined && start !== undefined && returnsTo(start, [...before, ...stroke.drawnPx], pointer);
  const drawnPx = isClosing ? withoutOvershoot(stroke.drawnPx, start, reachPx(pointer)) : stroke.drawnPx;
  const history = pushHistory(stroke.historyBefore, strokeVertices(before, drawnPx));
  const drawn = withDraftHistory(ended, history);
  return isClosing && history.present.length >= 3 ? closeDraft(drawn) : still(drawn);
}

/** Takes a press back as if it had never happened. */
export function abandonStroke(state: EditorState): EditorState {
  const { draft, stroke } = state;
  if (draft === undefined || stroke === undefined) return state;
  const isNew = stroke.historyBefore.present.length === 0;
  return {
    ...state,
    stroke: undefined,
    draft: isNew ? undefined : { ...draft, history: stroke.historyBefore, cursorPx: undefined },
  };
}

function beginStroke(state: EditorState, pointer: PointerPlace, isAdding: boolean): EditorState {
  const { draft } = state;
  if (draft === undefined) return state;
  const vertices = draft.history.present;
  const lastPx = vertices.at(-1);
  const isNewPlace = lastPx === undefined || !isSamePoint(lastPx, pointer.atPx);
  const history =
    isAdding && isNewPlace ? pushHistory(draft.history, [...vertices, pointer.atPx]) : draft.history;
  return {
    ...state,
    draft: { ...draft, history, cursorPx: pointer.atPx, isOnStart: false },
    stroke: { historyBefore: draft.history, drawnPx: [pointer.atPx], isFreehand: false },
  };
}

/** Whether a line that went away from its start is back within reach of it. */
function returnsTo(start: PointPx, linePx: readonly PointPx[], pointer: PointerPlace): boolean {
  return isWithinReach(pointer, start) && linePx.some((place) => distancePx(place, start) > reachPx(pointer));
}

/** The line up to its nearest approach, on its last way in, to the start. */
function withoutOvershoot(drawnPx: readonly PointPx[], start: PointPx, withinPx: number): readonly PointPx[] {
  const arrival = drawnPx.findLastIndex((place) => distancePx(place, start) > withinPx) + 1;
  let nearest = arrival;
  let nearestPx = Number.POSITIVE_INFINITY;
  for (const [index, place] of drawnPx.entries()) {
    if (index < arrival || distancePx(place, start) >= nearestPx) continue;
    nearest = index;
    nearestPx = distancePx(place, start);
  }
  return drawnPx.slice(0, nearest + 1);
}

/**
 * The vertices so far and those of a freehand line. Where leaving points out would make the outline cross itself
 * although the line drawn does not, more of them stay.
 */
function strokeVertices(before: readonly PointPx[], drawnPx: readonly PointPx[]): readonly PointPx[] {
  const coarsest = joined(before, simplifyStroke(drawnPx));
  for (const share of [1, 1 / 2, 1 / 4, 1 / 8]) {
    const ring = share === 1 ? coarsest : joined(before, simplifyStroke(drawnPx, share * strokeTolerancePx));
    if (findPolygonProblem(ring).ok) return ring;
  }
  return coarsest;
}

function joined(before: readonly PointPx[], after: readonly PointPx[]): readonly PointPx[] {
  const [first] = after;
  const lastPx = before.at(-1);
  const isRepeated = first !== undefined && lastPx !== undefined && isSamePoint(first, lastPx);
  return [...before, ...(isRepeated ? after.slice(1) : after)];
}

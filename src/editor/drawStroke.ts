import type { PointPx } from '../domain/image/point';
import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { isSamePoint } from '../domain/polygon/normaliseRing';
import { withDraftHistory } from './changeDraft';
import { closeByDoubleClick } from './closeByDoubleClick';
import { closeDraft } from './closeDraft';
import { type DrawnForm, extended } from './draft';
import { pushHistory } from './editHistory';
import type { EditorState } from './editorState';
import type { PointerDown, PointerPlace } from './gesture';
import { clickSlackPx, isWithinReach, reachPx } from './hitTest';
import { distancePx } from './planePx';
import { simplifyStroke, strokeTolerancePx } from './simplifyStroke';
import { startDraft } from './startDraft';
import { andThen, type EditorStep, refuse, still } from './step';
import { trimEnds } from './trimEnds';

/** The pointer goes down to draw: a vertex, the start of a freehand line, or the end of the outline. */
export function pressToDraw(state: EditorState, pointer: PointerDown): EditorStep {
  const isRepeat = (pointer.clickCount ?? 1) >= 2;
  if (state.draft === undefined) {
    // The rest of a double click that closed an outline must not begin the next one.
    if (isRepeat) return still(state);
    return andThen(startDraft(state, pointer), (begun) => still(beginStroke(begun, pointer, true)));
  }
  const vertices = state.draft.history.present.verticesPx;
  if (isRepeat && isWithinReach(pointer, vertices.at(-1))) return closeByDoubleClick(state, pointer);
  if (!isWithinReach(pointer, vertices[0])) return still(beginStroke(state, pointer, true));
  return vertices.length >= 3 ? closeDraft(state) : still(beginStroke(state, pointer, false));
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
 * The pointer is lifted: a freehand line becomes vertices. Lifted on the first vertex, or after the line has crossed
 * its own beginning, it closes the outline. Without a pointer the line just ends.
 */
export function finishStroke(state: EditorState, pointer?: PointerPlace): EditorStep {
  const { draft, stroke } = state;
  const ended = { ...state, stroke: undefined };
  if (draft === undefined || stroke === undefined) return still(ended);
  const before = stroke.historyBefore.present;
  if (!stroke.isFreehand) {
    const isTooSoon =
      before === draft.history.present &&
      before.verticesPx.length === 2 &&
      pointer !== undefined &&
      isWithinReach(pointer, before.verticesPx[0]);
    return isTooSoon
      ? refuse(ended, { kind: 'too-few-vertices', atPx: pointer.atPx })
      : still(withDraftHistory(ended, draft.history));
  }
  const form = withStroke(before, stroke.drawnPx, draft.reachPx);
  const drawn = withDraftHistory(ended, pushHistory(stroke.historyBefore, form));
  if (pointer === undefined || form.verticesPx.length < 3) return still(drawn);
  const startPx = before.verticesPx[0] ?? stroke.drawnPx[0];
  const isBack =
    startPx !== undefined && returnsTo(startPx, [...before.verticesPx, ...stroke.drawnPx], pointer);
  return isBack || isOverrun(form, draft.reachPx) ? closeDraft(drawn) : still(drawn);
}

/** Takes a press back as if it had never happened. */
export function abandonStroke(state: EditorState): EditorState {
  const { draft, stroke } = state;
  if (draft === undefined || stroke === undefined) return state;
  const { historyBeforePress } = stroke;
  const isNew = historyBeforePress.present.verticesPx.length === 0;
  if (isNew) return { ...state, stroke: undefined, draft: undefined };
  const before = { ...state, stroke: undefined, draft: { ...draft, cursorPx: undefined } };
  return withDraftHistory(before, historyBeforePress);
}

function beginStroke(state: EditorState, pointer: PointerPlace, isAdding: boolean): EditorState {
  const { draft } = state;
  if (draft === undefined) return state;
  const form = draft.history.present;
  const lastPx = form.verticesPx.at(-1);
  const isNewPlace = lastPx === undefined || !isSamePoint(lastPx, pointer.atPx);
  const history =
    isAdding && isNewPlace
      ? pushHistory(draft.history, extended(form, [pointer.atPx], 'clicks'))
      : draft.history;
  return {
    ...state,
    draft: { ...draft, history, cursorPx: pointer.atPx, isOnStart: false, reachPx: reachPx(pointer) },
    stroke: {
      historyBefore: draft.history,
      historyBeforePress: draft.history,
      drawnPx: [pointer.atPx],
      isFreehand: false,
    },
  };
}

/** Whether a line that went away from its start is back within reach of it. */
function returnsTo(start: PointPx, linePx: readonly PointPx[], pointer: PointerPlace): boolean {
  return isWithinReach(pointer, start) && linePx.some((place) => distancePx(place, start) > reachPx(pointer));
}

/** Whether a line crosses its own beginning, and is an outline without what runs over. */
function isOverrun(form: DrawnForm, withinPx: number): boolean {
  const trimmed = trimEnds(form, withinPx);
  return trimmed?.isCrossed === true && findPolygonProblem(trimmed.form.verticesPx).ok;
}

/**
 * The vertices so far and those of a freehand line. Where leaving points out would make the outline cross itself
 * although the line drawn does not, more of them stay.
 */
function withStroke(before: DrawnForm, drawnPx: readonly PointPx[], withinPx: number): DrawnForm {
  const coarsest = joined(before, simplifyStroke(drawnPx));
  for (const share of [1, 1 / 2, 1 / 4, 1 / 8]) {
    const form = share === 1 ? coarsest : joined(before, simplifyStroke(drawnPx, share * strokeTolerancePx));
    const closed = trimEnds(form, withinPx)?.form ?? form;
    if (findPolygonProblem(closed.verticesPx).ok) return form;
  }
  return coarsest;
}

function joined(before: DrawnForm, after: readonly PointPx[]): DrawnForm {
  const [first] = after;
  const lastPx = before.verticesPx.at(-1);
  const isRepeated = first !== undefined && lastPx !== undefined && isSamePoint(first, lastPx);
  return extended(before, isRepeated ? after.slice(1) : after, 'freehand');
}

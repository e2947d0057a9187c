import { present } from '../base/assert';
import type { Result } from '../base/result';
import type { PointPx } from '../domain/image/point';
import type { RoiExclusion } from '../domain/reading/roi';
import type { DrawingWay } from '../domain/reading/roiDrawing';
import { checkRing, refusalIn } from './checkRing';
import { withWay } from './draft';
import type { Edit } from './edit';
import { type EditHistory, pushHistory, redoHistory, startHistory, undoHistory } from './editHistory';
import { type EditorState, outlineOf } from './editorState';
import { clampToImage } from './imageSize';
import { isSameRef, type PendingForm, type RingRef } from './inHand';
import { isSameRing } from './planePx';
import type { Refusal } from './refusal';
import { committedRingPx } from './shownRing';
import { type EditorStep, refuse, still } from './step';

/**
 * Gives a committed line other vertices, if they enclose one well-defined area (an exclusion's also some of its
 * outline's); vertices beyond the image stop at its edge.
 *
 * Else the new form is kept as pending: shown with what is wrong, committed nowhere, there to be put right or left
 * by Esc. A form equal to the committed one asks nothing of the reading. An exclusion that a change of its outline
 * leaves outside stays: it takes nothing away, and comes back with the outline.
 */
export function changeRing(
  state: EditorState,
  ref: RingRef,
  verticesPx: readonly PointPx[],
  way: DrawingWay,
): EditorStep {
  const committedPx = committedRingPx(state, ref);
  if (committedPx === undefined) return still(state);
  const insidePx = verticesPx.map((vertex) => clampToImage(vertex, state.image));
  const before = isSameRef(state.pending, ref) ? state.pending?.history : undefined;
  const ways = withWay(before?.present.ways ?? [], way);
  const checked = check(state, ref, insidePx);
  if (!checked.ok) {
    // No vertex of fewer than three can be moved so that they enclose something.
    if (insidePx.length < 3) return refuse(state, checked.error);
    const history = before ?? startHistory<PendingForm>({ verticesPx: committedPx, ways: [] });
    return still(withPending(state, ref, pushHistory(history, { verticesPx: insidePx, ways })));
  }
  // What was under the pointer may be another vertex, or none, of the new line.
  const settled = { ...state, pending: undefined, refusal: undefined, hover: undefined };
  if (isSameRing(checked.value, committedPx)) return still(settled);
  // A vertex dropped on its neighbour became one with it: the count no longer says which is meant.
  const isCounted = checked.value.length === verticesPx.length;
  const selection = isCounted ? state.selection : { ...refOf(ref), vertices: [] };
  return commitRing({ ...settled, selection }, ref, checked.value, ways);
}

/** Puts exclusions in the place of an ROI's. */
export function commitExclusions(
  state: EditorState,
  key: string,
  exclusions: readonly RoiExclusion[],
  ways: readonly DrawingWay[],
): EditorStep {
  const outlines = state.outlines.map((each) => (each.key === key ? { ...each, exclusions } : each));
  return {
    state: { ...state, setAside: undefined, outlines },
    edits: [{ kind: 'change-exclusions', key, exclusions, ways }],
  };
}

function commitRing(
  state: EditorState,
  ref: RingRef,
  verticesPx: readonly PointPx[],
  ways: readonly DrawingWay[],
): EditorStep {
  const { exclusion, key } = ref;
  if (exclusion !== undefined) {
    const exclusions = outlineOf(state, key)?.exclusions ?? [];
    const changed = exclusions.map((each, index) => (index === exclusion ? { ...each, verticesPx } : each));
    return commitExclusions(state, key, changed, ways);
  }
  const edit: Edit = { kind: 'change-outline', key, verticesPx, ways };
  const outlines = state.outlines.map((each) =>
    each.key === key ? { ...each, outlinePx: verticesPx } : each,
  );
  return { state: { ...state, setAside: undefined, outlines }, edits: [edit] };
}

/** One change of a refused form back; the first change back is the committed line. */
export function undoPending(state: EditorState): EditorState {
  if (state.pending === undefined) return state;
  const history = undoHistory(state.pending.history);
  if (history.past.length === 0) {
    return { ...state, pending: undefined, refusal: undefined, selection: undefined };
  }
  return withPending(state, state.pending, history);
}

/** One change of a refused form forward again. */
export function redoPending(state: EditorState): EditorState {
  if (state.pending === undefined) return state;
  return withPending(state, state.pending, redoHistory(state.pending.history));
}

/** Says again what is wrong with the pending line. */
export function repeatRefusal(state: EditorState): EditorState {
  return state.pending === undefined ? state : withPending(state, state.pending, state.pending.history);
}

/** Whether another line waits to be put right, so that this one cannot be taken hold of. */
export function isBlocked(state: EditorState, ref: RingRef): boolean {
  return state.pending !== undefined && !isSameRef(state.pending, ref);
}

function withPending(state: EditorState, ref: RingRef, history: EditHistory<PendingForm>): EditorState {
  const { selection } = state;
  const count = history.present.verticesPx.length;
  const isSelectionLeft = selection?.vertices.every((vertex) => vertex < count) ?? true;
  return {
    ...state,
    pending: { ...refOf(ref), history },
    hover: undefined,
    refusal: refusalIn(check(state, ref, history.present.verticesPx)),
    selection: isSelectionLeft ? selection : { ...refOf(ref), vertices: [] },
  };
}

function check(
  state: EditorState,
  ref: RingRef,
  verticesPx: readonly PointPx[],
): Result<readonly PointPx[], Refusal> {
  const firstPx = present(verticesPx[0], 'first vertex of a ring');
  const outlinePx = ref.exclusion === undefined ? undefined : outlineOf(state, ref.key)?.outlinePx;
  return checkRing(verticesPx, firstPx, outlinePx);
}

function refOf({ exclusion, key }: RingRef): RingRef {
  return { key, exclusion };
}

import { commitExclusions } from './changeRing';
import { type Closing, checkDraft } from './checkDraft';
import { type Draft, waysOf } from './draft';
import { type EditorOutline, type EditorState, emptyHand, outlineOf } from './editorState';
import type { Refusal } from './refusal';
import { type EditorStep, refuse, still } from './step';

/**
 * Commits what is being drawn: an outline, or an exclusion of its outline.
 *
 * A ring that does not enclose one well-defined area is refused: the place is shown, every vertex stays, and
 * its vertices can be taken hold of from then on. Nothing is repaired. Only where a freehand line overran its own
 * beginning, the overlap of the two ends is cut off: shown, and brought back by undo.
 */
export function closeDraft(state: EditorState): EditorStep {
  const { draft } = state;
  const form = draft?.history.present;
  const lastPx = form?.verticesPx.at(-1);
  if (draft === undefined || form === undefined || lastPx === undefined) return still(state);
  const outline = outlineOf(state, draft.target.key);
  const isExclusion = draft.shape === 'exclusion';
  if (!isExclusion && outline !== undefined) return refuse(state, { kind: 'already-outlined', atPx: lastPx });
  if (isExclusion && outline === undefined) return refuse(state, { kind: 'no-outline-here', atPx: lastPx });

  const checked = checkDraft(draft, outline, lastPx);
  if (!checked.ok) {
    const isRefused = draft.isRefused || hasPlace[checked.error.kind] === true;
    return refuse({ ...state, draft: { ...draft, isRefused } }, checked.error);
  }
  const closing = checked.value;
  return commitDraft(closing.trims.length > 0 ? withTrim(state, draft, closing) : state, draft, closing);
}

/** Refusals at a place of the line itself, which can be put right there. */
const hasPlace: { readonly [kind in Refusal['kind']]?: true } = {
  'proper-crossing': true,
  'overlapping-edges': true,
  'vertex-touch': true,
  'outside-outline': true,
};

function withTrim(state: EditorState, draft: Draft, { form, trims }: Closing): EditorState {
  const { past, present } = draft.history;
  const history = { past, present, future: [form] };
  const untrimmed = { ...draft, history, cursorPx: undefined, isOnStart: false, isRefused: false };
  return { ...state, trims, untrimmed };
}

function commitDraft(
  state: EditorState,
  { shape, target }: Draft,
  { form, verticesPx }: Closing,
): EditorStep {
  const ways = waysOf(form);
  const closed: EditorState = {
    ...state,
    ...emptyHand,
    draft: undefined,
    setAside: undefined,
    stroke: undefined,
    selection: undefined,
    refusal: undefined,
  };
  if (shape === 'exclusion') {
    const before = outlineOf(state, target.key)?.exclusions ?? [];
    const exclusion = { verticesPx, reason: state.exclusionReason };
    return commitExclusions(closed, target.key, [...before, exclusion], ways);
  }
  return commitOutline(closed, { ...target, outlinePx: verticesPx, exclusions: [] }, ways);
}

/** A new outline, on the image and asked of the reading. */
export function commitOutline(
  state: EditorState,
  outline: EditorOutline,
  ways: ReturnType<typeof waysOf>,
): EditorStep {
  const { key, outlinePx } = outline;
  return {
    state: { ...state, outlines: [...state.outlines, outline], setAside: undefined },
    edits: [{ kind: 'close-outline', key, verticesPx: outlinePx, ways }],
  };
}

/** Takes back a closing that cut the ends off: what it made is taken away, and the line as drawn is in the hand again. */
export function undoTrim(state: EditorState): EditorStep {
  const { untrimmed } = state;
  const outline = untrimmed && outlineOf(state, untrimmed.target.key);
  if (untrimmed === undefined || outline === undefined) return still(state);
  const { key } = outline;
  const drawing = { ...state, untrimmed: undefined, trims: [], selection: undefined, setAside: undefined };
  if (untrimmed.shape === 'exclusion') {
    const { state: next, edits } = commitExclusions(drawing, key, outline.exclusions.slice(0, -1), []);
    return { state: { ...next, draft: untrimmed }, edits };
  }
  const outlines = state.outlines.filter((each) => each.key !== key);
  return {
    state: { ...drawing, outlines, armed: untrimmed.target, draft: untrimmed },
    edits: [{ kind: 'delete-outline', key }],
  };
}

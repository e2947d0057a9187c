import { pushDraft } from './changeDraft';
import { changeRing, commitExclusions } from './changeRing';
import { edited, firstOf } from './draft';
import { type EditorState, outlineOf } from './editorState';
import type { RingRef, Selection } from './inHand';
import { selectableRingPx } from './shownRing';
import { type EditorStep, refuse, still } from './step';

/** Takes vertices away; never below three of a committed line. The neighbour of the first is selected then. */
export function deleteVertices(state: EditorState, choice: Selection): EditorStep {
  const { exclusion, key, vertices } = choice;
  const ring = selectableRingPx(state, choice);
  const [first] = vertices;
  const firstPx = first === undefined ? undefined : ring?.[first];
  if (ring === undefined || first === undefined || firstPx === undefined) return still(state);
  const gone = new Set(vertices);
  const left = ring.filter((_, vertex) => !gone.has(vertex));
  const form = state.draft?.history.present;
  if (form === undefined && left.length < 3)
    return refuse(state, { kind: 'too-few-vertices', atPx: firstPx });

  // Never the whole line: a second Del would take the ROI away.
  const neighbour = first === 0 ? left.length - 1 : first - 1;
  const next = { ...state, selection: { key, exclusion, vertices: [neighbour] } };
  if (form === undefined) return changeRing(next, choice, left, 'vertices');
  const madeBy = form.madeBy.filter((_, vertex) => !gone.has(vertex));
  return still(pushDraft(next, edited(form, { verticesPx: left, madeBy })));
}

/**
 * Del: the selected vertices, else the last vertex of the draft, else the selected exclusion, else the selected or
 * armed ROI.
 */
export function deleteChosen(state: EditorState): EditorStep {
  const { armed, pending, selection } = state;
  if (selection !== undefined && selection.vertices.length > 0) return deleteVertices(state, selection);
  if (state.draft !== undefined) return removeLastVertex(state);
  const chosen = pending ?? selection;
  if (chosen?.exclusion !== undefined) return deleteExclusion(state, chosen);
  const key = chosen?.key ?? armed?.key;
  return key === undefined ? still(state) : deleteOutline(state, key);
}

/** Backspace: the last vertex of the draft. */
export function removeLastVertex(state: EditorState): EditorStep {
  const form = state.draft?.history.present;
  if (form === undefined) return still(state);
  return still(pushDraft({ ...state, selection: undefined }, firstOf(form, form.verticesPx.length - 1)));
}

function deleteExclusion(state: EditorState, { exclusion, key }: RingRef): EditorStep {
  const exclusions = outlineOf(state, key)?.exclusions;
  if (exclusions === undefined || exclusion === undefined) return still(state);
  return commitExclusions({ ...state, ...nothingChosen }, key, exclusions.toSpliced(exclusion, 1), []);
}

function deleteOutline(state: EditorState, key: string): EditorStep {
  if (outlineOf(state, key) === undefined) return still(state);
  const outlines = state.outlines.filter((outline) => outline.key !== key);
  return {
    state: { ...state, ...nothingChosen, outlines, setAside: undefined },
    edits: [{ kind: 'delete-outline', key }],
  };
}

const nothingChosen = {
  pending: undefined,
  selection: undefined,
  hover: undefined,
  refusal: undefined,
} as const;

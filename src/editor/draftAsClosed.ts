import type { PointPx } from '../domain/image/point';
import { normaliseRing } from '../domain/polygon/normaliseRing';
import type { RoiExclusion } from '../domain/reading/roi';
import { type EditorState, isDrawingTool, outlineOf } from './editorState';
import type { RingRef } from './inHand';
import { shownDraftPx, shownExclusions, shownOutlinePx } from './shownRing';
import { redrawnRingPx } from './tools/redrawTool';
import { previewedLine } from './tools/smartEdgeTool';

/** An ROI that is measured while it is still in hand. */
export interface LiveRing {
  readonly key: string;
  /** The outline, an open ring without repeated neighbours; it may cross itself, or have fewer than three vertices. */
  readonly verticesPx: readonly PointPx[];
  /** With the one that is being drawn or changed; that one may cross itself, too. */
  readonly exclusions: readonly RoiExclusion[];
  /** Being drawn: the straight line from the cursor back to the start closes it, which the screen has to say. */
  readonly isOpen: boolean;
}

/** What the live numbers are of: the draft with the cursor as its last vertex, or the ROI whose form is in hand. */
export function draftAsClosed(state: EditorState): LiveRing | undefined {
  const { draft } = state;
  if (draft !== undefined) {
    const drawnPx = normaliseRing(draftWithEndPx(state));
    const { key } = draft.target;
    if (draft.shape === 'outline') return { key, verticesPx: drawnPx, exclusions: [], isOpen: true };
    const outline = outlineOf(state, key);
    if (outline === undefined) return undefined;
    const begun = drawnPx.length < 3 ? [] : [{ verticesPx: drawnPx, reason: state.exclusionReason }];
    const exclusions = [...outline.exclusions, ...begun];
    return { key, verticesPx: normaliseRing(outline.outlinePx), exclusions, isOpen: true };
  }
  const { redraw } = state;
  if (redraw?.isMoved) return withRedrawn(state, redraw);
  const inHand = [state.grab, state.whole, state.brushStroke].find((held) => held?.isMoved);
  const key = inHand?.key ?? state.pending?.key;
  const outline = key === undefined ? undefined : outlineOf(state, key);
  if (outline === undefined) return undefined;
  return {
    key: outline.key,
    verticesPx: normaliseRing(shownOutlinePx(state, outline)),
    exclusions: shownExclusions(state, outline),
    isOpen: false,
  };
}

/** Where the open line of the draft ends: the cursor, unless the tool does not go on drawing it. */
export function openLineEndPx(state: EditorState): PointPx | undefined {
  if (!isDrawingTool(state.tool) || state.grab !== undefined || state.draft?.isOnStart) return undefined;
  return state.draft?.cursorPx;
}

/** The draft with the line from its last vertex to the cursor, along the edges where those are followed. */
function draftWithEndPx(state: EditorState): readonly PointPx[] {
  const onward = previewedLine(state);
  if (onward !== undefined) return [...onward.verticesPx, ...onward.pathPx.slice(1)];
  const cursorPx = openLineEndPx(state);
  return cursorPx === undefined ? shownDraftPx(state) : [...shownDraftPx(state), cursorPx];
}

/** The ROI with the stretch under the stroke replaced while the stroke's end is within reach of the line, else as it is. */
function withRedrawn(state: EditorState, { key, exclusion }: RingRef): LiveRing | undefined {
  const outline = outlineOf(state, key);
  if (outline === undefined) return undefined;
  const ringPx = redrawnRingPx(state);
  const { exclusions } = outline;
  return {
    key,
    verticesPx: normaliseRing((exclusion === undefined ? ringPx : undefined) ?? outline.outlinePx),
    exclusions: exclusions.map((one, index) =>
      index === exclusion && ringPx !== undefined ? { ...one, verticesPx: ringPx } : one,
    ),
    isOpen: false,
  };
}

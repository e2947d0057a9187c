import { openLineEndPx } from './draftAsClosed';
import { type EditorOutline, type EditorState, emptyHand } from './editorState';
import type { RingRef } from './inHand';
import { marqueeOverlay } from './marquee';
import type {
  ObserverStyle,
  OverlayDraft,
  OverlayExclusion,
  OverlayLine,
  OverlayModel,
  OverlayOutline,
} from './overlay';
import { refusalWords } from './refusal';
import { shownDraftPx, shownExclusions, shownOutlinePx } from './shownRing';
import { brushOverlay } from './tools/brushTool';
import { redrawOverlay } from './tools/redrawTool';
import { previewedLine } from './tools/smartEdgeTool';
import { wholeHandles } from './wholeHandles';

/** What the viewer draws over the slice: the editor's outlines in one observer's style, and lines given beside them. */
export function overlayModel(
  state: EditorState,
  style: ObserverStyle,
  lines: readonly OverlayLine[] = [],
): OverlayModel {
  const draft = overlayDraft(state, style) ?? redrawOverlay(state, style);
  const { refusal, trims } = state;
  const brush = brushOverlay(state);
  const marquee = marqueeOverlay(state);
  const whole = wholeHandles(state);
  return {
    outlines: state.outlines.map((outline) => ({
      ...overlayOutline(state, outline, style),
      ...(whole?.key === outline.key && { handles: whole.handles }),
    })),
    ...(draft && { draft }),
    ...(refusal && { refusal: { atPx: refusal.atPx, text: refusalWords(refusal) } }),
    lines,
    ...(trims.length > 0 && { trims }),
    ...(brush && { brush }),
    ...(marquee && { marquee }),
  };
}

function overlayOutline(state: EditorState, outline: EditorOutline, style: ObserverStyle): OverlayOutline {
  const { key } = outline;
  const ref: RingRef = { key, exclusion: undefined };
  // While something is drawn, what is held and chosen is the draft's, also where that is an exclusion of this outline.
  const marks = state.draft === undefined ? state : { ...state, ...emptyHand, selection: undefined };
  const grabbedVertex = markedVertex(marks, ref);
  const selectedVertices = chosenVertices(marks, ref);
  const exclusions = shownExclusions(state, outline).map(
    ({ reason, verticesPx }, index): OverlayExclusion => {
      const own = { key, exclusion: index };
      const vertex = markedVertex(marks, own);
      return {
        verticesPx,
        reason,
        isEdited: isEdited(state, own),
        ...(vertex !== undefined && { grabbedVertex: vertex }),
      };
    },
  );
  return {
    key,
    outlinePx: shownOutlinePx(state, outline),
    style,
    state: isEdited(state, ref) ? 'edited' : 'rest',
    tag: outline.tag,
    tagDirectionPx: outline.tagDirectionPx,
    ...(grabbedVertex !== undefined && { grabbedVertex }),
    ...(selectedVertices.length > 1 && { selectedVertices }),
    ...(exclusions.length > 0 && { exclusions }),
    ...(outline.warning !== undefined && { warning: outline.warning }),
  };
}

function isEdited(state: EditorState, ref: RingRef): boolean {
  const { brushStroke, grab, hover, pending, redraw, selection, whole } = state;
  if (state.draft !== undefined || state.isLocked) return false;
  return [brushStroke, grab, hover, pending, redraw, selection, whole].some(
    (held) => held?.key === ref.key && held.exclusion === ref.exclusion,
  );
}

function overlayDraft(state: EditorState, style: ObserverStyle): OverlayDraft | undefined {
  const { draft } = state;
  if (draft === undefined) return undefined;
  const cursorPx = draft.isOnStart ? draft.cursorPx : openLineEndPx(state);
  const ref: RingRef = { key: draft.target.key, exclusion: undefined };
  const grabbedVertex = markedVertex(state, ref);
  const selectedVertices = chosenVertices(state, ref);
  const onward = previewedLine(state);
  return {
    verticesPx: onward?.verticesPx ?? shownDraftPx(state),
    style,
    tag: draft.target.tag,
    shape: draft.shape,
    ...(cursorPx && { cursorPx }),
    ...(onward && { edgePathPx: onward.pathPx }),
    ...(grabbedVertex !== undefined && { grabbedVertex }),
    ...(selectedVertices.length > 1 && { selectedVertices }),
    ...(draft.isOnStart && { isOnStart: true }),
  };
}

function chosenVertices({ selection }: EditorState, ref: RingRef): readonly number[] {
  return selection?.key === ref.key && selection.exclusion === ref.exclusion ? selection.vertices : [];
}

/** The vertex in hand, else the one selected alone, else the one hovered. An edge that was only touched has none yet. */
function markedVertex(state: EditorState, ref: RingRef): number | undefined {
  const { grab, hover } = state;
  if (grab?.key === ref.key && grab.exclusion === ref.exclusion) {
    return grab.isInserted && !grab.isMoved ? undefined : grab.vertex;
  }
  const chosen = chosenVertices(state, ref);
  if (chosen.length === 1) return chosen[0];
  return hover?.key === ref.key && hover.exclusion === ref.exclusion ? hover.vertex : undefined;
}

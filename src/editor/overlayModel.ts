import { openLineEndPx } from './draftAsClosed';
import {
  type EditorOutline,
  type EditorState,
  shownDraftPx,
  shownOutlinePx,
  type VertexChoice,
} from './editorState';
import type { ObserverStyle, OverlayDraft, OverlayLine, OverlayModel, OverlayOutline } from './overlay';
import { refusalWords } from './refusal';

/** What the viewer draws over the slice: the editor's outlines in one observer's style, and lines given beside them. */
export function overlayModel(
  state: EditorState,
  style: ObserverStyle,
  lines: readonly OverlayLine[] = [],
): OverlayModel {
  const draft = overlayDraft(state, style);
  const { refusal } = state;
  return {
    outlines: state.outlines.map((outline) => overlayOutline(state, outline, style)),
    ...(draft && { draft }),
    ...(refusal && { refusal: { atPx: refusal.atPx, text: refusalWords(refusal) } }),
    lines,
  };
}

function overlayOutline(state: EditorState, outline: EditorOutline, style: ObserverStyle): OverlayOutline {
  const { grab, hover, pending, selection } = state;
  const isEdited = [grab?.key, hover?.key, pending?.key, selection?.key].includes(outline.key);
  const grabbedVertex = markedVertex(state, outline.key) ?? vertexOf(hover, outline.key);
  return {
    key: outline.key,
    outlinePx: shownOutlinePx(state, outline),
    style,
    state: isEdited && state.draft === undefined && !state.isLocked ? 'edited' : 'rest',
    tag: outline.tag,
    tagDirectionPx: outline.tagDirectionPx,
    ...(grabbedVertex !== undefined && { grabbedVertex }),
    ...(outline.warning !== undefined && { warning: outline.warning }),
  };
}

function overlayDraft(state: EditorState, style: ObserverStyle): OverlayDraft | undefined {
  const { draft } = state;
  if (draft === undefined) return undefined;
  const cursorPx = state.draft?.isOnStart ? draft.cursorPx : openLineEndPx(state);
  const grabbedVertex = markedVertex(state, draft.target.key);
  return {
    verticesPx: shownDraftPx(state),
    style,
    tag: draft.target.tag,
    ...(cursorPx && { cursorPx }),
    ...(grabbedVertex !== undefined && { grabbedVertex }),
    ...(draft.isOnStart && { isOnStart: true }),
  };
}

/** The vertex in hand, else the selected one. An edge that was only touched has no new vertex yet. */
function markedVertex(state: EditorState, key: string): number | undefined {
  const { grab } = state;
  if (grab?.key === key) return grab.isInserted && !grab.isMoved ? undefined : grab.vertex;
  return vertexOf(state.selection, key);
}

function vertexOf(choice: VertexChoice | undefined, key: string): number | undefined {
  return choice?.key === key ? choice.vertex : undefined;
}

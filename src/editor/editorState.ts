import type { PointPx } from '../domain/image/point';
import type { RoiExclusion } from '../domain/reading/roi';
import type { EditHistory } from './editHistory';
import type { ImageSize } from './imageSize';
import type { Refusal } from './refusal';

/**
 * `draw` starts outlines and moves vertices that are hit; `edit` works on outlines that are there: vertices, several of
 * them, or the whole. `smart-edge` draws along the image's edges; `exclusion` draws a part to leave out; `redraw` replaces
 * a stretch of an outline by a stroke; `brush` pushes the outline with a round brush.
 */
export type EditorTool = 'draw' | 'edit' | 'smart-edge' | 'exclusion' | 'redraw' | 'brush';

/** What an outline is of. */
export interface EditorTarget {
  /** One text per ROI of the slice (`targetKey`). */
  readonly key: string;
  /** A letter or two for the tag: the patient's side, or what the reference tissue is. */
  readonly tag: string;
  /** Towards the skin of the patient's back, of any length. */
  readonly tagDirectionPx: PointPx;
}

/** A committed ROI on this slice. */
export interface EditorOutline extends EditorTarget {
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
  readonly warning?: string;
}

/** An outline being drawn: every click, stroke and move is a step of its history. */
export interface Draft {
  readonly target: EditorTarget;
  readonly history: EditHistory<readonly PointPx[]>;
  readonly cursorPx: PointPx | undefined;
  /** A click here and now would close it. */
  readonly isOnStart: boolean;
  /** Closing was refused, so its vertices can be taken hold of. */
  readonly isRefused: boolean;
}

/** A press while drawing: a click until it moves far enough, then a freehand line. */
export interface Stroke {
  readonly historyBefore: EditHistory<readonly PointPx[]>;
  readonly drawnPx: readonly PointPx[];
  readonly isFreehand: boolean;
}

/** A vertex in hand. */
export interface Grab {
  readonly of: 'draft' | 'outline';
  readonly key: string;
  readonly vertex: number;
  /** The vertex was not there before: an edge was taken hold of. */
  readonly isInserted: boolean;
  readonly downPx: PointPx;
  /** Where the vertex was when it was taken hold of. */
  readonly vertexPx: PointPx;
  /** False until the pointer has moved far enough to mean it. */
  readonly isMoved: boolean;
  /** The ring with the vertex where it is now. */
  readonly verticesPx: readonly PointPx[];
}

/** A committed outline in a form that was refused: kept so that the user can go on from it, committed nowhere. */
export interface PendingChange {
  readonly key: string;
  readonly history: EditHistory<readonly PointPx[]>;
}

/** An outline, or one of its vertices. */
export interface VertexChoice {
  readonly key: string;
  readonly vertex: number | undefined;
}

/** The editor over one slice. Made by `createEditor`, changed by `editorStep`, fed by `withOutlines` and `withLock`. */
export interface EditorState {
  readonly image: ImageSize;
  readonly outlines: readonly EditorOutline[];
  readonly armed: EditorTarget | undefined;
  readonly tool: EditorTool;
  /** The reading is signed: nothing can be changed. */
  readonly isLocked: boolean;
  readonly draft: Draft | undefined;
  /** The draft that was last cancelled or undone to nothing; redo brings it back. */
  readonly setAside: Draft | undefined;
  readonly stroke: Stroke | undefined;
  readonly grab: Grab | undefined;
  readonly pending: PendingChange | undefined;
  readonly selection: VertexChoice | undefined;
  readonly hover: VertexChoice | undefined;
  readonly refusal: Refusal | undefined;
}

/** What the editor starts from. */
export interface EditorStart {
  readonly image: ImageSize;
  readonly outlines?: readonly EditorOutline[];
  readonly armed?: EditorTarget;
  readonly tool?: EditorTool;
  readonly isLocked?: boolean;
}

/** An editor at rest over one slice. */
export function createEditor(start: EditorStart): EditorState {
  return {
    image: start.image,
    outlines: start.outlines ?? [],
    armed: start.armed,
    tool: start.tool ?? 'draw',
    isLocked: start.isLocked ?? false,
    ...atRest,
    setAside: undefined,
  };
}

/** Nothing in hand, nothing begun, nothing said. */
export const atRest = {
  draft: undefined,
  stroke: undefined,
  grab: undefined,
  pending: undefined,
  selection: undefined,
  hover: undefined,
  refusal: undefined,
} as const;

/** The committed outline of a target, if it has one. */
export function outlineOf(state: EditorState, key: string): EditorOutline | undefined {
  return state.outlines.find((outline) => outline.key === key);
}

/** The vertices of an outline as the user sees them now: in hand, refused, or committed. */
export function shownOutlinePx(state: EditorState, outline: EditorOutline): readonly PointPx[] {
  if (state.grab?.of === 'outline' && state.grab.key === outline.key && state.grab.isMoved) {
    return state.grab.verticesPx;
  }
  return state.pending?.key === outline.key ? state.pending.history.present : outline.outlinePx;
}

/** The vertices of the outline being drawn as the user sees them now, a line under the hand included. */
export function shownDraftPx(state: EditorState): readonly PointPx[] {
  const { draft, grab, stroke } = state;
  if (draft === undefined) return [];
  if (grab?.of === 'draft' && grab.isMoved) return grab.verticesPx;
  if (stroke?.isFreehand) return [...stroke.historyBefore.present, ...stroke.drawnPx];
  return draft.history.present;
}

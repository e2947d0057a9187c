import type { PointPx } from '../domain/image/point';
import type { ExclusionReason, RoiExclusion } from '../domain/reading/roi';
import type { Draft, Stroke } from './draft';
import type { ImageSize } from './imageSize';
import type { Grab, Hover, Marquee, PendingChange, Selection, WholeGrab } from './inHand';
import type { OverlayTrim } from './overlay';
import type { Refusal } from './refusal';
import { type BrushState, type BrushStroke, brushAtRest } from './tools/brushState';
import type { RedrawStroke } from './tools/redrawState';
import { type SmartEdgeState, smartEdgeAtRest } from './tools/smartEdgeState';

/**
 * `draw` starts outlines and moves vertices that are hit; `edit` works on outlines that are there: vertices, several of
 * them, or the whole. `smart-edge` draws along the image's edges; `exclusion` draws a part to leave out; `redraw` replaces
 * a stretch of an outline by a stroke; `brush` pushes the outline with a round brush.
 */
export type EditorTool = 'draw' | 'edit' | 'smart-edge' | 'exclusion' | 'redraw' | 'brush';

/** Whether a tool goes on with what is being drawn; the others say that it comes first. */
export function isDrawingTool(tool: EditorTool): boolean {
  return tool === 'draw' || tool === 'smart-edge' || tool === 'exclusion';
}

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

/** The editor over one slice. Made by `createEditor`, changed by `editorStep`, fed by `withOutlines` and `withLock`. */
export interface EditorState {
  readonly image: ImageSize;
  readonly outlines: readonly EditorOutline[];
  readonly armed: EditorTarget | undefined;
  readonly tool: EditorTool;
  /** What the next exclusion is left out for. */
  readonly exclusionReason: ExclusionReason;
  /** The reading is signed: nothing can be changed. */
  readonly isLocked: boolean;
  readonly draft: Draft | undefined;
  /** The draft that was last cancelled or undone to nothing; redo brings it back. */
  readonly setAside: Draft | undefined;
  readonly stroke: Stroke | undefined;
  readonly grab: Grab | undefined;
  readonly whole: WholeGrab | undefined;
  readonly marquee: Marquee | undefined;
  readonly redraw: RedrawStroke | undefined;
  readonly brushStroke: BrushStroke | undefined;
  readonly pending: PendingChange | undefined;
  readonly selection: Selection | undefined;
  readonly hover: Hover | undefined;
  readonly refusal: Refusal | undefined;
  /** What closing cut off, until the next press or key. */
  readonly trims: readonly OverlayTrim[];
  /** The draft as it was before closing cut its ends; the next gesture, if it is an undo, brings it back. */
  readonly untrimmed: Draft | undefined;
  readonly brush: BrushState;
  readonly smartEdge: SmartEdgeState;
}

/** What the editor starts from. */
export interface EditorStart {
  readonly image: ImageSize;
  readonly outlines?: readonly EditorOutline[];
  readonly armed?: EditorTarget;
  readonly tool?: EditorTool;
  readonly isLocked?: boolean;
  readonly exclusionReason?: ExclusionReason;
}

/** An editor at rest over one slice. */
export function createEditor(start: EditorStart): EditorState {
  return {
    image: start.image,
    outlines: start.outlines ?? [],
    armed: start.armed,
    tool: start.tool ?? 'draw',
    exclusionReason: start.exclusionReason ?? 'oedema',
    isLocked: start.isLocked ?? false,
    ...atRest,
    setAside: undefined,
    brush: brushAtRest,
    smartEdge: smartEdgeAtRest,
  };
}

/** Nothing held: what a press that never happened leaves. */
export const emptyHand = {
  grab: undefined,
  whole: undefined,
  marquee: undefined,
  redraw: undefined,
  brushStroke: undefined,
} as const;

/** Nothing in hand, nothing begun, nothing said. */
export const atRest = {
  ...emptyHand,
  draft: undefined,
  stroke: undefined,
  pending: undefined,
  selection: undefined,
  hover: undefined,
  refusal: undefined,
  trims: [],
  untrimmed: undefined,
} as const;

/** The committed outline of a target, if it has one. */
export function outlineOf(state: EditorState, key: string): EditorOutline | undefined {
  return state.outlines.find((outline) => outline.key === key);
}

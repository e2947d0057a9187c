import type { PointPx } from '../domain/image/point';
import type { DrawingWay } from '../domain/reading/roiDrawing';
import type { EditHistory } from './editHistory';
import type { EditorTarget } from './editorState';

/** The vertices of something being drawn, and how each came there. */
export interface DrawnForm {
  readonly verticesPx: readonly PointPx[];
  /** The way that placed each vertex, one per vertex: what is taken back takes its way with it. */
  readonly madeBy: readonly DrawingWay[];
  /** Ways that changed the form since, each once, in the order of first use. */
  readonly editedBy: readonly DrawingWay[];
}

/** What is being drawn: an outline, or a part of one that is left out. */
export type DrawnShape = 'outline' | 'exclusion';

/** An outline or exclusion being drawn: every click, stroke, move and trim is a step of its history. */
export interface Draft {
  /** The ROI that it becomes, or, for an exclusion, that it is left out of. */
  readonly target: EditorTarget;
  readonly shape: DrawnShape;
  readonly history: EditHistory<DrawnForm>;
  readonly cursorPx: PointPx | undefined;
  /** A click here and now would close it. */
  readonly isOnStart: boolean;
  /** Closing was refused, so its vertices can be taken hold of. */
  readonly isRefused: boolean;
  /** How far the last pointer that drew reached, image pixels; 0 before one did. */
  readonly reachPx: number;
}

/** A press while drawing: a click until it moves far enough, then a freehand line. */
export interface Stroke {
  /** What the line goes on from. */
  readonly historyBefore: EditHistory<DrawnForm>;
  /** What was drawn before the press: a press taken away by the platform leaves that. */
  readonly historyBeforePress: EditHistory<DrawnForm>;
  readonly drawnPx: readonly PointPx[];
  readonly isFreehand: boolean;
}

/** A form without a vertex. */
export const emptyForm: DrawnForm = { verticesPx: [], madeBy: [], editedBy: [] };

/** A form with further vertices at its end, all placed in one way. */
export function extended(form: DrawnForm, verticesPx: readonly PointPx[], way: DrawingWay): DrawnForm {
  return {
    ...form,
    verticesPx: [...form.verticesPx, ...verticesPx],
    madeBy: [...form.madeBy, ...verticesPx.map(() => way)],
  };
}

/** A form with other places of its vertices, their number unchanged. */
export function reshaped(form: DrawnForm, verticesPx: readonly PointPx[], way: DrawingWay): DrawnForm {
  return { ...form, verticesPx, editedBy: withWay(form.editedBy, way) };
}

/** How a form was drawn, in the order of first use. */
export function waysOf(form: DrawnForm): readonly DrawingWay[] {
  return [...new Set([...form.madeBy, ...form.editedBy])];
}

/** Ways with one more, unless it is among them. */
export function withWay(ways: readonly DrawingWay[], way: DrawingWay): readonly DrawingWay[] {
  return ways.includes(way) ? ways : [...ways, way];
}

/** A form with other vertices, one of them new or some of them gone: `madeBy` has to follow. */
export function edited(form: DrawnForm, next: Pick<DrawnForm, 'verticesPx' | 'madeBy'>): DrawnForm {
  return { ...next, editedBy: withWay(form.editedBy, 'vertices') };
}

/** The first vertices of a form. */
export function firstOf(form: DrawnForm, count: number): DrawnForm {
  return { ...form, verticesPx: form.verticesPx.slice(0, count), madeBy: form.madeBy.slice(0, count) };
}

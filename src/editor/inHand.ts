import type { PointPx } from '../domain/image/point';
import type { RoiExclusion } from '../domain/reading/roi';
import type { DrawingWay } from '../domain/reading/roiDrawing';
import type { EditHistory } from './editHistory';

/** One closed line of a committed ROI: its outline, or one of its exclusions. */
export interface RingRef {
  readonly key: string;
  /** Index among the ROI's exclusions; undefined is the outline. */
  readonly exclusion: number | undefined;
}

/**
 * What is chosen to be acted on: vertices of one line, or, without any, that line as a whole. While something is being
 * drawn, it is a choice of the draft's vertices.
 */
export interface Selection extends RingRef {
  /** Ascending, each once. */
  readonly vertices: readonly number[];
}

/** What the pointer could take hold of. */
export interface Hover extends RingRef {
  readonly vertex: number | undefined;
}

/** A vertex in hand, with those that move along. */
export interface Grab extends RingRef {
  readonly of: 'draft' | 'outline';
  /** The vertex under the hand. */
  readonly vertex: number;
  /** Every vertex that moves, `vertex` among them, ascending. */
  readonly vertices: readonly number[];
  /** The vertex was not there before: an edge was taken hold of. */
  readonly isInserted: boolean;
  /** What the press does to the selection if it stays a click: this vertex alone, as it is now, or without the vertex. */
  readonly click: 'choose' | 'keep' | 'leave';
  readonly downPx: PointPx;
  /** The ring as it was taken hold of. */
  readonly startPx: readonly PointPx[];
  /** False until the pointer has moved far enough to mean it. */
  readonly isMoved: boolean;
  /** The ring with the vertices where they are now. */
  readonly verticesPx: readonly PointPx[];
}

/** A whole ROI, or a whole exclusion, in hand: it is moved, turned or scaled without a change of what it looks like. */
export interface WholeGrab extends RingRef {
  readonly act: 'move' | 'scale' | 'turn';
  readonly downPx: PointPx;
  /** What it is scaled about and turned round. */
  readonly centrePx: PointPx;
  readonly startPx: readonly PointPx[];
  readonly startExclusions: readonly RoiExclusion[];
  readonly isMoved: boolean;
  readonly transform: WholeTransform;
  readonly verticesPx: readonly PointPx[];
  readonly exclusions: readonly RoiExclusion[];
}

/** First scaled and turned about a centre, then moved. */
export interface WholeTransform {
  readonly centrePx: PointPx;
  readonly scale: readonly [columns: number, rows: number];
  /** Clockwise on a screen. */
  readonly angleRad: number;
  readonly movePx: PointPx;
}

/** A rubber rectangle that chooses vertices. */
export interface Marquee {
  readonly downPx: PointPx;
  readonly atPx: PointPx;
  /** What it chooses is added to what was chosen. */
  readonly isAdding: boolean;
  readonly isMoved: boolean;
  /** What was chosen before it began. */
  readonly before: Selection | undefined;
}

/** A form of a committed line that was refused, and what made it. */
export interface PendingForm {
  readonly verticesPx: readonly PointPx[];
  readonly ways: readonly DrawingWay[];
}

/** A committed line in a form that was refused: kept so that the user can go on from it, committed nowhere. */
export interface PendingChange extends RingRef {
  readonly history: EditHistory<PendingForm>;
}

/** Whether two refer to the same line. */
export function isSameRef(a: RingRef | undefined, b: RingRef | undefined): boolean {
  return a?.key === b?.key && a?.exclusion === b?.exclusion;
}

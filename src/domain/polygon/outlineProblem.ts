import type { PointPx } from '../image/point';

/** Why a ring of vertices does not enclose one well-defined area. Nothing is ever repaired: the user is told. */
export type OutlineProblem =
  /** Two edges cross. */
  | { readonly kind: 'proper-crossing'; readonly atPx: PointPx }
  /** Two edges share a stretch: a spike, a bridge to a hole, a ring drawn twice. */
  | { readonly kind: 'overlapping-edges'; readonly atPx: PointPx }
  /** A vertex lies on another edge or vertex. */
  | { readonly kind: 'vertex-touch'; readonly atPx: PointPx }
  /** Fewer than three different places. */
  | { readonly kind: 'too-few-vertices' }
  /** All vertices on one line. */
  | { readonly kind: 'zero-area' }
  /** A coordinate is not a number, infinite, or too far away to belong to any image. */
  | { readonly kind: 'not-finite' };

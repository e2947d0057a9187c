import type { PointPx } from '../../domain/image/point';
import type { EdgeMap } from '../edge/edgeMap';
import type { Livewire } from '../edge/livewire';

/** What the smart edge knows: the image's edges, and the paths from the last vertex. */
export interface SmartEdgeState {
  /** Given by `withEdges`; without it the tool refuses. */
  readonly edges: EdgeMap | undefined;
  readonly wire: Livewire | undefined;
  /** How many pixels the paths may have been followed over: grows by a slice at each move. */
  readonly allowedPixels: number;
  /**
   * From the last vertex to the cursor, both included, as a click would take it. Undefined while it is not known
   * yet: the preview is then the straight line.
   */
  readonly pathPx: readonly PointPx[] | undefined;
}

/** No image seen yet. */
export const smartEdgeAtRest: SmartEdgeState = {
  edges: undefined,
  wire: undefined,
  allowedPixels: 0,
  pathPx: undefined,
};

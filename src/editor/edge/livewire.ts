import { assert } from '../../base/assert';
import type { PointPx } from '../../domain/image/point';
import { BucketQueue } from './bucketQueue';
import { type EdgeMap, edgeBlockPx } from './edgeMap';
import { directionCost, mostLinkCost } from './linkCost';
import { ridgePath } from './ridgePath';

/** Paths are looked for no farther than this from the anchor, both ways, pixels; beyond it they are straight. */
const farthestPx = 256;

/** The eight neighbours, clockwise on a screen from the next column. */
const stepColumns = Int8Array.of(1, 1, 0, -1, -1, -1, 0, 1);
const stepRows = Int8Array.of(0, 1, 1, 1, 0, -1, -1, -1);

/**
 * The least-cost paths along the edges of an image from one anchor to wherever they are asked for (Dijkstra 1959, eight
 * neighbours, whole costs).
 *
 * Pixels are settled in the order of their cost, only as far as was asked, and kept: the next path to a settled pixel is a
 * walk back. Which path it is does not depend on what was asked before, equal costs included.
 */
export class Livewire {
  private readonly left: number;
  private readonly top: number;
  private readonly columns: number;
  private readonly rows: number;
  /** Least cost so far plus one; 0: not seen. */
  private readonly costs: Int32Array;
  private readonly cameBy: Uint8Array;
  /** Which pixel it was to be settled, from 1; 0: not yet. */
  private readonly settledAs: Int32Array;
  private readonly queue = new BucketQueue(mostLinkCost);
  private settled = 0;

  constructor(
    readonly edges: EdgeMap,
    readonly anchorPx: PointPx,
  ) {
    const [column, row] = pixelAt(edges, anchorPx);
    this.left = Math.max(0, column - farthestPx);
    this.top = Math.max(0, row - farthestPx);
    this.columns = Math.min(edges.columns, column + farthestPx + 1) - this.left;
    this.rows = Math.min(edges.rows, row + farthestPx + 1) - this.top;
    const count = this.columns * this.rows;
    this.costs = new Int32Array(count);
    this.cameBy = new Uint8Array(count);
    this.settledAs = new Int32Array(count);
    edges.need(column, row);
    const start = (row - this.top) * this.columns + column - this.left;
    this.costs[start] = 1;
    this.queue.push(start, 0);
  }

  /**
   * The path from the anchor to a place, both exactly its ends: along the ridge of the gradient, straight over ground without
   * edges and to places beyond reach. Undefined where finding it means settling more than `allowedPixels`, counted from the
   * anchor on: for a preview that has to keep up with the pointer.
   */
  pathTo(toPx: PointPx, allowedPixels = Number.POSITIVE_INFINITY): readonly PointPx[] | undefined {
    const [column, row] = pixelAt(this.edges, toPx);
    const isNear =
      column >= this.left &&
      row >= this.top &&
      column < this.left + this.columns &&
      row < this.top + this.rows;
    if (!isNear) return [this.anchorPx, toPx];
    const target = (row - this.top) * this.columns + column - this.left;
    while (this.settledAs[target] === 0) {
      if (this.settled >= allowedPixels) return undefined;
      this.settleNext();
    }
    if ((this.settledAs[target] ?? 0) > allowedPixels) return undefined;
    return ridgePath(this.edges, this.pixelsTo(target), this.anchorPx, toPx);
  }

  private settleNext(): void {
    const at = this.queue.pop();
    // Every pixel is somebody's neighbour, so the queue cannot run dry before all are settled.
    assert(at !== undefined, 'a pixel that no path reaches');
    if (this.settledAs[at] !== 0) return;
    this.settled += 1;
    this.settledAs[at] = this.settled;
    const row = Math.floor(at / this.columns);
    const column = at - row * this.columns;
    this.needAround(this.left + column, this.top + row);
    const { directions, costs: pixelCosts } = this.edges;
    const here = this.queue.currentCost;
    const inImage = (this.top + row) * this.edges.columns + this.left + column;
    const atFrom = directions[inImage] ?? -1;
    for (let step = 0; step < 8; step += 1) {
      const across = stepColumns[step] ?? 0;
      const down = stepRows[step] ?? 0;
      const nextColumn = column + across;
      const nextRow = row + down;
      if (nextColumn < 0 || nextRow < 0 || nextColumn >= this.columns || nextRow >= this.rows) continue;
      const next = at + down * this.columns + across;
      if (this.settledAs[next] !== 0) continue;
      const nextInImage = inImage + down * this.edges.columns + across;
      const perPixel =
        (pixelCosts[nextInImage] ?? 0) + directionCost(step * 32, atFrom, directions[nextInImage] ?? -1);
      // A diagonal step is √2 long: 181 / 128.
      const cost = here + (step % 2 === 0 ? perPixel : (perPixel * 181) >> 7);
      const before = this.costs[next] ?? 0;
      if (before !== 0 && before <= cost + 1) continue;
      this.costs[next] = cost + 1;
      this.cameBy[next] = step;
      this.queue.push(next, cost);
    }
  }

  /** Only pixels at the border of a block have neighbours in another one. */
  private needAround(column: number, row: number): void {
    const isAtSide = (index: number): boolean => {
      const inBlock = index % edgeBlockPx;
      return inBlock === 0 || inBlock === edgeBlockPx - 1;
    };
    if (!isAtSide(column) && !isAtSide(row)) return;
    for (let step = 0; step < 8; step += 1) {
      const nearColumn = clamp(column + (stepColumns[step] ?? 0), this.edges.columns);
      const nearRow = clamp(row + (stepRows[step] ?? 0), this.edges.rows);
      this.edges.need(nearColumn, nearRow);
    }
  }

  /** The pixels of the image from the anchor's to one that is settled. */
  private pixelsTo(target: number): readonly PointPx[] {
    const pixels: PointPx[] = [];
    for (let at = target; ; ) {
      const row = Math.floor(at / this.columns);
      pixels.push([this.left + at - row * this.columns, this.top + row]);
      if (this.costs[at] === 1) return pixels.reverse();
      const step = this.cameBy[at] ?? 0;
      at -= (stepRows[step] ?? 0) * this.columns + (stepColumns[step] ?? 0);
    }
  }
}

/** The pixel that a place lies in; a place on the border of the image belongs to its last pixel. */
function pixelAt(edges: EdgeMap, [column, row]: PointPx): readonly [column: number, row: number] {
  return [clamp(Math.round(column), edges.columns), clamp(Math.round(row), edges.rows)];
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}

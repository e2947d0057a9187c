import { clearGradientOf } from './clearGradientOf';
import { type EdgeBlock, edgeBlock, type PixelBlock } from './edgeBlock';
import type { EdgeSource } from './edgeSource';
import { pixelCost } from './linkCost';

/** Side of the square blocks in which the edges are computed when they are first asked for, pixels. */
export const edgeBlockPx = 64;

/** Says that a pixel is on no edge; other directions are 0 to 255. */
export const noDirection = -1;

/** A gradient below this share of a clear edge's is ground, on which there is nothing to follow. */
const groundShare = 0.05;

/**
 * The edges of one slice, computed block by block when first asked for.
 *
 * Looks as if everything were there from the beginning: no answer depends on what was asked before.
 */
export class EdgeMap {
  readonly columns: number;
  readonly rows: number;
  /** Gradient of a clear edge of this slice, stored values a pixel; 0 where the slice has no edge at all. */
  readonly clearGradient: number;
  /** Cost of a step onto each pixel, without that of the step's direction. Valid where `need` was called. */
  readonly costs: Uint16Array;
  /**
   * Direction along the edge at each pixel, with the higher values to the left of who walks along it on a screen: in 256ths
   * of a turn, clockwise on a screen from the direction of growing columns. Valid where `need` was called.
   */
  readonly directions: Int16Array;
  private readonly magnitudes: Float32Array;
  private readonly isDone: Uint8Array;
  private readonly blocksAcross: number;

  constructor(private readonly image: EdgeSource) {
    const { columns, rows } = image.grid;
    this.columns = columns;
    this.rows = rows;
    this.clearGradient = clearGradientOf(image);
    this.costs = new Uint16Array(columns * rows);
    this.directions = new Int16Array(columns * rows);
    this.magnitudes = new Float32Array(columns * rows);
    this.blocksAcross = Math.ceil(columns / edgeBlockPx);
    this.isDone = new Uint8Array(this.blocksAcross * Math.ceil(rows / edgeBlockPx));
  }

  /** Has the block of a pixel of the image computed. */
  need(column: number, row: number): void {
    const acrossBlocks = Math.floor(column / edgeBlockPx);
    const downBlocks = Math.floor(row / edgeBlockPx);
    const index = downBlocks * this.blocksAcross + acrossBlocks;
    if (this.isDone[index] === 1) return;
    this.isDone[index] = 1;
    const left = acrossBlocks * edgeBlockPx;
    const top = downBlocks * edgeBlockPx;
    const columns = Math.min(edgeBlockPx, this.columns - left);
    const rows = Math.min(edgeBlockPx, this.rows - top);
    const place = { left, top, columns, rows };
    this.keep(edgeBlock(this.image.storedValues, this, place), place);
  }

  /** Direction along the edge at a pixel of the image, as in `directions`. */
  directionAt(column: number, row: number): number {
    this.need(column, row);
    return this.directions[row * this.columns + column] ?? noDirection;
  }

  /** Gradient magnitude, stored values a pixel, between pixels bilinear; beyond the image that of its border. */
  magnitudeAt(column: number, row: number): number {
    const left = Math.floor(column);
    const top = Math.floor(row);
    const across = column - left;
    const upper = this.magnitudeOf(left, top) * (1 - across) + this.magnitudeOf(left + 1, top) * across;
    const lower =
      this.magnitudeOf(left, top + 1) * (1 - across) + this.magnitudeOf(left + 1, top + 1) * across;
    return upper + (row - top) * (lower - upper);
  }

  private magnitudeOf(column: number, row: number): number {
    const nearColumn = Math.min(Math.max(column, 0), this.columns - 1);
    const nearRow = Math.min(Math.max(row, 0), this.rows - 1);
    this.need(nearColumn, nearRow);
    return this.magnitudes[nearRow * this.columns + nearColumn] ?? 0;
  }

  private keep(block: EdgeBlock, { left, top, columns, rows }: PixelBlock): void {
    const groundGradient = groundShare * this.clearGradient;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const from = row * columns + column;
        const to = (top + row) * this.columns + left + column;
        const magnitude = block.magnitudes[from] ?? 0;
        // Rounding leaves gradients on constant ground too.
        const isGround = this.clearGradient === 0 || magnitude < groundGradient;
        const isCrossing = !isGround && block.zeroCrossings[from] === 1;
        this.magnitudes[to] = magnitude;
        this.directions[to] = isGround ? noDirection : (block.directions[from] ?? noDirection);
        this.costs[to] = pixelCost(isGround ? 0 : Math.min(magnitude / this.clearGradient, 1), isCrossing);
      }
    }
  }
}

/** The edges of a slice, for the smart edge. Quick to make: nothing but the gradient of a clear edge is looked for yet. */
export function edgeMap(image: EdgeSource): EdgeMap {
  return new EdgeMap(image);
}

import type { PointPx } from '../domain/image/point';

/** How many pixels the slice under the editor has. */
export interface ImageSize {
  readonly columns: number;
  readonly rows: number;
  /**
   * Height of a pixel over its width, from the pixel spacing: what is turned or is round has to be so on the patient. Taken
   * as 1 where absent.
   */
  readonly pixelAspect?: number;
}

/** The nearest place inside the image, whose pixels reach from −0.5 to N − 0.5. */
export function clampToImage(atPx: PointPx, image: ImageSize): PointPx {
  const column = clamp(atPx[0], image.columns);
  const row = clamp(atPx[1], image.rows);
  return column === atPx[0] && row === atPx[1] ? atPx : [column, row];
}

/** Whether a place lies inside the image, its border included. */
export function isInImage([column, row]: PointPx, image: ImageSize): boolean {
  return column >= -0.5 && column <= image.columns - 0.5 && row >= -0.5 && row <= image.rows - 0.5;
}

/** The height of a pixel over its width; 1 where it is not known or no such number. */
export function aspectOf(image: ImageSize): number {
  const aspect = image.pixelAspect ?? 1;
  return Number.isFinite(aspect) && aspect > 0 ? aspect : 1;
}

/** The part of a common move of places inside the image that keeps all of them inside. */
export function clampMove(placesPx: readonly PointPx[], movePx: PointPx, image: ImageSize): PointPx {
  let [left, right, up, down] = [
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ];
  for (const [column, row] of placesPx) {
    left = Math.max(left, -0.5 - column);
    right = Math.min(right, image.columns - 0.5 - column);
    up = Math.max(up, -0.5 - row);
    down = Math.min(down, image.rows - 0.5 - row);
  }
  // A place that lies outside already may stay there, and come back in.
  const columns = Math.min(Math.max(movePx[0], Math.min(left, 0)), Math.max(right, 0));
  const rows = Math.min(Math.max(movePx[1], Math.min(up, 0)), Math.max(down, 0));
  return [columns, rows];
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, -0.5), count - 0.5);
}

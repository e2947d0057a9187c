import type { PointPx } from '../domain/image/point';

/** How many pixels the slice under the editor has. */
export interface ImageSize {
  readonly columns: number;
  readonly rows: number;
}

/** The nearest place inside the image, whose pixels reach from −0.5 to N − 0.5. */
export function clampToImage(atPx: PointPx, image: ImageSize): PointPx {
  return [clamp(atPx[0], image.columns), clamp(atPx[1], image.rows)];
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, -0.5), count - 0.5);
}

import type { ImageGrid } from './imageGrid';
import type { PointPx } from './point';
import type { SliceImage } from './sliceImage';

/**
 * The part of an axial slice from a straight edge towards the patient's back: along rows or columns, whichever runs more
 * from front to back. Only what is shown and drawn on depends on it; stored values and measurements never do.
 */
export interface PosteriorCrop {
  /** What is counted: rows, or columns in images that lie on their side. */
  readonly along: 'rows' | 'columns';
  /** Continuous index of the edge. */
  readonly fromPx: number;
  /** +1: the back lies towards higher indices. */
  readonly towards: 1 | -1;
}

/** Which way the patient's back lies in an image; without a plane down the image, as axial images usually lie. */
export function backwards({ plane }: Pick<ImageGrid, 'plane'>): Pick<PosteriorCrop, 'along' | 'towards'> {
  const alongColumns = plane?.rowDirectionLps[1] ?? 0;
  const alongRows = plane?.columnDirectionLps[1] ?? 1;
  if (Math.abs(alongColumns) > Math.abs(alongRows)) {
    return { along: 'columns', towards: alongColumns < 0 ? -1 : 1 };
  }
  return { along: 'rows', towards: alongRows < 0 ? -1 : 1 };
}

/** The crop of a slice at `fromPx`, else through the middle of the image. */
export function posteriorCrop(
  grid: Pick<ImageGrid, 'plane' | 'rows' | 'columns'>,
  fromPx?: number,
): PosteriorCrop {
  const { along, towards } = backwards(grid);
  return { along, towards, fromPx: fromPx ?? (grid[along] - 1) / 2 };
}

function indexAlong({ along }: PosteriorCrop, [column, row]: PointPx): number {
  return along === 'rows' ? row : column;
}

/** Whether a place lies in the part that is shown; the edge belongs to it. */
export function isShownPart(crop: PosteriorCrop, atPx: PointPx): boolean {
  return (indexAlong(crop, atPx) - crop.fromPx) * crop.towards >= 0;
}

/** The nearest place in the part that is shown. */
export function clampToShownPart(crop: PosteriorCrop, atPx: PointPx): PointPx {
  if (isShownPart(crop, atPx)) return atPx;
  return crop.along === 'rows' ? [atPx[0], crop.fromPx] : [crop.fromPx, atPx[1]];
}

/** The shown part of an image as a rectangle, to the outer edges of its pixels. */
export function shownRectangle(
  crop: PosteriorCrop,
  { columns, rows }: Pick<ImageGrid, 'columns' | 'rows'>,
): { readonly fromPx: PointPx; readonly toPx: PointPx } {
  const isDown = crop.towards === 1;
  const count = crop.along === 'rows' ? rows : columns;
  const [from, to] = isDown ? [crop.fromPx, count - 0.5] : [-0.5, crop.fromPx];
  return crop.along === 'rows'
    ? { fromPx: [-0.5, from], toPx: [columns - 0.5, to] }
    : { fromPx: [from, -0.5], toPx: [to, rows - 0.5] };
}

/**
 * An image to look at, blank before the edge: those pixels have the lowest value of the part that is shown (the highest
 * where low values are bright). Never to be measured.
 */
export function blankedForShow(image: SliceImage, crop: PosteriorCrop): SliceImage {
  const { columns, rows } = image.grid;
  const storedValues = Int32Array.from(image.storedValues);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  const isHidden = (index: number): boolean =>
    !isShownPart(crop, [index % columns, Math.floor(index / columns)]);
  for (let index = 0; index < columns * rows; index += 1) {
    if (isHidden(index)) continue;
    const value = storedValues[index] ?? 0;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  if (!Number.isFinite(lowest)) return { ...image, storedValues: storedValues.fill(0) };
  // A negative slope turns bright and dark round, as MONOCHROME1 does.
  const isTurned = image.isInverted !== image.rescale.slope < 0;
  const blank = isTurned ? highest : lowest;
  for (let index = 0; index < columns * rows; index += 1) if (isHidden(index)) storedValues[index] = blank;
  return { ...image, storedValues };
}

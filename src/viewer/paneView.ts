import type { ImageGrid } from '../domain/image/imageGrid';
import type { PointPx } from '../domain/image/point';

/**
 * What part of a slice a pane shows, free of matrix and spacing, so that two panes can share it: the same view in two
 * panes puts the same millimetres under each screen pixel, at the same place relative to the image centre.
 */
export interface PaneView {
  /** `mm` when the slice has spacing. Without it lengths are counted in `px`: such a pane cannot be linked with one in mm. */
  readonly unit: 'mm' | 'px';
  /** Middle of the pane, from the middle of the image, along the rows and down the columns, in `unit`. */
  readonly centerOffset: readonly [alongRow: number, alongColumn: number];
  /** Length of one CSS px, in `unit`. */
  readonly lengthPerScreenPx: number;
}

/** Size of a pane in CSS px. */
export interface PaneSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A rectangle in pixel coordinates of a slice, in any corner order. */
export interface RegionPx {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
}

/** A pixel is never drawn larger than this many CSS px, nor the image smaller than this part of the pane. */
const maxScreenPxPerPixel = 80;
const minImagePart = 0.1;

/** Distances between pixel centres on screen: the slice's spacing, or 1 × 1 px where the file states none. */
export function displaySpacing(grid: ImageGrid): { columnMm: number; rowMm: number; unit: 'mm' | 'px' } {
  return grid.spacing
    ? { columnMm: grid.spacing.columnMm, rowMm: grid.spacing.rowMm, unit: 'mm' }
    : { columnMm: 1, rowMm: 1, unit: 'px' };
}

/** True when the same view shows the same part of both slices. */
export function isSameGrid(first: ImageGrid, second: ImageGrid): boolean {
  const a = displaySpacing(first);
  const b = displaySpacing(second);
  return (
    first.columns === second.columns &&
    first.rows === second.rows &&
    a.unit === b.unit &&
    a.columnMm === b.columnMm &&
    a.rowMm === b.rowMm
  );
}

/** The view in which the whole image, to the outer edges of its pixels, just fits the pane. */
export function wholeView(grid: ImageGrid, size: PaneSize): PaneView {
  return regionView({ fromPx: [-0.5, -0.5], toPx: [grid.columns - 0.5, grid.rows - 0.5] }, grid, size, 0);
}

/** The view in which a region just fits the pane, with a margin on every side as a part of the pane. */
export function regionView(region: RegionPx, grid: ImageGrid, size: PaneSize, margin = 0.04): PaneView {
  const { columnMm, rowMm, unit } = displaySpacing(grid);
  const width = Math.abs(region.toPx[0] - region.fromPx[0]) * columnMm;
  const height = Math.abs(region.toPx[1] - region.fromPx[1]) * rowMm;
  const usable = 1 - 2 * margin;
  const lengthPerScreenPx = Math.max(width / (size.widthPx * usable), height / (size.heightPx * usable));
  const centerOffset: [number, number] = [
    ((region.fromPx[0] + region.toPx[0]) / 2 - (grid.columns - 1) / 2) * columnMm,
    ((region.fromPx[1] + region.toPx[1]) / 2 - (grid.rows - 1) / 2) * rowMm,
  ];
  return limitView({ unit, centerOffset, lengthPerScreenPx }, grid, size);
}

/** The nearest view in which the image stays visible: scale within limits, middle of the pane on the image. */
export function limitView(view: PaneView, grid: ImageGrid, size: PaneSize): PaneView {
  const { columnMm, rowMm } = displaySpacing(grid);
  const halfWidth = (grid.columns * columnMm) / 2;
  const halfHeight = (grid.rows * rowMm) / 2;
  const finest = Math.min(columnMm, rowMm) / maxScreenPxPerPixel;
  const whole = Math.max((2 * halfWidth) / size.widthPx, (2 * halfHeight) / size.heightPx);
  return {
    unit: view.unit,
    centerOffset: [
      clamp(view.centerOffset[0], -halfWidth, halfWidth),
      clamp(view.centerOffset[1], -halfHeight, halfHeight),
    ],
    lengthPerScreenPx: clamp(view.lengthPerScreenPx, finest, whole / minImagePart),
  };
}

/** The view magnified `factor` times so that the place (in `unit` from the image centre) stays where it is on screen. */
export function zoomedAbout(view: PaneView, place: readonly [number, number], factor: number): PaneView {
  return {
    unit: view.unit,
    centerOffset: [
      place[0] + (view.centerOffset[0] - place[0]) / factor,
      place[1] + (view.centerOffset[1] - place[1]) / factor,
    ],
    lengthPerScreenPx: view.lengthPerScreenPx / factor,
  };
}

/** The view moved so that what was at `from` (in `unit` from the image centre) comes to where `to` was. */
export function pannedBy(
  view: PaneView,
  from: readonly [number, number],
  to: readonly [number, number],
): PaneView {
  return {
    ...view,
    centerOffset: [view.centerOffset[0] + from[0] - to[0], view.centerOffset[1] + from[1] - to[1]],
  };
}

/** Equal to within what a screen can show. */
export function isSameView(first: PaneView | undefined, second: PaneView): boolean {
  if (!first || first.unit !== second.unit) return false;
  const tolerance = 1e-6 * second.lengthPerScreenPx;
  return (
    Math.abs(first.lengthPerScreenPx - second.lengthPerScreenPx) <= 1e-9 * second.lengthPerScreenPx &&
    Math.abs(first.centerOffset[0] - second.centerOffset[0]) <= tolerance &&
    Math.abs(first.centerOffset[1] - second.centerOffset[1]) <= tolerance
  );
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}

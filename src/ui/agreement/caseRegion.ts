import { muscleRegion, type Region } from '../../app/reading/muscleRegion';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { EditorOutline } from '../../editor/editorState';

/** A pane's size in CSS px. */
export interface PaneSizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What the pane leaves free around a region that it fits, as a part of the pane on every side. */
const paneMargin = 0.04;
/** What stays in sight around the outlines, as a part of their larger length. */
const outlineMargin = 0.08;

/**
 * The part of a slice that a case is shown with, of the shape of its pane: around the muscles as in the Read screen, magnified
 * where the image would else end inside the pane, but never so far that an outline leaves it; moved back over the image where
 * it would reach beyond. Only where the outlines need more than the image has on one side does the pane stay black there.
 */
export function caseRegion(
  header: SliceHeader,
  outlines: readonly EditorOutline[],
  { widthPx, heightPx }: PaneSizePx,
): Region {
  const region = muscleRegion(header, outlines);
  const { columns, rows, spacing } = header.grid;
  if (!(widthPx > 0 && heightPx > 0)) return region;
  const unit: PointPx = [spacing?.columnMm ?? 1, spacing?.rowMm ?? 1];
  const pane: PointPx = [widthPx, heightPx];
  const image: PointPx = [columns * unit[0], rows * unit[1]];
  const usable = 1 - 2 * paneMargin;
  const kept = outlinesRegion(outlines) ?? region;
  /** Lengths per CSS px: what fits the region, what the image just fills, what still holds the outlines. */
  const fitting = longer(sizeOf(region, unit), pane) / usable;
  const filling = Math.min(image[0] / pane[0], image[1] / pane[1]);
  const holding = longer(sizeOf(kept, unit), pane);
  const scale = Math.max(Math.min(fitting, filling), Math.min(holding, fitting));
  const shown = along((axis) => (scale * pane[axis]) / unit[axis]);
  const counts: PointPx = [columns, rows];
  const middle = along((axis) => {
    const half = shown[axis] / 2;
    const wanted = (region.fromPx[axis] + region.toPx[axis]) / 2;
    // Filled to the edge it differs by rounding alone.
    if (shown[axis] > counts[axis] + 1e-6) return wanted;
    return Math.min(Math.max(wanted, half - 0.5), counts[axis] - 0.5 - half);
  });
  return {
    fromPx: along((axis) => middle[axis] - (shown[axis] * usable) / 2),
    toPx: along((axis) => middle[axis] + (shown[axis] * usable) / 2),
  };
}

function along(of: (axis: 0 | 1) => number): PointPx {
  return [of(0), of(1)];
}

function sizeOf({ fromPx, toPx }: Region, unit: PointPx): PointPx {
  return along((axis) => (toPx[axis] - fromPx[axis]) * unit[axis]);
}

function longer(size: PointPx, pane: PointPx): number {
  return Math.max(size[0] / pane[0], size[1] / pane[1]);
}

function outlinesRegion(outlines: readonly EditorOutline[]): Region | undefined {
  const vertices = outlines.flatMap(({ outlinePx }) => outlinePx);
  if (vertices.length === 0) return undefined;
  const ends = (axis: 0 | 1) => {
    const places = vertices.map((vertex) => vertex[axis]);
    return [Math.min(...places), Math.max(...places)] as const;
  };
  const [left, right] = ends(0);
  const [top, bottom] = ends(1);
  const margin = outlineMargin * Math.max(right - left, bottom - top);
  return { fromPx: [left - margin, top - margin], toPx: [right + margin, bottom + margin] };
}

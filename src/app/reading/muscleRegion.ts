import { referenceLine } from '../../domain/geometry/referenceLine';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { EditorOutline } from '../../editor/editorState';

/** A rectangle in pixel coordinates. */
export interface Region {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
}

/** Both muscles of an adult side by side, with some surroundings, mm. */
const musclesWidthMm = 170;
const musclesHeightMm = 105;
/** How far behind the middle of the image the muscles' middle usually lies, mm. */
const behindMiddleMm = 28;
const marginPart = 0.18;

function around(outlines: readonly EditorOutline[]): Region {
  const columns = outlines.flatMap((outline) => outline.outlinePx.map(([column]) => column));
  const rows = outlines.flatMap((outline) => outline.outlinePx.map(([, row]) => row));
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const margin = marginPart * Math.max(right - left, bottom - top);
  return { fromPx: [left - margin, top - margin], toPx: [right + margin, bottom + margin] };
}

/**
 * The part of an axial slice that the Read screen opens with: around both outlines where they are, else where the
 * paraspinal muscles usually lie. Without geometry: the whole slice.
 */
export function muscleRegion(header: SliceHeader, outlines: readonly EditorOutline[]): Region {
  const { columns, rows, spacing, plane } = header.grid;
  const whole: Region = { fromPx: [-0.5, -0.5], toPx: [columns - 0.5, rows - 0.5] };
  if (outlines.length > 1) return around(outlines);
  if (!spacing || !plane) return whole;
  const isSmall = columns * spacing.columnMm < musclesWidthMm || rows * spacing.rowMm < musclesHeightMm;
  if (isSmall) return whole;
  const middle: PointPx = [
    (columns - 1) / 2 + (behindMiddleMm * plane.rowDirectionLps[1]) / spacing.columnMm,
    (rows - 1) / 2 + (behindMiddleMm * plane.columnDirectionLps[1]) / spacing.rowMm,
  ];
  const half: PointPx = [musclesWidthMm / 2 / spacing.columnMm, musclesHeightMm / 2 / spacing.rowMm];
  return {
    fromPx: [middle[0] - half[0], middle[1] - half[1]],
    toPx: [middle[0] + half[0], middle[1] + half[1]],
  };
}

/** What the small sagittal image shows: two bodies above and below the slice, and the soft tissue behind, mm. */
const levelHeightMm = 120;

/** The part of a sagittal slice around the place where an axial slice cuts it; undefined where it does not. */
export function levelRegion(axial: SliceHeader, sagittal: SliceHeader): Region | undefined {
  const line = referenceLine(axial, sagittal);
  const { spacing } = sagittal.grid;
  if (!line.ok || !spacing) return undefined;
  const { fromPx, toPx } = line.value;
  const middle: PointPx = [(fromPx[0] + toPx[0]) / 2, (fromPx[1] + toPx[1]) / 2];
  const half: PointPx = [levelHeightMm / 2 / spacing.columnMm, levelHeightMm / 2 / spacing.rowMm];
  return {
    fromPx: [middle[0] - half[0], middle[1] - half[1]],
    toPx: [middle[0] + half[0], middle[1] + half[1]],
  };
}

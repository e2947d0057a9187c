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

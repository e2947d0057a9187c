import { referenceLine } from '../../domain/geometry/referenceLine';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { EditorOutline } from '../../editor/editorState';

/** A rectangle in pixel coordinates. */
export interface Region {
  readonly fromPx: PointPx;
  readonly toPx: PointPx;
}

/** Both muscles of an adult side by side, with some surroundings, mm. */
const musclesWidthMm = 140;
const musclesHeightMm = 92;
/** How far behind the middle of the image the muscles' middle usually lies, mm. */
const behindMiddleMm = 28;
const marginPart = 0.12;

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
 * paraspinal muscles usually lie, and never more than the image has. Without geometry: the whole slice.
 */
export function muscleRegion(header: SliceHeader, outlines: readonly EditorOutline[]): Region {
  const { columns, rows, spacing, plane } = header.grid;
  if (outlines.length > 1) return around(outlines);
  if (!spacing || !plane) return wholeRegion(header);
  const width = Math.min(columns, musclesWidthMm / spacing.columnMm);
  const height = Math.min(rows, musclesHeightMm / spacing.rowMm);
  const behindPx: PointPx = [
    (behindMiddleMm * plane.rowDirectionLps[1]) / spacing.columnMm,
    (behindMiddleMm * plane.columnDirectionLps[1]) / spacing.rowMm,
  ];
  const middle: PointPx = [
    inside((columns - 1) / 2 + behindPx[0], width, columns),
    inside((rows - 1) / 2 + behindPx[1], height, rows),
  ];
  return centred(middle, [width, height]);
}

/** The nearest middle at which a length lies inside the image's `count` pixels. */
function inside(middle: number, length: number, count: number): number {
  return Math.min(Math.max(middle, length / 2 - 0.5), count - 0.5 - length / 2);
}

/** The same extent in mm for two regions, each about its own middle: what is larger is larger on the screen too. */
export function sameExtent(
  scans: Readonly<Record<TimePoint, { readonly header: SliceHeader; readonly region: Region } | undefined>>,
): Readonly<Record<TimePoint, Region | undefined>> {
  const sizes = timePoints.flatMap((timePoint) => {
    const scan = scans[timePoint];
    const spacing = scan?.header.grid.spacing;
    if (!scan || !spacing) return [];
    const { fromPx, toPx } = scan.region;
    return [[(toPx[0] - fromPx[0]) * spacing.columnMm, (toPx[1] - fromPx[1]) * spacing.rowMm] as const];
  });
  const widthMm = Math.max(...sizes.map(([width]) => width));
  const heightMm = Math.max(...sizes.map(([, height]) => height));
  const grown = (timePoint: TimePoint): Region | undefined => {
    const scan = scans[timePoint];
    const spacing = scan?.header.grid.spacing;
    if (!scan || !spacing) return scan?.region;
    const { fromPx, toPx } = scan.region;
    const middle: PointPx = [(fromPx[0] + toPx[0]) / 2, (fromPx[1] + toPx[1]) / 2];
    return centred(middle, [widthMm / spacing.columnMm, heightMm / spacing.rowMm]);
  };
  return { preop: grown('preop'), followUp: grown('followUp') };
}

/** The whole slice, to the outer edges of its pixels. */
export function wholeRegion({ grid }: SliceHeader): Region {
  return { fromPx: [-0.5, -0.5], toPx: [grid.columns - 0.5, grid.rows - 0.5] };
}

/** What the small sagittal image shows around the slice: the body with its neighbours, mm. */
const levelHeightMm = 100;
/** Less than the pane is wide at that height, so that the height decides the magnification. */
const levelWidthMm = 60;

/** The part of a sagittal slice around the place where an axial slice cuts it; undefined where it does not. */
export function levelRegion(axial: SliceHeader, sagittal: SliceHeader): Region | undefined {
  const line = referenceLine(axial, sagittal);
  const { spacing } = sagittal.grid;
  if (!line.ok || !spacing) return undefined;
  const { fromPx, toPx } = line.value;
  const middle: PointPx = [(fromPx[0] + toPx[0]) / 2, (fromPx[1] + toPx[1]) / 2];
  return centred(middle, [levelWidthMm / spacing.columnMm, levelHeightMm / spacing.rowMm]);
}

function centred(middle: PointPx, [width, height]: readonly [number, number]): Region {
  return {
    fromPx: [middle[0] - width / 2, middle[1] - height / 2],
    toPx: [middle[0] + width / 2, middle[1] + height / 2],
  };
}

import type { ImageGrid } from '../image/imageGrid';
import type { PointPx } from '../image/point';
import type { Side } from '../side';

/** What the side check knows of an ROI and its slice. */
export interface SideEvidence {
  readonly grid: ImageGrid;
  /** The side for which the ROI was drawn. */
  readonly side: Side;
  readonly centroidPx: PointPx;
  /** Patient x of the midline, where the user has set one. */
  readonly midlineXMm?: number;
  /** Centroid of the other side's ROI on the same slice. */
  readonly otherCentroidPx?: PointPx;
}

/** The outcome of the side check. A warning never blocks. */
export type SideCheck =
  | { readonly kind: 'fits' }
  | { readonly kind: 'warning'; readonly basis: 'midline' | 'other-roi' | 'image-centre' }
  | { readonly kind: 'cannot-tell' };

/** Patients lie off-centre and spines curve: nearer than this the image's centre proves nothing. */
const imageCentreMarginMm = 10;

/** An image plane that shows less than this share of the left-right direction cannot tell sides (sagittal). */
const smallestShareOfLeftRight = 0.5;

/**
 * Whether an ROI lies on the patient's side it was drawn for.
 *
 * Compared in patient x, which grows to the patient's left: with the midline if the user set one, else with the
 * other side's ROI, else with the image's centre, which speaks only beyond 10 mm. Not decided by the screen, so
 * flipped and feet-first images are judged alike.
 */
export function checkSide(evidence: SideEvidence): SideCheck {
  const xMm = patientX(evidence.grid);
  if (xMm === undefined) return { kind: 'cannot-tell' };
  const towardsOwnSideMm = (fromXMm: number): number =>
    (xMm(evidence.centroidPx) - fromXMm) * (evidence.side === 'left' ? 1 : -1);

  if (evidence.midlineXMm !== undefined) return judge(towardsOwnSideMm(evidence.midlineXMm), 'midline', 0);
  if (evidence.otherCentroidPx !== undefined) {
    return judge(towardsOwnSideMm(xMm(evidence.otherCentroidPx)), 'other-roi', 0);
  }
  const centrePx: PointPx = [(evidence.grid.columns - 1) / 2, (evidence.grid.rows - 1) / 2];
  return judge(towardsOwnSideMm(xMm(centrePx)), 'image-centre', imageCentreMarginMm);
}

function judge(
  towardsOwnSideMm: number,
  basis: 'midline' | 'other-roi' | 'image-centre',
  marginMm: number,
): SideCheck {
  if (towardsOwnSideMm > 0) return { kind: 'fits' };
  return towardsOwnSideMm < -marginMm ? { kind: 'warning', basis } : { kind: 'cannot-tell' };
}

/** Patient x of a place in the image, or undefined where the file does not say or the plane does not show it. */
function patientX(grid: ImageGrid): ((pointPx: PointPx) => number) | undefined {
  const { plane, spacing } = grid;
  if (plane === undefined || spacing === undefined) return undefined;
  const alongRow = plane.rowDirectionLps[0];
  const alongColumn = plane.columnDirectionLps[0];
  // Written so that a direction that is not a number fails the test.
  if (!(Math.hypot(alongRow, alongColumn) >= smallestShareOfLeftRight)) return undefined;
  return ([column, row]) =>
    plane.originLps[0] + column * spacing.columnMm * alongRow + row * spacing.rowMm * alongColumn;
}

import { err, ok, type Result } from '../../base/result';
import { isUid } from '../dicomObjects/objectUid';
import { distanceToPlaneMm } from '../geometry/distanceToPlaneMm';
import { norm, subtract } from '../geometry/lps';
import { lpsToPixel } from '../geometry/lpsToPixel';
import { pixelToLps } from '../geometry/pixelToLps';
import type { ImageGrid } from '../image/imageGrid';
import type { PointLps, PointPx } from '../image/point';
import type { SliceHeader } from '../image/sliceHeader';
import type { ForeignPlace, ForeignRoi, RoiFileRefusalKind } from './foreignRoi';
import { nestedOutline } from './nestedOutline';

/**
 * Why an outline cannot be laid onto a slice. `off-plane`: it lies this far from the slice; `other-frame`: its places are of
 * another coordinate system than the slice's; `no-geometry`: object or slice do not say where they are in the patient.
 */
export type PlaceProblem =
  | { readonly kind: 'off-plane'; readonly distanceMm: number }
  | { readonly kind: 'other-frame' }
  | { readonly kind: 'no-geometry' }
  | { readonly kind: RoiFileRefusalKind; readonly detail: string };

/**
 * How far a contour may lie from the slice it is laid onto, mm, at right angles to it. Programs round mm to two decimals at
 * worst, and slices lie 2 mm apart or more.
 */
export const onPlaneWithinMm = 0.5;

/** Grids are the same where their corners are that close, mm: coordinates are then taken over as they are. */
const sameGridWithinMm = 0.001;

/**
 * An outline in pixels of a slice. One that has pixels already comes back as it is. Contours in the patient are projected at
 * right angles; traced masks on the same grid keep their pixels exactly, on another they go through the patient.
 */
export function placeOnSlice(roi: ForeignRoi, header: SliceHeader): Result<ForeignRoi, PlaceProblem> {
  const { place } = roi;
  if (!place) return ok(roi);
  const laid = ringsOn(place, roi, header);
  if (!laid.ok) return laid;
  const nested = nestedOutline(laid.value, roi.statement?.reasons);
  if (!nested.ok) return nested;
  const { outlinePx, exclusions } = nested.value;
  const isOther = place.traced !== undefined && laid.value !== place.traced.ringsPx;
  const notes = [...roi.notes, ...nested.value.notes, ...(isOther ? (['other-grid'] as const) : [])];
  return ok({ ...roi, outlinePx, exclusions, notes });
}

/**
 * How far the places of an ROI lie from a slice, at most, mm; undefined where that cannot be said: no geometry, or another
 * coordinate system.
 */
export function offPlaneMm(
  { ringsLps, frameOfReferenceUid }: ForeignPlace,
  header: SliceHeader,
): number | undefined {
  const { plane } = header.grid;
  if (!plane || ringsLps.length === 0 || isOtherFrame(frameOfReferenceUid, header)) return undefined;
  let farthest = 0;
  for (const ring of ringsLps) {
    for (const point of ring) farthest = Math.max(farthest, Math.abs(distanceToPlaneMm(plane, point)));
  }
  return farthest;
}

/** Whether two places are of coordinate systems that are stated to differ. A masked scan's has a name of ours, which says nothing. */
function isOtherFrame(uid: string | undefined, { frameOfReferenceUid }: SliceHeader): boolean {
  if (uid === undefined || frameOfReferenceUid === undefined || !isUid(frameOfReferenceUid)) return false;
  return uid !== frameOfReferenceUid;
}

function ringsOn(
  place: ForeignPlace,
  { image }: ForeignRoi,
  header: SliceHeader,
): Result<readonly (readonly PointPx[])[], PlaceProblem> {
  const { traced, ringsLps, frameOfReferenceUid } = place;
  const { grid } = header;
  const isNamed = image.sopInstanceUid === header.sopInstanceUid && (image.frame ?? 0) === header.frame;
  if (traced && isSameShape(traced.grid, grid)) {
    // Without a place of its own a mask is of the image that it names.
    if (ringsLps.length === 0 && isNamed) return ok(traced.ringsPx);
    if (!isOtherFrame(frameOfReferenceUid, header) && isSameGrid(traced.grid, grid))
      return ok(traced.ringsPx);
  }
  if (isOtherFrame(frameOfReferenceUid, header)) return err({ kind: 'other-frame' });
  const { plane, spacing } = grid;
  const distanceMm = offPlaneMm(place, header);
  if (!plane || !spacing || distanceMm === undefined) return err({ kind: 'no-geometry' });
  // Also what is no number.
  if (!(distanceMm <= onPlaneWithinMm)) return err({ kind: 'off-plane', distanceMm });
  return ok(ringsLps.map((ring) => ring.map((point) => lpsToPixel(plane, spacing, point))));
}

function isSameShape(a: ImageGrid, b: ImageGrid): boolean {
  return a.rows === b.rows && a.columns === b.columns;
}

function isSameGrid(a: ImageGrid, b: ImageGrid): boolean {
  const [some, others] = [cornersLps(a), cornersLps(b)];
  return (
    some.length > 0 &&
    some.length === others.length &&
    some.every((corner, at) => {
      const other = others[at];
      return other !== undefined && norm(subtract(corner, other)) <= sameGridWithinMm;
    })
  );
}

function cornersLps({ plane, spacing, rows, columns }: ImageGrid): readonly PointLps[] {
  if (!plane || !spacing) return [];
  const [right, bottom] = [columns - 1, rows - 1];
  const corners: readonly PointPx[] = [
    [0, 0],
    [right, 0],
    [right, bottom],
    [0, bottom],
  ];
  return corners.map((corner) => pixelToLps(plane, spacing, corner));
}

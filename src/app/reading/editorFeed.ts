import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { checkSide, type SideCheck } from '../../domain/measurement/sideCheck';
import { polygonCentroidPx } from '../../domain/polygon/polygonCentroidPx';
import { askedRois } from '../../domain/reading/askedRois';
import type { Midline } from '../../domain/reading/midline';
import { midlineXMm } from '../../domain/reading/midlineXMm';
import type { Reading } from '../../domain/reading/reading';
import type { Roi, RoiTarget } from '../../domain/reading/roi';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { EditorOutline, EditorTarget } from '../../editor/editorState';
import { targetTag } from './targetTag';

/** Direction of the patient's back on the screen: tags lie on the skin side, where no anatomy is covered. */
function towardsBackPx(header: SliceHeader): PointPx {
  const { plane, spacing } = header.grid;
  if (!plane || !spacing) return [0, 1];
  return [plane.rowDirectionLps[1] / spacing.columnMm, plane.columnDirectionLps[1] / spacing.rowMm];
}

/** What the editor needs to know of a target on this slice. */
export function editorTarget(target: RoiTarget, header: SliceHeader, protocol: Protocol): EditorTarget {
  return {
    key: targetKey(target),
    tag: targetTag(target, protocol),
    tagDirectionPx: towardsBackPx(header),
  };
}

/** The reading's outlines on this slice as the editor takes them, with the warning of the side check. */
export function outlinesOn(
  reading: Reading,
  timePoint: TimePoint,
  header: SliceHeader,
  protocol: Protocol,
): readonly EditorOutline[] {
  const rois = askedRois(reading, protocol, timePoint).filter(
    ({ image }) => imageKey(image) === imageKey(header),
  );
  const midline = reading.midlines?.[timePoint];
  return rois.map((roi) => {
    const { outlinePx, exclusions } = roi;
    const outline = { ...editorTarget(roi.target, header, protocol), outlinePx, exclusions };
    const other = rois.find(
      (one) =>
        one.target.side !== roi.target.side &&
        one.target.muscleId === roi.target.muscleId &&
        one.target.siteId === roi.target.siteId,
    );
    if (!isAgainstPatient(header, roi, other, midline)) return outline;
    return {
      ...outline,
      warning: roi.target.side === 'left' ? 'L drawn on the right' : 'R drawn on the left',
    };
  });
}

function sideOf(
  header: SliceHeader,
  roi: Roi,
  other: Roi | undefined,
  midline: Midline | undefined,
): SideCheck {
  const { side } = roi.target;
  const centroidPx = polygonCentroidPx(roi.outlinePx);
  const otherCentroidPx = other && polygonCentroidPx(other.outlinePx);
  if (!centroidPx || side === 'none') return { kind: 'cannot-tell' };
  const xMm = midline && midlineXMm(header.grid, midline.linePx, centroidPx);
  return checkSide({
    grid: header.grid,
    side,
    centroidPx,
    ...(xMm !== undefined && { midlineXMm: xMm }),
    ...(otherCentroidPx ? { otherCentroidPx } : {}),
  });
}

/**
 * Whether an ROI is warned of. Against each other both are on the wrong side; where the image's middle tells which of
 * the two it is, only that one is. Against a midline that was set each is judged for itself.
 */
function isAgainstPatient(
  header: SliceHeader,
  roi: Roi,
  other: Roi | undefined,
  midline: Midline | undefined,
): boolean {
  if (sideOf(header, roi, other, midline).kind !== 'warning') return false;
  if (!other || midline) return true;
  const isOtherToBlame =
    sideOf(header, roi, undefined, midline).kind === 'fits' &&
    sideOf(header, other, undefined, midline).kind === 'warning';
  return !isOtherToBlame;
}

/**
 * Whether a target may be outlined on this slice: all ROIs of a time point lie on one slice, and a target that has
 * its ROI elsewhere is not drawn a second time.
 */
export function mayDrawOn(
  reading: Reading,
  target: RoiTarget,
  header: SliceHeader,
  protocol: Protocol,
): boolean {
  return askedRois(reading, protocol, target.timePoint).every(
    ({ image }) => imageKey(image) === imageKey(header),
  );
}

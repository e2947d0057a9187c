import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { checkSide, type SideCheck } from '../../domain/measurement/sideCheck';
import { polygonCentroidPx } from '../../domain/polygon/polygonCentroidPx';
import type { Reading } from '../../domain/reading/reading';
import type { Roi, RoiTarget } from '../../domain/reading/roi';
import { targetKey } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import type { EditorOutline, EditorTarget } from '../../editor/editorState';

/** Direction of the patient's back on the screen: tags lie on the skin side, where no anatomy is covered. */
function towardsBackPx(header: SliceHeader): PointPx {
  const { plane, spacing } = header.grid;
  if (!plane || !spacing) return [0, 1];
  return [plane.rowDirectionLps[1] / spacing.columnMm, plane.columnDirectionLps[1] / spacing.rowMm];
}

/** What the editor needs to know of a target on this slice. */
export function editorTarget(target: RoiTarget, header: SliceHeader): EditorTarget {
  return {
    key: targetKey(target),
    tag: target.side === 'left' ? 'L' : 'R',
    tagDirectionPx: towardsBackPx(header),
  };
}

/** The ROIs that lie on one slice. */
function roisOn(reading: Reading, timePoint: TimePoint, header: SliceHeader): readonly Roi[] {
  return Object.values(reading.entries).flatMap((entry) =>
    entry.kind === 'roi' &&
    entry.roi.target.timePoint === timePoint &&
    imageKey(entry.roi.image) === imageKey(header)
      ? [entry.roi]
      : [],
  );
}

/** The reading's outlines on this slice as the editor takes them, with the warning of the side check. */
export function outlinesOn(
  reading: Reading,
  timePoint: TimePoint,
  header: SliceHeader,
): readonly EditorOutline[] {
  const rois = roisOn(reading, timePoint, header);
  return rois.map((roi) => {
    const outline = { ...editorTarget(roi.target, header), outlinePx: roi.outlinePx };
    const other = rois.find(
      (one) => one.target.side !== roi.target.side && one.target.muscleId === roi.target.muscleId,
    );
    if (!isAgainstPatient(header, roi, other)) return outline;
    return {
      ...outline,
      warning: roi.target.side === 'left' ? 'L drawn on the right' : 'R drawn on the left',
    };
  });
}

function sideOf(header: SliceHeader, roi: Roi, other: Roi | undefined): SideCheck {
  const centroidPx = polygonCentroidPx(roi.outlinePx);
  const otherCentroidPx = other && polygonCentroidPx(other.outlinePx);
  if (!centroidPx) return { kind: 'cannot-tell' };
  return checkSide({
    grid: header.grid,
    side: roi.target.side,
    centroidPx,
    ...(otherCentroidPx ? { otherCentroidPx } : {}),
  });
}

/**
 * Whether an ROI is warned of. Against each other both are on the wrong side; where the image's middle tells which of
 * the two it is, only that one is.
 */
function isAgainstPatient(header: SliceHeader, roi: Roi, other: Roi | undefined): boolean {
  if (sideOf(header, roi, other).kind !== 'warning') return false;
  if (!other) return true;
  const isOtherToBlame =
    sideOf(header, roi, undefined).kind === 'fits' && sideOf(header, other, undefined).kind === 'warning';
  return !isOtherToBlame;
}

/**
 * Whether a target may be outlined on this slice: all ROIs of a time point lie on one slice, and a target that has
 * its ROI elsewhere is not drawn a second time.
 */
export function mayDrawOn(reading: Reading, target: RoiTarget, header: SliceHeader): boolean {
  return Object.values(reading.entries).every(
    (entry) =>
      entry.kind !== 'roi' ||
      entry.roi.target.timePoint !== target.timePoint ||
      imageKey(entry.roi.image) === imageKey(header),
  );
}

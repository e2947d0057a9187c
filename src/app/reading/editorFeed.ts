import { imageKey } from '../../domain/image/imageRef';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { checkSide } from '../../domain/measurement/sideCheck';
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
    const centroidPx = polygonCentroidPx(roi.outlinePx);
    if (!centroidPx) return outline;
    const other = rois.find(
      (one) => one.target.side !== roi.target.side && one.target.muscleId === roi.target.muscleId,
    );
    const otherCentroidPx = other && polygonCentroidPx(other.outlinePx);
    const check = checkSide({
      grid: header.grid,
      side: roi.target.side,
      centroidPx,
      ...(otherCentroidPx ? { otherCentroidPx } : {}),
    });
    if (check.kind !== 'warning') return outline;
    return {
      ...outline,
      warning: roi.target.side === 'left' ? 'L drawn on the right' : 'R drawn on the left',
    };
  });
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

import { present } from '../../../../base/assert';
import type {
  DicomObjectFile,
  ObjectProblem,
  ScanObjects,
  WrittenObjects,
} from '../../../../domain/dicomObjects/scanObjects';
import { commonModules } from '../commonModules';
import { versionNumber } from '../dicomTime';
import { encodeObject } from '../encodeObject';
import { type PlacedRoi, placedRois } from '../placedRois';
import { segmentationImage } from './segmentationImage';
import { netPixels, type SegmentedRoi } from './segmentedRoi';

const segmentation = '1.2.840.10008.5.1.4.1.1.66.4';

/**
 * The pixels of the outlines, without exclusions, as binary segmentations: one segment an outline, one frame a segment. One file for
 * all outlines on one kind of grid: a segmentation has one frame of reference, size, spacing and orientation.
 *
 * Pixels are those of the measurement's own rule; padding inside an outline belongs to the segment, though not to the signal.
 */
export function writeSeg(scan: ScanObjects): WrittenObjects {
  const { placed, problems } = placedRois(scan.rois);
  const empty: ObjectProblem[] = [];
  const groups = new Map<string, SegmentedRoi[]>();
  for (const one of placed) {
    const runs = netPixels(one);
    if (runs.length === 0) {
      empty.push({ kind: 'nothing-inside', roiName: one.roi.name });
      continue;
    }
    const key = gridKey(one);
    const known = groups.get(key);
    if (known) known.push({ ...one, runs });
    else groups.set(key, [{ ...one, runs }]);
  }
  const files = [...groups.values()].map((rois, index) => segFile(scan, rois, index + 1));
  return { files, problems: [...problems, ...empty] };
}

function gridKey({ roi: { image }, frameOfReferenceUid, plane, spacing }: PlacedRoi): string {
  const { grid, acquisition } = image;
  return JSON.stringify([
    frameOfReferenceUid,
    grid.rows,
    grid.columns,
    spacing.rowMm,
    spacing.columnMm,
    plane.rowDirectionLps,
    plane.columnDirectionLps,
    acquisition.sliceThicknessMm ?? null,
    acquisition.spacingBetweenSlicesMm ?? null,
  ]);
}

/**
 * What tells one series of segmentations from another: the frame of reference, of which a series has one (PS3.3 A.1.4), and the grid
 * of pixels, because viewers show one object of a series. Rounded, so that an archive that keeps fewer digits changes no series.
 */
function seriesName({ roi: { image }, frameOfReferenceUid, plane, spacing }: PlacedRoi): string {
  const { grid, acquisition } = image;
  const numbers = [
    grid.rows,
    grid.columns,
    spacing.rowMm,
    spacing.columnMm,
    ...plane.rowDirectionLps,
    ...plane.columnDirectionLps,
    acquisition.sliceThicknessMm ?? 0,
    acquisition.spacingBetweenSlicesMm ?? 0,
  ];
  // Adding 0 makes 0 of -0.
  return [frameOfReferenceUid, ...numbers.map((number) => Math.round(number * 1e4) / 1e4 + 0)].join(' ');
}

function segFile(scan: ScanObjects, rois: readonly SegmentedRoi[], number: number): DicomObjectFile {
  const sopInstanceUid = scan.uidOf(`seg ${number}`);
  const head = {
    kind: 'seg' as const,
    sopClassUid: segmentation,
    sopInstanceUid,
    seriesInstanceUid: scan.uidOf(
      `seg ${seriesName(present(rois[0], 'an outline of the segmentation'))} series`,
    ),
    instanceNumber: versionNumber(scan.atUtc),
  };
  const elements = {
    ...commonModules(scan, head),
    ...segmentationImage(scan, rois, scan.uidOf(`seg ${number} dimensions`)),
  };
  return {
    kind: 'seg',
    seriesInstanceUid: head.seriesInstanceUid,
    sopInstanceUid,
    sopClassUid: segmentation,
    fileName: `${scan.name}_seg${number === 1 ? '' : `-${number}`}.dcm`,
    bytes: encodeObject(segmentation, sopInstanceUid, elements),
  };
}

import type { SeriesOfSlices } from '../../analysis/roiCell';
import { imageKey } from '../../domain/image/imageRef';
import type { Reading } from '../../domain/reading/reading';
import type { OpenProject } from '../../state/openProject';

/** The series of the slices that readings outline; without those that the project does not know. */
export function seriesOfOutlined(
  readings: readonly Reading[],
  images: OpenProject['images'],
): SeriesOfSlices {
  const outlined = readings.flatMap(({ entries }) =>
    Object.values(entries).flatMap((entry) => (entry.kind === 'roi' ? [imageKey(entry.roi.image)] : [])),
  );
  return new Map(
    outlined.flatMap((key) => {
      const series = images.get(key)?.header.seriesInstanceUid;
      return series === undefined ? [] : [[key, series] as const];
    }),
  );
}

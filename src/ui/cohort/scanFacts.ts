import { imageKey } from '../../domain/image/imageRef';
import type { Subject } from '../../domain/study/subject';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import { timePoints } from '../../domain/timePoint';

/** How many scans of subjects have axial slices whose files are not on this page. Excluded subjects are not read. */
export function unreachableScans(
  subjects: readonly Subject[],
  series: SeriesByUid,
  reachable: ReadonlySet<string>,
): number {
  return subjects
    .filter(({ exclusion }) => !exclusion)
    .flatMap(({ scans }) => timePoints.flatMap((timePoint) => scans[timePoint] ?? []))
    .filter(({ axialSeriesUid }) => {
      const slices = series.get(axialSeriesUid)?.slices ?? [];
      return slices.some(({ header }) => !reachable.has(imageKey(header)));
    }).length;
}

import { imageKey } from '../../domain/image/imageRef';
import type { Subject } from '../../domain/study/subject';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import { timePoints } from '../../domain/timePoint';

/** Scans whose files are not on this page, and whose they are. */
export interface UnreachableScans {
  readonly scans: number;
  /** Of the subjects, each once. */
  readonly codes: readonly string[];
}

/** Scans of subjects that have axial slices whose files are not on this page. Excluded subjects are not read. */
export function unreachableScans(
  subjects: readonly Subject[],
  series: SeriesByUid,
  reachable: ReadonlySet<string>,
): UnreachableScans {
  const counts = subjects
    .filter(({ exclusion }) => !exclusion)
    .map(({ code, scans }) => ({
      code,
      scans: timePoints.filter((timePoint) => {
        const scan = scans[timePoint];
        if (scan && reachable.size === 0) return series.has(scan.axialSeriesUid);
        const slices = (scan && series.get(scan.axialSeriesUid)?.slices) ?? [];
        return slices.some(({ header }) => !reachable.has(imageKey(header)));
      }).length,
    }))
    .filter((one) => one.scans > 0);
  return { scans: counts.reduce((sum, one) => sum + one.scans, 0), codes: counts.map(({ code }) => code) };
}

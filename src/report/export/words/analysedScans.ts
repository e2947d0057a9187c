import type { SliceHeader } from '../../../domain/image/sliceHeader';
import { timePoints } from '../../../domain/timePoint';
import type { ExportFacts } from '../exportFacts';

/** The scans behind the numbers, by one header of each. */
export interface AnalysedScans {
  /** Two of each analysed subject. */
  readonly count: number;
  /** One of each scan whose header the project holds, in the order of the subjects. */
  readonly headers: readonly SliceHeader[];
}

/** Headers of the axial series that the analysed subjects were measured on: of each series the slice that comes first in it. */
export function analysedScans({ results, headers }: Pick<ExportFacts, 'results' | 'headers'>): AnalysedScans {
  const wanted = results.flow.analysed.flatMap(({ subject }) =>
    timePoints.flatMap((at) => subject.scans[at]?.axialSeriesUid ?? []),
  );
  const bySeries = new Map<string, SliceHeader | undefined>(wanted.map((uid) => [uid, undefined]));
  for (const header of headers.values()) {
    if (!bySeries.has(header.seriesInstanceUid)) continue;
    const known = bySeries.get(header.seriesInstanceUid);
    if (!known || isBefore(header, known)) bySeries.set(header.seriesInstanceUid, header);
  }
  return { count: wanted.length, headers: wanted.flatMap((uid) => bySeries.get(uid) ?? []) };
}

/** A fixed order, so that the words do not depend on the order in which headers were stored. */
function isBefore(a: SliceHeader, b: SliceHeader): boolean {
  const [first, second] = [a.instanceNumber ?? 0, b.instanceNumber ?? 0];
  if (first !== second) return first < second;
  return a.sopInstanceUid === b.sopInstanceUid ? a.frame < b.frame : a.sopInstanceUid < b.sopInstanceUid;
}

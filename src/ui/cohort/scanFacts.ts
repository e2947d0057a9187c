import type { Catalogue, CatalogueSeries } from '../../domain/catalogue/catalogue';
import type { SeriesInstanceUid } from '../../domain/ids';
import { imageKey } from '../../domain/image/imageRef';
import type { PairFinding } from '../../domain/study/pairFinding';
import { checkPair } from '../../domain/study/protocolCheck';
import type { Subject } from '../../domain/study/subject';
import { timePoints } from '../../domain/timePoint';

/** Series by UID: scans name theirs. */
export type SeriesByUid = ReadonlyMap<SeriesInstanceUid, CatalogueSeries>;

export function seriesByUid(catalogue: Catalogue): SeriesByUid {
  return new Map(
    catalogue.patients
      .flatMap((patient) => patient.studies)
      .flatMap((study) => study.series)
      .map((series) => [series.seriesInstanceUid, series]),
  );
}

/** Differences between the middle axial slices of a subject's two scans; undefined where a pair or its headers lack. */
export function pairFindings(
  { scans }: Pick<Subject, 'scans'>,
  series: SeriesByUid,
): readonly PairFinding[] | undefined {
  const [preop, followUp] = timePoints.map((timePoint) => {
    const uid = scans[timePoint]?.axialSeriesUid;
    const slices = (uid && series.get(uid)?.slices) ?? [];
    return slices[Math.floor(slices.length / 2)]?.header;
  });
  return preop && followUp && checkPair(preop, followUp);
}

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

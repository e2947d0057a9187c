import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import type { SeriesInstanceUid, SubjectId } from '../ids';
import { timePoints } from '../timePoint';
import type { PairCheck } from './pairCheck';
import { checkPair, type PairCheckSettings } from './protocolCheck';
import type { Subject } from './subject';

/** Series by UID: scans name theirs. */
export type SeriesByUid = ReadonlyMap<SeriesInstanceUid, CatalogueSeries>;

/** All series of a catalogue by UID. */
export function seriesByUid(catalogue: Catalogue): SeriesByUid {
  return new Map(
    catalogue.patients
      .flatMap((patient) => patient.studies)
      .flatMap((study) => study.series)
      .map((series) => [series.seriesInstanceUid, series]),
  );
}

/**
 * The protocol check of a subject's two scans, made on the middle axial slice of each; undefined where a scan or its
 * headers lack.
 */
export function subjectPairCheck(
  { scans }: Pick<Subject, 'scans'>,
  series: SeriesByUid,
  settings: PairCheckSettings,
): PairCheck | undefined {
  const [preop, followUp] = timePoints.map((timePoint) => {
    const uid = scans[timePoint]?.axialSeriesUid;
    const slices = (uid && series.get(uid)?.slices) ?? [];
    return slices[Math.floor(slices.length / 2)]?.header;
  });
  return preop && followUp && checkPair(preop, followUp, settings);
}

/** The protocol checks of all subjects that have two scans with known headers. */
export function subjectPairChecks(
  subjects: readonly Subject[],
  catalogue: Catalogue,
  settings: PairCheckSettings,
): ReadonlyMap<SubjectId, PairCheck> {
  const series = seriesByUid(catalogue);
  return new Map(
    subjects.flatMap((subject) => {
      const check = subjectPairCheck(subject, series, settings);
      return check ? [[subject.id, check] as const] : [];
    }),
  );
}

import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import type { SeriesInstanceUid, SubjectId } from '../ids';
import type { SliceHeader } from '../image/sliceHeader';
import type { TimePoint } from '../timePoint';
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
 * The protocol check of a subject's two scans, made on the middle axial slice of each, and on all of them for the
 * scaling; undefined where a scan or its headers lack.
 */
export function subjectPairCheck(
  { scans }: Pick<Subject, 'scans'>,
  series: SeriesByUid,
  settings: PairCheckSettings,
): PairCheck | undefined {
  const headersAt = (timePoint: TimePoint): readonly SliceHeader[] => {
    const uid = scans[timePoint]?.axialSeriesUid;
    return ((uid && series.get(uid)?.slices) || []).map(({ header }) => header);
  };
  const all = [headersAt('preop'), headersAt('followUp')] as const;
  const [preop, followUp] = all.map((headers) => headers[Math.floor(headers.length / 2)]);
  return preop && followUp && checkPair(preop, followUp, settings, all);
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

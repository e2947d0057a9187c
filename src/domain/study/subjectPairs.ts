import type { Steps } from '../../base/steps';
import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import type { SeriesInstanceUid, SubjectId } from '../ids';
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
  const seriesAt = (timePoint: TimePoint): CatalogueSeries | undefined => {
    const uid = scans[timePoint]?.axialSeriesUid;
    return uid && series.get(uid);
  };
  const [preop, followUp] = [seriesAt('preop'), seriesAt('followUp')];
  return preop && followUp && checkOf(preop, followUp, settings);
}

interface KnownCheck extends PairCheckSettings {
  readonly check: PairCheck | undefined;
}

/** The work list asks again at every change of anything; series and settings are replaced, never changed. */
const known = new WeakMap<CatalogueSeries, WeakMap<CatalogueSeries, KnownCheck>>();

function checkOf(
  preop: CatalogueSeries,
  followUp: CatalogueSeries,
  { pairLimits, valueKind }: PairCheckSettings,
): PairCheck | undefined {
  const ofPreop = known.get(preop) ?? new WeakMap<CatalogueSeries, KnownCheck>();
  known.set(preop, ofPreop);
  const before = ofPreop.get(followUp);
  if (before && before.pairLimits === pairLimits && before.valueKind === valueKind) return before.check;
  const headers = [preop, followUp].map(({ slices }) => slices.map(({ header }) => header));
  const [a, b] = headers;
  const [first, second] = headers.map((all) => all[Math.floor(all.length / 2)]);
  const check = a && b && first && second && checkPair(first, second, { pairLimits, valueKind }, [a, b]);
  ofPreop.set(followUp, { pairLimits, valueKind, check });
  return check;
}

/** Makes the checks of all subjects, with rests, so that showing them takes no time. */
export function* pairCheckSteps(
  subjects: readonly Subject[],
  catalogue: Catalogue,
  settings: PairCheckSettings,
): Steps<void> {
  const series = seriesByUid(catalogue);
  for (const subject of subjects) {
    subjectPairCheck(subject, series, settings);
    yield;
  }
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

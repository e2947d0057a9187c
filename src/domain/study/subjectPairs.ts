import type { Steps } from '../../base/steps';
import type { Catalogue, CatalogueSeries } from '../catalogue/catalogue';
import type { SeriesInstanceUid, SubjectId } from '../ids';
import { LazyCatalogue, type LazySeries } from '../imageLibrary/lazyCatalogue';
import type { PairCheck } from './pairCheck';
import { checkPair, type PairCheckSettings } from './protocolCheck';
import type { Subject } from './subject';

/** Series by UID: scans name theirs. */
export type SeriesByUid = ReadonlyMap<SeriesInstanceUid, CatalogueSeries> &
  Partial<Pick<LazySeries, 'token'>>;

/** All series of a catalogue by UID. */
export function seriesByUid(catalogue: Catalogue): SeriesByUid {
  if (catalogue instanceof LazyCatalogue) return catalogue.series;
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
  const [preop, followUp] = [scans.preop?.axialSeriesUid, scans.followUp?.axialSeriesUid];
  if (!preop || !followUp) return undefined;
  const [first, second] = [tokenOf(series, preop), tokenOf(series, followUp)];
  if (!first || !second) return undefined;
  const { pairLimits, valueKind } = settings;
  const ofPreop = known.get(first) ?? new WeakMap<object, KnownCheck>();
  known.set(first, ofPreop);
  const before = ofPreop.get(second);
  if (before && before.pairLimits === pairLimits && before.valueKind === valueKind) return before.check;
  const check = checkOf(series.get(preop), series.get(followUp), settings);
  ofPreop.set(second, { pairLimits, valueKind, check });
  return check;
}

/** Whether a subject's check is made already, so that asking for it takes no time. */
export function isPairCheckKnown(
  { scans }: Pick<Subject, 'scans'>,
  series: SeriesByUid,
  { pairLimits, valueKind }: PairCheckSettings,
): boolean {
  const [preop, followUp] = [scans.preop?.axialSeriesUid, scans.followUp?.axialSeriesUid];
  const first = preop && tokenOf(series, preop);
  const second = followUp && tokenOf(series, followUp);
  if (!first || !second) return true;
  const before = known.get(first)?.get(second);
  return before !== undefined && before.pairLimits === pairLimits && before.valueKind === valueKind;
}

interface KnownCheck extends PairCheckSettings {
  readonly check: PairCheck | undefined;
}

/** The work list asks again at every change of anything; series and settings are replaced, never changed. */
const known = new WeakMap<object, WeakMap<object, KnownCheck>>();

/** What stands for a series: itself, or, where series are unpacked and forgotten again, what stays. */
function tokenOf(series: SeriesByUid, uid: SeriesInstanceUid): object | undefined {
  return series.token ? series.token(uid) : series.get(uid);
}

function checkOf(
  preop: CatalogueSeries | undefined,
  followUp: CatalogueSeries | undefined,
  { pairLimits, valueKind }: PairCheckSettings,
): PairCheck | undefined {
  const [a, b] = [preop, followUp].map((one) => one?.slices.map(({ header }) => header));
  const [first, second] = [a, b].map((all) => all?.[Math.floor(all.length / 2)]);
  return a && b && first && second && checkPair(first, second, { pairLimits, valueKind }, [a, b]);
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

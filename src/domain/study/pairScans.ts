import type { CataloguePatient } from '../catalogue/catalogue';
import type { StudyInstanceUid } from '../ids';
import { daysBetween, type IsoDate } from '../isoDate';
import type { TimePoint } from '../timePoint';
import { timePoints } from '../timePoint';
import { chooseSeries, type OnlyByHand, onlyByHand, type SeriesChoice } from './chooseSeries';
import type { Protocol } from './protocol';
import { type Eligibility, studyEligibility } from './studyEligibility';
import type { Covariates, Scan, ScanReason } from './subject';

/** One imaging study of the patient, as pairing saw it. */
export interface StudyCandidate {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly studyDate?: IsoDate;
  /** Empty for a study that is recorded with the subject but not among the images at hand. */
  readonly axial: SeriesChoice;
  readonly sagittal: SeriesChoice;
  readonly eligibility: Eligibility;
  readonly takenFor?: TimePoint;
}

/** What pairing took, and what it made of every imaging study. */
export interface Pairing {
  readonly scans: Readonly<Partial<Record<TimePoint, Scan>>>;
  readonly candidates: readonly StudyCandidate[];
  /** True when a scan was taken without a surgery date. */
  readonly isAssumed: boolean;
}

/** The protocol's settings that pairing depends on. */
export type PairingSettings = Pick<Protocol, 'preopWithinDays' | 'followUpAtLeastDays' | 'seriesRule'>;

/** What pairing needs to know. */
export interface PairScansInput {
  readonly patient: Pick<CataloguePatient, 'studies'>;
  readonly surgeryDate?: IsoDate | undefined;
  readonly refracture?: Covariates['refracture'] | undefined;
  /** A later operation on the spine: no scan after it is a final follow-up. The day itself still counts as before. */
  readonly secondSurgeryDate?: IsoDate | undefined;
  readonly protocol: PairingSettings;
  /** Scans that are settled (a user's choice): kept, and their studies not taken for the other time point. */
  readonly kept?: Readonly<Partial<Record<TimePoint, Scan>>> | undefined;
  /** Scans of studies that are not at hand now but were before: they stay in the running. */
  readonly remembered?: readonly Scan[] | undefined;
}

type Usable = StudyCandidate & { readonly scan: Omit<Scan, 'reason'>; readonly date: IsoDate };

/**
 * Takes the pre-op and the final follow-up scan of one patient, by the rules, *Time points*.
 *
 * - Pre-op: the last study with a T2 axial series on or before the surgery date, within `preopWithinDays`.
 * - Final follow-up: the last one at least `followUpAtLeastDays` after surgery. With a confirmed refracture after
 *   surgery: the first such study on or after the latest refracture date, because that scan confirmed it; if there is
 *   none, the last one. Nothing after a second operation counts, neither a study nor a refracture.
 * - No surgery date: earliest and latest at least `followUpAtLeastDays` apart, both assumed; else none.
 *
 * Studies of one day are ordered by time. The first series of a study's `axial` and `sagittal` choice is taken; where
 * the axial one is fat-suppressed or contrast-enhanced and the protocol leaves such to a person, the study is passed over.
 */
export function pairScans(input: PairScansInput): Pairing {
  const all = [...seenStudies(input), ...rememberedStudies(input)];
  const usable = all
    .filter((candidate): candidate is Usable => candidate.scan !== undefined && candidate.date !== undefined)
    .sort((a, b) => compareText(a.date, b.date));
  const scans = input.surgeryDate
    ? aroundSurgery(usable, input.surgeryDate, input)
    : withoutSurgeryDate(usable, input);
  const takenFor = new Map<StudyInstanceUid, TimePoint>();
  for (const timePoint of timePoints) {
    const scan = scans[timePoint];
    if (scan) takenFor.set(scan.studyInstanceUid, timePoint);
  }
  const candidates = all.map(({ scan: _scan, date: _date, ...candidate }): StudyCandidate => {
    const timePoint = takenFor.get(candidate.studyInstanceUid);
    return timePoint ? { ...candidate, takenFor: timePoint } : candidate;
  });
  const isAssumed = timePoints.some((timePoint) => {
    const kind = scans[timePoint]?.reason.kind;
    return kind === 'assumed-earliest' || kind === 'assumed-latest';
  });
  return { scans, candidates, isAssumed };
}

type Seen = StudyCandidate & { readonly scan?: Omit<Scan, 'reason'>; readonly date?: IsoDate };

function seenStudies(input: PairScansInput): Seen[] {
  return input.patient.studies.map((study): Seen => {
    const { seriesRule } = input.protocol;
    const { axial, sagittal } = chooseSeries(study, seriesRule);
    const best = axial.candidates[0];
    const because = best && onlyByHand(best.recognition, seriesRule);
    const axialSeries = because ? undefined : best?.series;
    const sagittalSeries = sagittal.candidates[0]?.series;
    const { studyInstanceUid, date } = study;
    return {
      studyInstanceUid,
      ...(date && { studyDate: date, date }),
      axial,
      sagittal,
      eligibility: best ? withHand(studyEligibility(date, input), because) : { kind: 'no-t2-axial' },
      ...(axialSeries && {
        scan: {
          studyInstanceUid,
          axialSeriesUid: axialSeries.seriesInstanceUid,
          ...(sagittalSeries && { sagittalSeriesUid: sagittalSeries.seriesInstanceUid }),
          ...(date && { studyDate: date }),
        },
      }),
    };
  });
}

/** A study whose date fits is still left to a person where the rules may not take its series. */
function withHand(byDate: Eligibility, because: OnlyByHand | undefined): Eligibility {
  const fits = byDate.kind === 'eligible' || byDate.kind === 'eligible-for-either';
  return fits && because ? { kind: 'only-by-hand', because } : byDate;
}

function rememberedStudies(input: PairScansInput): Seen[] {
  const seen = new Set(input.patient.studies.map((study) => study.studyInstanceUid));
  return (input.remembered ?? []).flatMap((remembered): Seen[] => {
    const { reason: _reason, ...scan } = remembered;
    if (seen.has(scan.studyInstanceUid)) return [];
    seen.add(scan.studyInstanceUid);
    const { studyInstanceUid, studyDate } = scan;
    return [
      {
        studyInstanceUid,
        ...(studyDate && { studyDate, date: studyDate }),
        axial: { candidates: [] },
        sagittal: { candidates: [] },
        eligibility: studyEligibility(studyDate, input),
        scan,
      },
    ];
  });
}

function aroundSurgery(
  usable: readonly Usable[],
  surgeryDate: IsoDate,
  input: PairScansInput,
): Pairing['scans'] {
  const { kept = {} } = input;
  const eligibleFor = (timePoint: TimePoint): Usable[] =>
    usable.filter(
      (study) =>
        study.eligibility.kind === 'eligible' &&
        study.eligibility.timePoint === timePoint &&
        !isKept(study, kept),
    );
  const preopStudy = eligibleFor('preop').at(-1);
  const preop =
    kept.preop ??
    (preopStudy &&
      scanOf(preopStudy, {
        kind: 'last-before-surgery',
        daysBefore: daysBetween(preopStudy.date, surgeryDate),
      }));
  const followUp = kept.followUp ?? finalFollowUp(eligibleFor('followUp'), surgeryDate, input);
  return { ...(preop && { preop }), ...(followUp && { followUp }) };
}

function finalFollowUp(
  eligible: readonly Usable[],
  surgeryDate: IsoDate,
  { refracture, secondSurgeryDate }: Pick<PairScansInput, 'refracture' | 'secondSurgeryDate'>,
): Scan | undefined {
  const dates = refracture?.kind === 'confirmed' ? refracture.events.flatMap(({ date }) => date ?? []) : [];
  const latest = dates
    .filter((date) => daysBetween(surgeryDate, date) > 0)
    .filter((date) => !secondSurgeryDate || daysBetween(date, secondSurgeryDate) >= 0)
    .sort(compareText)
    .at(-1);
  const confirming = latest && eligible.find(({ date }) => daysBetween(latest, date) >= 0);
  if (confirming) {
    return scanOf(confirming, {
      kind: 'confirmed-refracture',
      daysAfter: daysBetween(surgeryDate, confirming.date),
    });
  }
  const last = eligible.at(-1);
  return last && scanOf(last, { kind: 'last-after-surgery', daysAfter: daysBetween(surgeryDate, last.date) });
}

function withoutSurgeryDate(usable: readonly Usable[], input: PairScansInput): Pairing['scans'] {
  const { kept = {}, protocol } = input;
  const open = usable.filter(
    (study) => study.eligibility.kind === 'eligible-for-either' && !isKept(study, kept),
  );
  const earliest = kept.preop ?? (open[0] && scanOf(open[0], { kind: 'assumed-earliest' }));
  const lastOpen = open.at(-1);
  const latest = kept.followUp ?? (lastOpen && scanOf(lastOpen, { kind: 'assumed-latest' }));
  if (
    earliest?.studyDate &&
    latest?.studyDate &&
    daysBetween(earliest.studyDate, latest.studyDate) >= protocol.followUpAtLeastDays
  ) {
    return { preop: earliest, followUp: latest };
  }
  return kept;
}

function isKept(study: StudyCandidate, kept: NonNullable<PairScansInput['kept']>): boolean {
  return timePoints.some((timePoint) => kept[timePoint]?.studyInstanceUid === study.studyInstanceUid);
}

function scanOf(study: Usable, reason: ScanReason): Scan {
  return { ...study.scan, reason };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

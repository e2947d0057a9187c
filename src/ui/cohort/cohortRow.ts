import type { ObserverId, SubjectId } from '../../domain/ids';
import { daysBetween } from '../../domain/isoDate';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { compareCodes } from '../../domain/study/compareCodes';
import { type EnrolmentState, enrolmentOf } from '../../domain/study/enrolmentOf';
import { type GroupOutcome, groupOf } from '../../domain/study/group';
import { isReadable } from '../../domain/study/isReadable';
import type { LinkSuggestion } from '../../domain/study/linkSuggestions';
import type { PairCheck } from '../../domain/study/pairCheck';
import { type PairIneligibility, pairIneligibility } from '../../domain/study/pairEligibility';
import { pairSubject } from '../../domain/study/pairSubject';
import { patientKeysOf, patientOf, patientsByKey } from '../../domain/study/patientOf';
import type { Protocol } from '../../domain/study/protocol';
import type { FixedCovariate, Subject } from '../../domain/study/subject';
import { type SeriesByUid, subjectPairCheck } from '../../domain/study/subjectPairs';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import { timePoints } from '../../domain/timePoint';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';

import { type AskedSubjects, askedSubjects } from './askedSubjects';
import {
  type PairStanding,
  type ReadingStanding,
  readingStanding,
  type ScanStanding,
  scanStanding,
} from './standings';

/** One line of the work list. */
export interface CohortRow {
  readonly subject: Subject;
  readonly scans: Readonly<Record<TimePoint, ScanStanding>>;
  readonly intervalDays: number | undefined;
  readonly enrolment: EnrolmentState;
  /** How many slices the axial series of each scan has, as far as its images are known. */
  readonly slices: Readonly<Partial<Record<TimePoint, number>>>;
  /** By observer; an observer's list holds only their own. */
  readonly readings: ReadonlyMap<ObserverId, ReadingStanding>;
  /** The observer who sits here, where they left something half drawn. */
  readonly halfDrawnBy: ObserverId | undefined;
  readonly pair: PairStanding;
  /** Why the pair may not be analysed by the protocol; undefined where it may, or where a scan lacks. */
  readonly ineligible: PairIneligibility | undefined;
  /** Undefined where this person may not know it. */
  readonly group: GroupOutcome | undefined;
  readonly missingCovariates: readonly FixedCovariate[];
  /** Somebody has to say who this is: another subject may be the same person, or two people share this identity. */
  readonly isIdentityOpen: boolean;
}

const covariateKeys: readonly FixedCovariate[] = [
  'sex',
  'ageYears',
  'bmiKgPerM2',
  'bmdTScore',
  'level',
  'surgeryDate',
  'refracture',
];

/** Observers whose readings this person's list shows: their own, or all of them for who does not read. */
export function shownObservers({ project, person }: OpenProject): Protocol['observers'] {
  const { observers } = project.protocol;
  if (person.kind === 'researcher') return observers;
  return observers.filter(({ id }) => id === person.observerId);
}

/** Answers whether the pair of a subject may be checked now: drawing a list of thousands does not wait for all of them. */
export type MayCheck = (subject: Subject) => boolean;

const everyone: MayCheck = () => true;

/** What of the open project a row is made from, the same for all rows. */
interface RowContext {
  readonly open: OpenProject;
  readonly series: SeriesByUid;
  readonly observers: Protocol['observers'];
  readonly isGroupShown: boolean;
  readonly total: number;
  readonly isReading: boolean;
  readonly mayCheck: MayCheck;
  readonly maybeSame: ReadonlySet<SubjectId>;
  readonly progress: ReadonlyMap<SubjectId, readonly ReadingProgress[]>;
  readonly asked: AskedSubjects;
}

interface KnownRow {
  /** What the list was made from when the row was last asked for: while it is the same, nothing is compared. */
  stamp: object;
  readonly from: readonly unknown[];
  readonly row: CohortRow;
}

/** Stands for what a whole list is made from, apart from its subjects. */
let lastStamp: { readonly inputs: readonly unknown[]; readonly stamp: object } = { inputs: [], stamp: {} };

function stampOf(inputs: readonly unknown[]): object {
  const isSame =
    lastStamp.inputs.length === inputs.length && inputs.every((one, at) => one === lastStamp.inputs[at]);
  if (!isSame) lastStamp = { inputs, stamp: {} };
  return lastStamp.stamp;
}

/** A row whose parts did not change stays the same object: then it is not drawn again. */
const knownRows = new WeakMap<Subject, KnownRow>();

/**
 * The work list of the person who sits here, by code. While images are coming in (`isReading`), what lacks for want of
 * them is not said to lack.
 */
export function cohortRows(
  open: OpenProject,
  series: SeriesByUid,
  suggestions: readonly LinkSuggestion[] = [],
  isReading = false,
  mayCheck: MayCheck = everyone,
): readonly CohortRow[] {
  const { protocol } = open.project;
  const context: RowContext = {
    open,
    series,
    observers: shownObservers(open),
    isGroupShown: maySeeGroup(open),
    total: targetsOf(protocol).length,
    isReading: isReading || open.areImagesComing === true,
    mayCheck,
    maybeSame: new Set(
      suggestions.filter(({ doubts }) => doubts.length === 0).flatMap(({ subjectIds }) => subjectIds),
    ),
    progress: progressBySubject(open.progress),
    asked: askedSubjects(open.project, open.subjects, open.progress),
  };
  const stamp = stampOf([
    ...[protocol, open.person, open.progress, open.ownDrafts, open.catalogue, series],
    ...[context.isReading, context.isGroupShown, context.asked, [...context.maybeSame].join('|')],
  ]);
  return byCode(open.subjects).map((subject) => {
    const known = knownRows.get(subject);
    // A check that was made stays: only rows that wait for theirs ask again.
    const isSame = known?.stamp === stamp && known.row.pair.kind !== 'being-checked';
    return isSame ? known.row : rememberedRow(subject, context, stamp);
  });
}

/** The list that was ordered last: nearly always the next one has the same codes. */
let lastOrdered: WeakRef<readonly Subject[]> | undefined;

function byCode(subjects: readonly Subject[]): readonly Subject[] {
  const before = lastOrdered?.deref();
  const isOrdered =
    before?.length === subjects.length && subjects.every(({ code }, at) => code === before[at]?.code);
  const ordered = isOrdered ? subjects : [...subjects].sort((a, b) => compareCodes(a.code, b.code));
  lastOrdered = new WeakRef(ordered);
  return ordered;
}

/** Lines of the progress list are replaced together, so one index a list is enough. */
const progressIndexes = new WeakMap<
  readonly ReadingProgress[],
  ReadonlyMap<SubjectId, readonly ReadingProgress[]>
>();

function progressBySubject(
  progress: readonly ReadingProgress[],
): ReadonlyMap<SubjectId, readonly ReadingProgress[]> {
  const known = progressIndexes.get(progress);
  if (known) return known;
  const index = new Map<SubjectId, ReadingProgress[]>();
  for (const one of progress) {
    const own = index.get(one.subjectId);
    if (own) own.push(one);
    else index.set(one.subjectId, [one]);
  }
  progressIndexes.set(progress, index);
  return index;
}

function rememberedRow(subject: Subject, context: RowContext, stamp: object): CohortRow {
  const { open, series, isReading, mayCheck, progress, maybeSame } = context;
  const isChecked = mayCheck(subject);
  const check = isChecked ? subjectPairCheck(subject, series, open.project.protocol) : undefined;
  const index = patientsByKey(open.catalogue);
  const from = [
    ...[check, isChecked, isReading, context.isGroupShown, open.project.protocol, open.person],
    ...[maybeSame.has(subject.id), open.ownDrafts.has(subject.id), context.asked.text(subject.id)],
    ...timePoints.map((timePoint) => slicesOf(subject, timePoint, series)),
    ...patientKeysOf(subject).map((key) => index.get(key)),
    ...(progress.get(subject.id) ?? []),
  ];
  const known = knownRows.get(subject);
  if (known && known.from.length === from.length && from.every((one, at) => one === known.from[at])) {
    known.stamp = stamp;
    return known.row;
  }
  const row = rowOf(subject, check, isChecked, context);
  knownRows.set(subject, { stamp, from, row });
  return row;
}

function slicesOf({ scans }: Subject, timePoint: TimePoint, series: SeriesByUid): number | undefined {
  const uid = scans[timePoint]?.axialSeriesUid;
  if (!uid) return undefined;
  return series.token ? series.token(uid)?.slices : series.get(uid)?.slices.length;
}

function rowOf(
  subject: Subject,
  check: PairCheck | undefined,
  isChecked: boolean,
  context: RowContext,
): CohortRow {
  const { open, series, observers, total, isReading, progress } = context;
  const { protocol } = open.project;
  const { preop, followUp } = subject.scans;
  const missing = timePoints.filter((timePoint) => !subject.scans[timePoint]);
  const isBeingRead = isReading && check === undefined;
  const own = progress.get(subject.id) ?? [];
  const standing = (timePoint: TimePoint): ScanStanding => {
    const found = scanStanding(subject, timePoint);
    return found === 'missing' && isBeingRead ? 'being-read' : found;
  };
  const readingOf = (id: ObserverId): ReadingStanding => {
    if (!isReadable(subject)) return { kind: 'not-readable' };
    const rounds = Array.from({ length: protocol.rounds }, (_, at) => at + 1).filter((round) =>
      context.asked.has(id, round, subject.id),
    );
    const lines = rounds.map((round) => own.find((one) => one.observerId === id && one.round === round));
    return lines.length === 0 ? { kind: 'not-asked' } : readingStanding(lines, total);
  };
  const pairOf = (): PairStanding => {
    if (isBeingRead) return { kind: 'being-read' };
    if (!isChecked) return { kind: 'being-checked' };
    if (missing.length > 0) return { kind: 'no-scan', missing, isByHand: waitsForPerson(open, subject) };
    return check ? { kind: 'checked', ...check } : { kind: 'no-headers' };
  };
  const [before, after] = timePoints.map((timePoint) => slicesOf(subject, timePoint, series));
  return {
    subject,
    scans: { preop: standing('preop'), followUp: standing('followUp') },
    intervalDays:
      preop?.studyDate && followUp?.studyDate ? daysBetween(preop.studyDate, followUp.studyDate) : undefined,
    enrolment: enrolmentOf(subject),
    slices: {
      ...(before !== undefined && { preop: before }),
      ...(after !== undefined && { followUp: after }),
    },
    readings: new Map(observers.map(({ id }) => [id, readingOf(id)])),
    halfDrawnBy: open.ownDrafts.has(subject.id) ? open.person.observerId : undefined,
    pair: pairOf(),
    ineligible:
      missing.length === 0 && !isBeingRead && isChecked
        ? pairIneligibility(check, protocol.eligibility)
        : undefined,
    group: context.isGroupShown ? groupOf(subject) : undefined,
    missingCovariates: covariateKeys.filter((key) => subject.covariates[key] === undefined),
    isIdentityOpen:
      open.person.kind === 'researcher' &&
      (context.maybeSame.has(subject.id) || (patientOf(subject, open.catalogue)?.problems.length ?? 0) > 0),
  };
}

function waitsForPerson({ catalogue, project }: OpenProject, subject: Subject): boolean {
  const patient = patientOf(subject, catalogue);
  return (
    patient !== undefined &&
    pairSubject(subject, patient, project.protocol).candidates.some(
      ({ eligibility }) => eligibility.kind === 'only-by-hand',
    )
  );
}

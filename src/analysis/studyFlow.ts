import type { SubjectId } from '../domain/ids';
import type { Reading } from '../domain/reading/reading';
import type { Group, GroupOutcome } from '../domain/study/group';
import { groupOf } from '../domain/study/group';
import type { PairCheck } from '../domain/study/pairCheck';
import type { PairIneligibility } from '../domain/study/pairEligibility';
import { pairIneligibility } from '../domain/study/pairEligibility';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { timePoints } from '../domain/timePoint';
import type { MissingValue } from './missingValue';
import type { SeriesOfSlices } from './roiCell';
import type { StructureValues } from './structureValues';
import type { SubjectOutcome } from './subjectValues';
import { subjectValues } from './subjectValues';

/** A subject whose values stand in every table: complete, of known group, not excluded. */
export interface AnalysedSubject {
  readonly subject: Subject;
  readonly group: Group;
  readonly structures: readonly StructureValues[];
  /** Why the subject has areas and no SI; empty where it has both. */
  readonly missingSi: readonly MissingValue[];
  /** Why a reference tissue normalises nothing of the subject, and why there is no fat; see `SubjectOutcome`. */
  readonly missingReferences: readonly MissingValue[];
  readonly missingFat: readonly MissingValue[];
  /** ROIs behind the values, and how many of them are from images that went through lossy compression. */
  readonly roiCount: number;
  readonly lossyRoiCount: number;
}

/**
 * Where a subject ended. Each subject has one standing; the first that applies: excluded, pair not eligible (only where
 * both scans are there), incomplete, group unknown.
 */
export type SubjectStanding = {
  readonly subject: Subject;
  readonly group: GroupOutcome;
  /** Also computed for excluded subjects, so that a data file can list what there is. */
  readonly outcome: SubjectOutcome;
  /** The protocol check of its two scans; absent where it could not be made. */
  readonly pair?: PairCheck;
} & (
  | { readonly kind: 'analysed'; readonly analysed: AnalysedSubject }
  | { readonly kind: 'excluded'; readonly reason: string }
  | { readonly kind: 'not-eligible'; readonly why: PairIneligibility }
  | { readonly kind: 'incomplete'; readonly missing: readonly MissingValue[] }
  | {
      readonly kind: 'group-unknown';
      readonly why: Extract<GroupOutcome, { readonly kind: 'unknown' }>['why'];
    }
);

/** Who is in, who is out and why. The counts add up to `total`. */
export interface StudyFlow {
  readonly total: number;
  readonly counts: Readonly<Record<SubjectStanding['kind'], number>>;
  readonly analysedByGroup: Readonly<Record<Group, number>>;
  /** All subjects, by code. */
  readonly standings: readonly SubjectStanding[];
  /** The subjects of Table 1, Table 2 and the correlations, by code. */
  readonly analysed: readonly AnalysedSubject[];
}

// One collation for everybody: the order of a file must not depend on the reader's computer.
const byCode = new Intl.Collator('en', { numeric: true });

/** Sorts subjects by code, numbers in it by value; equal codes by id. */
export function subjectsInOrder(subjects: readonly Subject[]): readonly Subject[] {
  return [...subjects].sort((a, b) => byCode.compare(a.code, b.code) || (a.id < b.id ? -1 : 1));
}

/** Readings by subject, so that a large study is walked once. */
export function readingsBySubject(readings: readonly Reading[]): ReadonlyMap<string, readonly Reading[]> {
  const bySubject = new Map<string, Reading[]>();
  for (const reading of readings) {
    const list = bySubject.get(reading.subjectId);
    if (list) list.push(reading);
    else bySubject.set(reading.subjectId, [reading]);
  }
  return bySubject;
}

/** Sorts all subjects into analysed, excluded, of a pair that is not eligible, incomplete and of unknown group. */
export function studyFlow(input: {
  readonly subjects: readonly Subject[];
  readonly readings: readonly Reading[];
  readonly protocol: Protocol;
  /** Protocol checks of the pairs. Where the protocol requires something of a pair, one that is not here is not eligible. */
  readonly pairs?: ReadonlyMap<SubjectId, PairCheck>;
  readonly seriesOf?: SeriesOfSlices | undefined;
}): StudyFlow {
  const { protocol, seriesOf } = input;
  const readings = readingsBySubject(input.readings);
  const standings = subjectsInOrder(input.subjects).map((subject) =>
    standingOf(
      subject,
      subjectValues({ subject, readings: readings.get(subject.id) ?? [], protocol, seriesOf }),
      input.pairs?.get(subject.id),
      protocol.eligibility,
    ),
  );
  const counts = { analysed: 0, excluded: 0, 'not-eligible': 0, incomplete: 0, 'group-unknown': 0 };
  const analysedByGroup = { refractured: 0, 'not-refractured': 0 };
  const analysed: AnalysedSubject[] = [];
  for (const standing of standings) {
    counts[standing.kind] += 1;
    if (standing.kind !== 'analysed') continue;
    analysed.push(standing.analysed);
    analysedByGroup[standing.analysed.group] += 1;
  }
  return { total: standings.length, counts, analysedByGroup, standings, analysed };
}

function standingOf(
  subject: Subject,
  outcome: SubjectOutcome,
  pair: PairCheck | undefined,
  eligibility: Protocol['eligibility'],
): SubjectStanding {
  const group = groupOf(subject);
  const common = { subject, group, outcome, ...(pair && { pair }) };
  const hasPair = timePoints.every((timePoint) => subject.scans[timePoint]);
  const why = hasPair ? pairIneligibility(pair, eligibility) : undefined;
  if (subject.exclusion) return { ...common, kind: 'excluded', reason: subject.exclusion.reason };
  if (why) return { ...common, kind: 'not-eligible', why };
  if (outcome.kind === 'incomplete') return { ...common, kind: 'incomplete', missing: outcome.missing };
  if (group.kind === 'unknown') return { ...common, kind: 'group-unknown', why: group.why };
  const { kind: _complete, ...values } = outcome;
  const analysed = { subject, group: group.group, ...values };
  return { ...common, kind: 'analysed', analysed };
}

import type { ObserverId } from '../../domain/ids';
import { daysBetween } from '../../domain/isoDate';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { observerProgress } from '../../domain/study/blinding';
import { type GroupOutcome, groupOf } from '../../domain/study/group';
import { isReadable } from '../../domain/study/isReadable';
import type { LinkSuggestion } from '../../domain/study/linkSuggestions';
import type { PairCheck } from '../../domain/study/pairCheck';
import { type PairIneligibility, pairIneligibility } from '../../domain/study/pairEligibility';
import { pairSubject } from '../../domain/study/pairSubject';
import { patientOf } from '../../domain/study/patientOf';
import type { Protocol } from '../../domain/study/protocol';
import type { FixedCovariate, Subject } from '../../domain/study/subject';
import { type SeriesByUid, subjectPairCheck } from '../../domain/study/subjectPairs';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import { timePoints } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';

/** Where one observer stands with one subject. */
export type ReadingStanding =
  | { readonly kind: 'not-readable' }
  | { readonly kind: 'to-read' }
  | { readonly kind: 'open'; readonly done: number; readonly total: number }
  | { readonly kind: 're-opened' }
  | { readonly kind: 'signed' };

/** Whether the pair of scans is comparable, or why that cannot be said. */
export type PairStanding =
  | ({ readonly kind: 'checked' } & PairCheck)
  /** `isByHand`: an imaging study fits, but only a person may choose its series. */
  | { readonly kind: 'no-scan'; readonly missing: readonly TimePoint[]; readonly isByHand: boolean }
  | { readonly kind: 'no-headers' }
  /** Images are coming in: whether two scans are among them shows at the end. */
  | { readonly kind: 'being-read' };

/** What a scan's square shows. */
export type ScanStanding = 'here' | 'assumed' | 'missing' | 'being-read';

/** One line of the work list. */
export interface CohortRow {
  readonly subject: Subject;
  readonly scans: Readonly<Record<TimePoint, ScanStanding>>;
  readonly intervalDays: number | undefined;
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

/**
 * Whether this person may know groups and refractures. Rules: *Blinding, honestly*: an observer never; a researcher
 * who also reads only with nothing left to sign.
 */
export function maySeeGroup({ project, person, subjects, progress }: OpenProject): boolean {
  if (person.kind === 'observer') return false;
  if (person.observerId === undefined) return true;
  const own = observerProgress({ project, subjects, readings: progress }).find(
    ({ observerId }) => observerId === person.observerId,
  );
  return own !== undefined && own.signed === own.toRead;
}

/**
 * The work list of the person who sits here, by code. While images are coming in (`isReading`), what lacks for want of
 * them is not said to lack.
 */
export function cohortRows(
  open: OpenProject,
  series: SeriesByUid,
  suggestions: readonly LinkSuggestion[] = [],
  isReading = false,
): readonly CohortRow[] {
  const maybeSame = new Set(
    suggestions.filter(({ doubts }) => doubts.length === 0).flatMap(({ subjectIds }) => subjectIds),
  );
  const observers = shownObservers(open);
  const isGroupShown = maySeeGroup(open);
  const { protocol } = open.project;
  const total = targetsOf(protocol).length;
  const progress = new Map<string, ReadingProgress>();
  for (const one of open.progress) progress.set(progressKey(one.subjectId, one.observerId, one.round), one);
  return [...open.subjects]
    .sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
    .map((subject): CohortRow => {
      const { preop, followUp } = subject.scans;
      const missing = timePoints.filter((timePoint) => !subject.scans[timePoint]);
      const check = missing.length === 0 ? subjectPairCheck(subject, series, protocol) : undefined;
      const isBeingRead = isReading && check === undefined;
      const standing = (timePoint: TimePoint): ScanStanding => {
        const found = scanStanding(subject, timePoint);
        return found === 'missing' && isBeingRead ? 'being-read' : found;
      };
      return {
        subject,
        scans: { preop: standing('preop'), followUp: standing('followUp') },
        intervalDays:
          preop?.studyDate && followUp?.studyDate
            ? daysBetween(preop.studyDate, followUp.studyDate)
            : undefined,
        readings: new Map(
          observers.map(({ id }) => [
            id,
            isReadable(subject)
              ? readingStanding(
                  Array.from({ length: protocol.rounds }, (_, i) =>
                    progress.get(progressKey(subject.id, id, i + 1)),
                  ),
                  total,
                )
              : { kind: 'not-readable' as const },
          ]),
        ),
        halfDrawnBy: open.ownDrafts.has(subject.id) ? open.person.observerId : undefined,
        pair: isBeingRead
          ? { kind: 'being-read' }
          : missing.length > 0
            ? { kind: 'no-scan', missing, isByHand: waitsForPerson(open, subject) }
            : check
              ? { kind: 'checked', ...check }
              : { kind: 'no-headers' },
        ineligible:
          missing.length === 0 && !isBeingRead ? pairIneligibility(check, protocol.eligibility) : undefined,
        group: isGroupShown ? groupOf(subject) : undefined,
        missingCovariates: covariateKeys.filter((key) => subject.covariates[key] === undefined),
        isIdentityOpen:
          open.person.kind === 'researcher' &&
          (maybeSame.has(subject.id) || (patientOf(subject, open.catalogue)?.problems.length ?? 0) > 0),
      };
    });
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

function progressKey(subjectId: string, observerId: string, round: number): string {
  return `${subjectId} ${observerId} ${round}`;
}

function scanStanding({ scans }: Subject, timePoint: TimePoint): ScanStanding {
  const kind = scans[timePoint]?.reason.kind;
  if (kind === undefined) return 'missing';
  return kind === 'assumed-earliest' || kind === 'assumed-latest' ? 'assumed' : 'here';
}

/** The first round that is not signed decides; all signed is signed. */
function readingStanding(rounds: readonly (ReadingProgress | undefined)[], total: number): ReadingStanding {
  const index = rounds.findIndex((one) => one?.state !== 'signed');
  if (index === -1) return { kind: 'signed' };
  const current = rounds[index];
  if (current?.state === 're-opened') return { kind: 're-opened' };
  if (!current || current.done === 0) return { kind: 'to-read' };
  return { kind: 'open', done: current.done, total };
}

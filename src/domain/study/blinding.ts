import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { askedOf } from '../agreement/askedOf';
import { settlingRound } from '../agreement/settlingRound';
import { assignedSubjects } from '../conduct/assignedSubjects';
import { begunIn } from '../conduct/begun';
import type { ObserverId, SubjectId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import type { Project } from './project';
import type { Subject } from './subject';
import { readersOf } from './thirdReader';

/** Who is asking. A researcher who also reads carries their observer id: roles belong to people. */
export type Person =
  | { readonly kind: 'researcher'; readonly observerId?: ObserverId }
  | { readonly kind: 'observer'; readonly observerId: ObserverId };

/** How far one observer is, in readings (assigned subjects × rounds). */
export interface ObserverProgress {
  readonly observerId: ObserverId;
  readonly toRead: number;
  readonly signed: number;
  readonly open: number;
  readonly notBegun: number;
}

/** Somebody would learn what they must not know while they read. `openReadings`: what they have not signed. */
export interface OwnReadingOpen {
  readonly kind: 'own-reading-open';
  readonly observerId: ObserverId;
  readonly openReadings: number;
}

/** Why nobody, or not this person, may see results and agreement now. */
export type ResultsDenied =
  | { readonly kind: 'not-unblinded'; readonly progress: readonly ObserverProgress[] }
  | OwnReadingOpen;

/** All that access depends on: no shape and no number of a reading. */
export type ReadingState = Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round' | 'state'>;

/** What the decision looks at. */
export interface ResultsRequest {
  readonly person: Person;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  /** Of this project, by subject (`resolveProgress`); a `Reading` is one of these. */
  readonly readings: readonly ReadingState[];
  /** In the session of somebody who reads: what the settling round asks of them and they have not signed. */
  readonly toSettle?: ReadonlySet<SubjectId>;
}

/**
 * Whether a person may see results and agreement. Rules: *Tests*, *Blinding, honestly*.
 *
 * Results exist in the demo and after the recorded act of unblinding; before it nobody sees them, the
 * researcher included. Whoever still has an open reading never sees them, in the demo either. An open reading
 * of a subject that was excluded does not count, because it will not be signed any more; nor does one that was to settle a
 * disagreement and is not asked for any more. Whoever sits there to read sees none while anything is asked of them to settle,
 * begun or not: they are to draw it without knowing what is there.
 */
export function resultsAccess(request: ResultsRequest): Result<'allowed', ResultsDenied> {
  const { project } = request;
  if (project.kind.kind !== 'demo' && !project.unblinding) {
    return err({ kind: 'not-unblinded', progress: observerProgress(request) });
  }
  const { person } = request;
  const asked = person.kind === 'observer' ? (request.toSettle?.size ?? 0) : 0;
  if (person.kind === 'observer' && asked > 0) {
    return err({ kind: 'own-reading-open', observerId: person.observerId, openReadings: asked });
  }
  return withoutOpenReading(request, false);
}

/**
 * Whether a person may see groups and what tells of them (refractures, why a final scan was taken) where groups are
 * blinded. Observers never have them in their session; a researcher who reads as well sees them once every reading that
 * they are to give is signed, begun or not; after unblinding, once none is open.
 */
export function groupAccess(request: ResultsRequest): Result<'allowed', OwnReadingOpen> {
  const { project } = request;
  if (!project.protocol.blinding.group) return ok('allowed');
  return withoutOpenReading(request, project.kind.kind !== 'demo' && !project.unblinding);
}

/** Whether a person may unblind: not while they themselves have anything to read or to sign. */
export function unblindingAccess(request: ResultsRequest): Result<'allowed', OwnReadingOpen> {
  // What settles disagreements comes after unblinding.
  const readings = request.readings.filter(({ round }) => round !== settlingRound);
  return withoutOpenReading({ ...request, readings }, true);
}

function withoutOpenReading(
  request: ResultsRequest,
  countsNotBegun: boolean,
): Result<'allowed', OwnReadingOpen> {
  for (const observerId of ownObservers(request)) {
    const openReadings =
      openReadingsOf(observerId, request) + (countsNotBegun ? notBegunOf(observerId, request) : 0);
    if (openReadings > 0) return err({ kind: 'own-reading-open', observerId, openReadings });
  }
  return ok('allowed');
}

/** Whose readings a person gives; of the researcher also those of a reader whom the protocol says to be the same person. */
function ownObservers({ person, project }: ResultsRequest): readonly ObserverId[] {
  const same =
    person.kind === 'researcher'
      ? readersOf(project.protocol)
          .filter(({ isResearcher }) => isResearcher)
          .map(({ id }) => id)
      : [];
  return [...new Set([...(person.observerId === undefined ? [] : [person.observerId]), ...same])];
}

/**
 * What each observer of the protocol has signed, begun and not begun, of what they are to read (`assignedSubjects`), over
 * all rounds. Holds no measured value, so it may be shown blinded.
 */
export function observerProgress(request: Omit<ResultsRequest, 'person'>): readonly ObserverProgress[] {
  const { project, subjects, readings } = request;
  const { protocol } = project;
  const begun = begunIn(project, subjects, readings);
  return protocol.observers.map(({ id }) => {
    const asked = new Map<number, Set<SubjectId>>();
    const lines = new Map<number, Map<SubjectId, 'signed' | 'open'>>();
    let toRead = 0;
    for (let round = 1; round <= protocol.rounds; round += 1) {
      const own = new Set(assignedSubjects(project, subjects, id, round, begun).map((subject) => subject.id));
      asked.set(round, own);
      lines.set(round, new Map());
      toRead += own.size;
    }
    for (const reading of readings) {
      if (reading.observerId !== id || !asked.get(reading.round)?.has(reading.subjectId)) continue;
      const ofRound = lines.get(reading.round);
      // A subject and round with an open record is not finished, whatever else lies beside it.
      if (reading.state !== 'signed') ofRound?.set(reading.subjectId, 'open');
      else if (!ofRound?.has(reading.subjectId)) ofRound?.set(reading.subjectId, 'signed');
    }
    let signed = 0;
    let open = 0;
    for (const ofRound of lines.values()) {
      for (const standing of ofRound.values()) standing === 'signed' ? signed++ : open++;
    }
    return { observerId: id, toRead, signed, open, notBegun: toRead - signed - open };
  });
}

function notBegunOf(observerId: ObserverId, request: ResultsRequest): number {
  return observerProgress(request).find((one) => one.observerId === observerId)?.notBegun ?? 0;
}

function openReadingsOf(observerId: ObserverId, request: ResultsRequest): number {
  const { project, subjects, readings } = request;
  const open = readings.filter((one) => one.observerId === observerId && one.state !== 'signed');
  if (open.length === 0) return 0;
  const excluded = new Set(subjects.filter((s) => s.exclusion).map((s) => s.id));
  const isAsked = askedIn(subjects, observerId, project);
  return open.filter(
    ({ subjectId, round }) => !excluded.has(subjectId) && (round !== settlingRound || isAsked(subjectId)),
  ).length;
}

/** Whether anything of a subject is asked of a reader in the settling round. */
function askedIn(
  subjects: readonly Subject[],
  observerId: ObserverId,
  { protocol }: Project,
): (id: SubjectId) => boolean {
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  return (id) => {
    const subject = byId.get(id);
    return subject !== undefined && askedOf(subject, observerId, protocol).length > 0;
  };
}

import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { ObserverId, SubjectId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import { isReadable } from './isReadable';
import type { Project } from './project';
import type { Subject } from './subject';

/** Who is asking. A researcher who also reads carries their observer id: roles belong to people. */
export type Person =
  | { readonly kind: 'researcher'; readonly observerId?: ObserverId }
  | { readonly kind: 'observer'; readonly observerId: ObserverId };

/** How far one observer is, in readings (subjects × rounds). */
export interface ObserverProgress {
  readonly observerId: ObserverId;
  readonly toRead: number;
  readonly signed: number;
  readonly open: number;
  readonly notBegun: number;
}

/** Why nobody, or not this person, may see results and agreement now. */
export type ResultsDenied =
  | { readonly kind: 'not-unblinded'; readonly progress: readonly ObserverProgress[] }
  | { readonly kind: 'own-reading-open'; readonly observerId: ObserverId; readonly openReadings: number };

/** All that access depends on: no shape and no number of a reading. */
export type ReadingState = Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round' | 'state'>;

/** What the decision looks at. */
export interface ResultsRequest {
  readonly person: Person;
  readonly project: Project;
  readonly subjects: readonly Subject[];
  /** Of this project; a `Reading` is one of these. */
  readonly readings: readonly ReadingState[];
}

/**
 * Whether a person may see results, agreement and groups. Rules: *Tests*, *Blinding, honestly*.
 *
 * Results exist in the demo and after the recorded act of unblinding; before it nobody sees them, the
 * researcher included. Whoever still has an open reading never sees them, in the demo either. An open reading
 * of a subject that was excluded does not count, because it will not be signed any more.
 */
export function resultsAccess(request: ResultsRequest): Result<'allowed', ResultsDenied> {
  const { person, project } = request;
  if (project.kind.kind !== 'demo' && !project.unblinding) {
    return err({ kind: 'not-unblinded', progress: observerProgress(request) });
  }
  if (person.observerId !== undefined) {
    const openReadings = openReadingsOf(person.observerId, request);
    if (openReadings > 0) {
      return err({ kind: 'own-reading-open', observerId: person.observerId, openReadings });
    }
  }
  return ok('allowed');
}

/**
 * What each observer of the protocol has signed, begun and not begun. Counted are subjects that are not
 * excluded and have both scans, times the protocol's rounds. Holds no measured value, so it may be shown blinded.
 */
export function observerProgress(request: Omit<ResultsRequest, 'person'>): readonly ObserverProgress[] {
  const { protocol } = request.project;
  const readable = new Set<SubjectId>(request.subjects.filter(isReadable).map((s) => s.id));
  return protocol.observers.map(({ id }) => {
    const signed = new Set<string>();
    const open = new Set<string>();
    for (const reading of request.readings) {
      const isCounted =
        reading.observerId === id && reading.round <= protocol.rounds && readable.has(reading.subjectId);
      if (!isCounted) continue;
      (reading.state === 'signed' ? signed : open).add(`${reading.round}|${reading.subjectId}`);
    }
    // A subject and round with an open record is not finished, whatever else lies beside it.
    const finished = [...signed].filter((key) => !open.has(key)).length;
    const toRead = readable.size * protocol.rounds;
    return {
      observerId: id,
      toRead,
      signed: finished,
      open: open.size,
      notBegun: toRead - finished - open.size,
    };
  });
}

function openReadingsOf(observerId: ObserverId, request: ResultsRequest): number {
  const excluded = new Set(request.subjects.filter((s) => s.exclusion).map((s) => s.id));
  return request.readings.filter(
    (reading) =>
      reading.observerId === observerId && reading.state !== 'signed' && !excluded.has(reading.subjectId),
  ).length;
}

import { settlingRound } from '../../domain/agreement/settlingRound';
import { roundsOf } from '../../domain/conduct/assignedSubjects';
import { assignedUnits } from '../../domain/conduct/assignedUnits';
import { begunIn } from '../../domain/conduct/begun';
import { observerView } from '../../domain/conduct/observerView';
import { unitsOf } from '../../domain/conduct/readingUnits';
import { resolveProgress } from '../../domain/conduct/resolveProgress';
import { roundNow } from '../../domain/conduct/roundNow';
import { settlingLine } from '../../domain/conduct/settlingLine';
import { settlingWork } from '../../domain/conduct/settlingWork';
import { areSlicesGiven } from '../../domain/conduct/sliceChooser';
import { type RoundWait, roundWait } from '../../domain/conduct/washOut';
import type { SubjectId } from '../../domain/ids';
import type { StoredProject } from '../../domain/keeping/storedProject';
import { type GivenSlices, givenSlicesOf } from '../../domain/reading/givenSlices';
import type { Reading } from '../../domain/reading/reading';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import type { Person } from '../../domain/study/blinding';
import { compareCodes } from '../../domain/study/compareCodes';
import { scannedTimePoints } from '../../domain/study/scannedTimePoints';
import type { Subject } from '../../domain/study/subject';
import type { OpenProject } from '../../state/openProject';

/** What is read of a project before it is shown to somebody. */
export interface StoredForOpening {
  readonly stored: Omit<StoredProject, 'images'>;
  /** Of readings as they are kept. */
  readonly progress: readonly ReadingProgress[];
  /** Readings of the slice chooser. */
  readonly slices: readonly Reading[];
}

/** What a person has open of a project, without images. */
export type OpenWithoutImages = Omit<OpenProject, 'images' | 'catalogue' | 'reachable' | 'ownDrafts'>;

/** The project for the researcher: all of it, subjects by code, progress by subject. */
export function openForResearcher(
  { stored, progress }: StoredForOpening,
  person: Extract<Person, { kind: 'researcher' }>,
): OpenWithoutImages {
  const { project, subjects } = stored;
  return {
    project,
    subjects: [...subjects].sort((a, b) => compareCodes(a.code, b.code)),
    progress: resolveProgress(progress, subjects, project),
    person,
  };
}

/**
 * The project for an observer in a round: their view of it, how far they are in this round, and what waits. Of other rounds
 * and other people nothing.
 *
 * @param wanted The round to be shown, if one was chosen; else the one that the observer is in.
 */
export function openForObserver(
  { stored, progress, slices }: StoredForOpening,
  person: Extract<Person, { kind: 'observer' }>,
  wanted: number | undefined,
  nowUtc: string,
): OpenWithoutImages {
  const { project, subjects } = stored;
  const { observerId } = person;
  const own = progress.filter((one) => one.observerId === observerId);
  const rounds = roundsOf(project, subjects, observerId);
  const round =
    wanted !== undefined && rounds.includes(wanted) ? wanted : roundNow(project, subjects, own, observerId);
  const given = areSlicesGiven(project.protocol) ? chosenSlices(slices, subjects) : undefined;
  const begun = begunIn(project, subjects, own);
  const view = observerView(stored, observerId, round, {
    hasSlices: (id) => given?.has(id) ?? true,
    begun,
  });
  const ofUnit = new Map<SubjectId, ReadingProgress[]>();
  for (const line of own) ofUnit.set(line.subjectId, [...(ofUnit.get(line.subjectId) ?? []), line]);
  const readsNext = new Set(
    assignedUnits(project, subjects, observerId, round + 1, begun).map(({ unit }) => unit.id),
  );
  const asked = new Map(
    assignedUnits(project, subjects, observerId, settlingRound).map(({ unit, askedTargets = [] }) => [
      unit.id,
      askedTargets,
    ]),
  );
  const toSettle = new Set(settlingWork(project, subjects, own, observerId).map(({ unit }) => unit.id));
  const waits = view.subjects.flatMap(({ id }): readonly (readonly [SubjectId, RoundWait])[] => {
    const lines = ofUnit.get(id) ?? [];
    const isAgain = readsNext.has(id);
    const wait = roundWait(project.protocol, lines, id, round, isAgain, nowUtc, toSettle.has(id));
    return wait ? [[id, wait]] : [];
  });
  const shown = new Set(view.subjects.map(({ id }) => id));
  return {
    project: view.project,
    subjects: view.subjects,
    progress: own
      .filter((one) => one.round === round && shown.has(one.subjectId))
      .map((one) =>
        withoutTime(round === settlingRound ? settlingLine(one, asked.get(one.subjectId) ?? []) : one),
      ),
    person,
    round,
    rounds,
    waits: new Map(waits),
    readAgain: new Set([...readsNext].filter((id) => shown.has(id))),
    toSettle: new Set([...toSettle].filter((id) => shown.has(id))),
    ...(given && { givenSlices: ofUnits(given, stored) }),
  };
}

/** When something was signed tells in which order it was read. */
function withoutTime({ signedAtUtc: _signed, ...line }: ReadingProgress): ReadingProgress {
  return line;
}

/** Subjects of which every scan has its slice. */
function chosenSlices(
  slices: readonly Reading[],
  subjects: readonly Subject[],
): ReadonlyMap<SubjectId, GivenSlices> {
  const bySubject = new Map(slices.map((reading) => [reading.subjectId, givenSlicesOf(reading)]));
  return new Map(
    subjects.flatMap((subject) => {
      const given = bySubject.get(subject.id);
      const isWhole = given && scannedTimePoints(subject).every((timePoint) => given[timePoint]);
      return isWhole ? [[subject.id, given] as const] : [];
    }),
  );
}

/** Given slices under the names of what is read: of a masked scan its own, in the slot of a single scan. */
function ofUnits(
  given: ReadonlyMap<SubjectId, GivenSlices>,
  { project, subjects }: Omit<StoredProject, 'images'>,
): ReadonlyMap<SubjectId, GivenSlices> {
  return new Map(
    subjects.flatMap((subject) => {
      const chosen = given.get(subject.id);
      if (!chosen) return [];
      return unitsOf(project, subject).map(({ id, timePoint }) => {
        const choice = timePoint && chosen[timePoint];
        return [id, timePoint ? (choice ? { preop: choice } : {}) : chosen] as const;
      });
    }),
  );
}

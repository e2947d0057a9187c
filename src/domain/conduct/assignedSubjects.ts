import { askedOf } from '../agreement/askedOf';
import { settlingRound } from '../agreement/settlingRound';
import type { ObserverId, SubjectId } from '../ids';
import type { SubjectPart } from '../study/conduct';
import { isReadable } from '../study/isReadable';
import type { Project } from '../study/project';
import type { Subject } from '../study/subject';
import { readersOf, thirdReaderId } from '../study/thirdReader';
import { type Begun, nothingBegun } from './begun';
import { isUnitId } from './isUnitId';
import { byLot, lotsOf } from './seededRank';

/** Of a project, what says who reads what. */
export type AssigningProject = Pick<Project, 'protocol' | 'kit'>;

/** What the assignment looks at. */
export type AssignedFacts = Pick<
  Subject,
  'id' | 'exclusion' | 'enrolment' | 'scans' | 'isTraining' | 'settlements' | 'askedTargets'
>;

/**
 * The subjects that an observer is to read in a round, in the order given. Only readable ones (included, with the scans).
 *
 * Round 1: the first observer of the protocol reads all, the others all or the same random part. Later rounds: who reads
 * again, a random part of what they read in round 1. Subjects for practice are read by everybody, once. A part is drawn by
 * lot (`seededRank`); as subjects are added, a lower lot takes the place of the highest, and no other changes. What the
 * observer has begun stays theirs, whatever lots come in later: nobody's work falls out of the study.
 *
 * In the settling round, the third reader's only one, a reader has the subjects of which something is asked (`askedOf`).
 *
 * A kit says itself what it asks for; masked scans that somebody looks at are already those that they are to read.
 */
export function assignedSubjects<S extends AssignedFacts>(
  project: AssigningProject,
  subjects: readonly S[],
  observer: ObserverId,
  round: number,
  begun: Begun = nothingBegun,
): readonly S[] {
  const { protocol, kit } = project;
  const before = known.get(subjects);
  const isSame = before?.protocol === protocol && before.kit === kit;
  const answers = isSame ? before.answers : new Map<string, readonly AssignedFacts[]>();
  if (!isSame) known.set(subjects, { protocol, ...(kit && { kit }), answers });
  const isDrawn = protocol.assignment.kind === 'subset' || protocol.reReads.subjects.kind === 'subset';
  const own = isDrawn ? [1, round].map((one) => [...begun(observer, one)].sort()) : [];
  const key = JSON.stringify([round, observer, own]);
  const answer = answers.get(key);
  // What was answered about these subjects is a part of them.
  if (answer) return answer as readonly S[];
  const found = assignedNow(project, subjects, observer, round, begun);
  if (answers.size >= keptAnswers) answers.clear();
  answers.set(key, found);
  return found;
}

/** More than the observers and rounds of a study have. */
const keptAnswers = 32;

/** What was asked about subjects is asked again at every change of anything; lists of subjects are replaced, never changed. */
const known = new WeakMap<
  readonly AssignedFacts[],
  AssigningProject & { readonly answers: Map<string, readonly AssignedFacts[]> }
>();

function assignedNow<S extends AssignedFacts>(
  { protocol, kit }: AssigningProject,
  subjects: readonly S[],
  observer: ObserverId,
  round: number,
  begun: Begun,
): readonly S[] {
  const inKit = kit?.assigned?.[String(round)];
  if (round === settlingRound) {
    if (!readersOf(protocol).some(({ id }) => id === observer)) return [];
    const given = inKit && new Set(inKit);
    return subjects.filter(
      (subject) =>
        (!given || given.has(subject.id)) &&
        askedOf(subject, observer, protocol).length > 0 &&
        isReadable(subject),
    );
  }
  const position = protocol.observers.findIndex(({ id }) => id === observer);
  if (position < 0 || round < 1 || round > protocol.rounds) return [];
  const readable = subjects.filter(isReadable);
  if (inKit) {
    const asked = new Set(inKit);
    return readable.filter(({ id }) => asked.has(id));
  }
  if (readable.some(({ id }) => isUnitId(id))) return readable;
  const first =
    position === 0
      ? readable
      : partOf(readable, protocol.assignment, protocol.seed, 'assignment', () => begun(observer, 1));
  if (round === 1) return first;
  const { by, subjects: part } = protocol.reReads;
  if (by !== 'all' && !by.includes(observer)) return [];
  return partOf(
    first.filter((subject) => !subject.isTraining),
    part,
    protocol.seed,
    're-reads',
    () => begun(observer, round),
  );
}

function partOf<S extends AssignedFacts>(
  subjects: readonly S[],
  part: SubjectPart,
  seed: number,
  what: string,
  begunHere: () => ReadonlySet<SubjectId>,
): readonly S[] {
  if (part.kind === 'all') return subjects;
  const lotOf = lotsOf(seed, what);
  const begun = begunHere();
  const studied = subjects.filter((subject) => !subject.isTraining);
  const kept = studied.filter(({ id }) => begun.has(id));
  const drawn = byLot(
    studied.filter(({ id }) => !begun.has(id)),
    ({ id }) => lotOf(id),
    ({ id }) => id,
  ).slice(0, Math.max(0, part.count - kept.length));
  const isDrawn = new Set([...kept, ...drawn].map(({ id }) => id));
  return subjects.filter((subject) => subject.isTraining || isDrawn.has(subject.id));
}

/** The rounds in which an observer has anything to read, from 1; the settling round last. The third reader's is that one. */
export function roundsOf(
  project: AssigningProject,
  subjects: readonly AssignedFacts[],
  observer: ObserverId,
): readonly number[] {
  if (observer === thirdReaderId) return [settlingRound];
  const rounds = Array.from({ length: project.protocol.rounds }, (_, index) => index + 1);
  return [...rounds, settlingRound].filter(
    (round) => round === 1 || assignedSubjects(project, subjects, observer, round).length > 0,
  );
}

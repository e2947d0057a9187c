import { assignedSubjects } from '../../domain/conduct/assignedSubjects';
import { begunIn } from '../../domain/conduct/begun';
import type { ObserverId, SubjectId } from '../../domain/ids';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { enrolmentOf } from '../../domain/study/enrolmentOf';
import { groupOf } from '../../domain/study/group';
import type { Project } from '../../domain/study/project';
import type { Subject } from '../../domain/study/subject';

/** One line of a box: what, and how many. */
export interface FlowLine {
  readonly text: string;
  readonly count: number;
}

/** A box of the flow diagram. Its lines say more of its subjects; where one lacks the readings of two observers, both name it. */
export interface FlowBox {
  readonly title: string;
  readonly count: number;
  readonly lines: readonly FlowLine[];
}

/** Who came into the study and how far, top to bottom; beside each step who left it there. */
export interface EnrolmentFlow {
  readonly screened: FlowBox;
  readonly excluded: FlowBox;
  /** Neither included nor excluded; no box where there are none. */
  readonly waiting: FlowBox | undefined;
  readonly included: FlowBox;
  /** For practice: read, never analysed; no box where there are none. */
  readonly training: FlowBox | undefined;
  /** Included and with every reading that the protocol asks for signed. */
  readonly read: FlowBox;
  readonly notRead: FlowBox | undefined;
  /** Of those, by group; undefined where the group may not be seen. */
  readonly groups: readonly FlowLine[] | undefined;
}

/** What the diagram is made from. */
export interface FlowInput {
  readonly project: Project;
  readonly subjects: readonly Subject[];
  readonly progress: readonly Pick<ReadingProgress, 'subjectId' | 'observerId' | 'round' | 'state'>[];
  /** Reasons of exclusion may name a refracture, and groups are not to be known by everybody. */
  readonly showsGroup: boolean;
}

/**
 * The flow of enrolment as it is now. Each subject is in one end: excluded, waiting, training, not read to the end, or
 * read. It says how far readings are, not what they give: who is analysed by which rule stands in Results.
 */
export function enrolmentFlow({ project, subjects, progress, showsGroup }: FlowInput): EnrolmentFlow {
  const of = (state: ReturnType<typeof enrolmentOf>) =>
    subjects.filter((subject) => enrolmentOf(subject) === state);
  const [excluded, waiting, included] = [of('excluded'), of('screened'), of('included')];
  const training = included.filter(({ isTraining }) => isTraining);
  const studied = included.filter(({ isTraining }) => !isTraining);
  const done = readToTheEnd(project, subjects, progress);
  const read = studied.filter(({ id }) => done.complete.has(id));
  const notRead = studied.length - read.length;
  const box = (title: string, count: number, lines: readonly FlowLine[] = []): FlowBox => ({
    title,
    count,
    lines,
  });
  const some = (title: string, count: number, lines: readonly FlowLine[] = []) =>
    count > 0 ? box(title, count, lines) : undefined;
  return {
    screened: box('Screened', subjects.length),
    excluded: box(
      'Excluded',
      excluded.length,
      showsGroup ? counted(excluded.map(({ exclusion }) => exclusion?.reason ?? '')) : [],
    ),
    waiting: some('Not settled yet', waiting.length, counted(waiting.map(whyWaiting))),
    included: box('Included', included.length),
    training: some('Training, not analysed', training.length),
    read: box('All readings signed', read.length, []),
    notRead: some('Readings to be signed', notRead, done.byObserver),
    groups: showsGroup
      ? [
          { text: 'Refractured', count: read.filter((one) => groupName(one) === 'refractured').length },
          {
            text: 'Not refractured',
            count: read.filter((one) => groupName(one) === 'not-refractured').length,
          },
          ...(read.some((one) => groupName(one) === undefined)
            ? [{ text: 'Group unknown', count: read.filter((one) => groupName(one) === undefined).length }]
            : []),
        ]
      : undefined,
  };
}

function groupName(subject: Subject): 'refractured' | 'not-refractured' | undefined {
  const group = groupOf(subject);
  if (group.kind === 'unknown') return undefined;
  return group.group === 'refractured' ? 'refractured' : 'not-refractured';
}

function whyWaiting({ scans, enrolment }: Subject): string {
  if (enrolment) return 'left open by a person';
  if (!scans.preop && !scans.followUp) return 'no scan that fits';
  return scans.preop ? 'no follow-up scan' : 'no pre-op scan';
}

/** Texts with how often each occurs, the most frequent first; spelled as first met, told apart without case and blanks. */
export function counted(texts: readonly string[]): readonly FlowLine[] {
  const found = new Map<string, { readonly text: string; count: number }>();
  for (const text of texts) {
    const key = text.trim().replace(/\s+/g, ' ').toLowerCase();
    const line = found.get(key) ?? { text: text.trim(), count: 0 };
    line.count += 1;
    found.set(key, line);
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function readToTheEnd(
  project: Project,
  subjects: readonly Subject[],
  progress: FlowInput['progress'],
): { readonly complete: ReadonlySet<SubjectId>; readonly byObserver: readonly FlowLine[] } {
  const { observers, rounds } = project.protocol;
  const keyOf = (id: SubjectId, observer: ObserverId, round: number): string => `${id}|${observer}|${round}`;
  const signed = new Set(
    progress.flatMap((one) =>
      one.state === 'signed' ? keyOf(one.subjectId, one.observerId, one.round) : [],
    ),
  );
  const begun = begunIn(project, subjects, progress);
  const asked = new Set<SubjectId>();
  const lacking = new Set<SubjectId>();
  const byObserver = observers.map(({ id, letter }) => {
    const own = new Set<SubjectId>();
    for (let round = 1; round <= rounds; round += 1) {
      for (const subject of assignedSubjects(project, subjects, id, round, begun)) {
        if (subject.isTraining) continue;
        asked.add(subject.id);
        if (!signed.has(keyOf(subject.id, id, round))) own.add(subject.id);
      }
    }
    for (const one of own) lacking.add(one);
    return { text: `by observer ${letter}`, count: own.size };
  });
  return {
    complete: new Set([...asked].filter((id) => !lacking.has(id))),
    byObserver: byObserver.filter(({ count }) => count > 0),
  };
}

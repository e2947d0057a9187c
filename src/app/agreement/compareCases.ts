import { blindReadings } from '../../analysis/blindReadings';
import { comparableOfStudy } from '../../analysis/comparableOfStudy';
import type { Calculation } from '../../analysis/live/calculation';
import type { LongWork } from '../../analysis/live/longWork';
import { subjectsInOrder } from '../../analysis/subjectsInOrder';
import type { CaseFacts } from '../../domain/agreement/caseFacts';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { SubjectId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import { resultsAccess } from '../../domain/study/blinding';
import type { Subject } from '../../domain/study/subject';
import type { AgreementState } from '../../state/agreementState';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere, openProjectOf, update } from '../context';
import { imagesHere } from '../imagesComing';
import { startCalculation } from '../startCalculation';
import { caseStamps, questionStamp } from './caseStamps';
import { comparedReading } from './comparedReading';
import { seriesOfOutlined } from './seriesOfOutlined';

/** How many subjects' readings are read and compared at a time: a few hundredths of a second of each. */
const subjectsInPart = 50;

/** What was compared for one person at one project; gone when they are. */
interface Course {
  readonly open: OpenProject;
  /** What the cases are of besides readings; with another one nothing is known any more. */
  question: string;
  readonly known: Map<SubjectId, { readonly stamp: string; readonly cases: readonly CaseFacts[] }>;
  /** Counts runs; only the newest one shows anything. */
  run: number;
  running: Promise<void> | undefined;
  stop: () => void;
}

const courses = new WeakMap<AppContext, Course>();
const followed = new WeakSet<AppContext>();

/** Who is compared: the protocol's first two observers, each in their first round. */
export function comparedRaters({
  project,
}: Pick<OpenProject, 'project'>): readonly [Rater, Rater] | undefined {
  const [first, second] = project.protocol.observers;
  if (!first || !second) return undefined;
  return [
    { observerId: first.id, round: 1 },
    { observerId: second.id, round: 1 },
  ];
}

/**
 * Compares all outlines of the two observers (`caseFactsOf`), or says why this person may not see that now. What was compared
 * before and has not changed is there at once. Resolves when all cases, or a reason, are in `state.agreement`.
 */
export async function compareCases(context: AppContext): Promise<void> {
  follow(context);
  const open = openProjectOf(context);
  const raters = comparedRaters(open);
  const access = accessOf(open);
  if (!access.ok || !raters) {
    forget(context);
    update(context, {
      agreement: access.ok ? { kind: 'one-observer' } : { kind: 'denied', why: access.error },
    });
    return;
  }
  // What was put away from outside may be of other readings than those that are stored now.
  if (context.store.getState().agreement.kind === 'none') forget(context);
  const course = courseOf(context, open);
  const question = questionStamp(open, raters);
  if (course.question !== question) {
    course.known.clear();
    course.question = question;
    update(context, { agreement: { kind: 'none' } });
  }
  course.stop();
  course.run += 1;
  course.running = runOf(context, course, open, raters);
  // Something newer may be asked meanwhile: who asked first waits for that too.
  for (let run: Promise<void> | undefined; course.running && run !== course.running; ) {
    run = course.running;
    await run;
  }
}

async function runOf(
  context: AppContext,
  course: Course,
  open: OpenProject,
  raters: readonly [Rater, Rater],
): Promise<void> {
  const { run } = course;
  const isOver = (): boolean =>
    course.run !== run || courses.get(context) !== course || !isStillHere(context, open);
  const show = (agreement: AgreementState): void => update(context, { agreement });
  const subjects = subjectsInOrder(open.subjects).filter(({ exclusion }) => !exclusion);
  const stamps = caseStamps(open, raters);
  const stampOf = (id: SubjectId): string => stamps.get(id) ?? '';
  const isKnown = (id: SubjectId): boolean => course.known.get(id)?.stamp === stampOf(id);
  const casesNow = (): readonly CaseFacts[] =>
    subjects.flatMap(({ id }) => (isKnown(id) ? (course.known.get(id)?.cases ?? []) : []));
  const asked = subjects.filter(({ id }) => !isKnown(id));
  const total = subjects.length;
  let left = asked.length;
  // Cases that are shown stay until a few of them are new.
  const isUpdate = context.store.getState().agreement.kind === 'ready';
  const showProgress = (): void => {
    if (isUpdate || left === 0) return;
    show({ kind: 'computing', done: total - left, total, raters, cases: casesNow() });
  };
  let calculation: Calculation | undefined;
  let work: LongWork<readonly CaseFacts[]> | undefined;
  course.stop = () => {
    work?.cancel();
    calculation?.end();
    calculation = undefined;
  };
  try {
    showProgress();
    if (open.areImagesComing) await imagesHere(context);
    if (isOver()) return;
    for (let from = 0; from < asked.length; from += subjectsInPart) {
      const part = asked.slice(from, from + subjectsInPart);
      const loaded = await context.ports.storage.loadReadingsOf(
        open.project.id,
        part.map(({ id }) => id),
      );
      if (isOver()) return;
      if (!loaded.ok) {
        show({ kind: 'failed', message: loaded.error.message });
        return;
      }
      calculation ??= await startCalculation(context.ports);
      if (isOver()) {
        calculation.end();
        return;
      }
      work = calculation.compareOutlines(
        {
          subjects: part.map(({ id, code, isTraining }) => ({ id, code, ...(isTraining && { isTraining }) })),
          readings: comparable(context, part, blindReadings(open.project, loaded.value))
            .filter((one) => raters.some((rater) => isOf(one, rater)))
            .map(comparedReading),
          protocol: open.project.protocol,
          raters,
        },
        () => undefined,
      );
      const outcome = await work.outcome;
      if (isOver()) return;
      if (outcome.kind !== 'done') {
        const message = outcome.kind === 'failed' ? outcome.message : 'It was stopped.';
        show({ kind: 'failed', message });
        return;
      }
      const found = new Map<SubjectId, CaseFacts[]>(part.map(({ id }) => [id, []]));
      for (const facts of outcome.value) found.get(facts.subjectId)?.push(facts);
      for (const [id, cases] of found) course.known.set(id, { stamp: stampOf(id), cases });
      left -= part.length;
      showProgress();
    }
    show({ kind: 'ready', raters, cases: casesNow() });
  } catch (cause) {
    if (!isOver()) show({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  } finally {
    if (course.run === run) course.stop();
  }
}

/** What of the readings the tables take too: the series of a slice is known once the images are here. */
function comparable(
  context: AppContext,
  subjects: readonly Subject[],
  readings: readonly Reading[],
): readonly Reading[] {
  const { images, project } = openProjectOf(context);
  const seriesOf = seriesOfOutlined(readings, images);
  return comparableOfStudy(subjects, readings, { protocol: project.protocol, seriesOf });
}

function isOf({ observerId, round }: Reading, rater: Rater): boolean {
  return observerId === rater.observerId && round === rater.round;
}

function courseOf(context: AppContext, open: OpenProject): Course {
  const before = courses.get(context);
  if (before && isStillHere(context, before.open)) return before;
  const course: Course = {
    open,
    question: '',
    known: new Map(),
    run: 0,
    running: undefined,
    stop: () => undefined,
  };
  courses.set(context, course);
  return course;
}

/** What one person saw is not kept for the next. */
function forget(context: AppContext): void {
  courses.get(context)?.stop();
  courses.delete(context);
}

function accessOf({ person, project, subjects, progress, toSettle }: OpenProject) {
  return resultsAccess({ person, project, subjects, readings: progress, ...(toSettle && { toSettle }) });
}

/** From the first question on: cases go with whoever asked for them, and follow the readings while they are looked at. */
function follow(context: AppContext): void {
  if (followed.has(context)) return;
  followed.add(context);
  const again = (): void => {
    const { screen } = context.store.getState();
    if (screen.kind === 'project' && screen.tab === 'agreement') void compareCases(context);
  };
  context.keepListeners.add(({ readings, completedReadings }) => {
    const course = courses.get(context);
    if (!course || !(readings || completedReadings)) return;
    // A reading of a masked scan is of a subject that is not told here.
    const ids = new Set<string>((readings ?? []).map(({ subjectId }) => subjectId));
    const areTold =
      !completedReadings && [...ids].every((id) => course.open.subjects.some((one) => one.id === id));
    if (areTold) for (const id of course.known.keys()) ids.has(id) && course.known.delete(id);
    else course.known.clear();
    // What is being compared may have been read before.
    course.stop();
    course.run += 1;
    again();
  });
  context.store.subscribe((now, before) => {
    const course = courses.get(context);
    if (!course || now.open === before.open) return;
    if (!now.open || !isStillHere(context, course.open)) {
      forget(context);
      return;
    }
    const { project, subjects, progress, person } = now.open;
    const isSame =
      before.open?.project === project &&
      before.open.subjects === subjects &&
      before.open.progress === progress &&
      before.open.person === person;
    if (isSame || now.agreement.kind === 'none') return;
    const access = accessOf(now.open);
    if (access.ok) {
      again();
      return;
    }
    forget(context);
    update(context, { agreement: { kind: 'denied', why: access.error } });
  });
}

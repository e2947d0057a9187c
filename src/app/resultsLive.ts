import type { Calculation } from '../analysis/live/calculation';
import { type PanelChoice, possibleChoice, studyChoiceOf } from '../analysis/panelChoice';
import type { StudyResults } from '../analysis/studyResults';
import { stableText } from '../base/stableText';
import { resultsAccess } from '../domain/study/blinding';
import type { OpenProject } from '../state/openProject';
import type { ReadyResults, ResultsState } from '../state/resultsState';
import { type AppContext, isStillHere, update } from './context';
import { imagesHere } from './imagesComing';
import { createResultsFeed, type ResultsFeed } from './resultsFeed';
import { startCalculation } from './startCalculation';

/** Results of the open project that follow its data from the moment they are first asked for. */
export interface LiveResults {
  /** Computes from what is stored now, under a choice if one is given. Resolves when results or a reason are shown. */
  ask(choice?: PanelChoice): Promise<void>;
  /** The calculation that holds what is shown, for questions beyond the tables. */
  calculation(): Calculation | undefined;
}

/** What results are computed with, of one person at one project. */
interface Course {
  readonly open: OpenProject;
  readonly feed: ResultsFeed;
  calculation: Calculation | undefined;
  /** What is stored has to be read again: from the start, and after something was written that was not heard of. */
  mustRead: boolean;
  choice: PanelChoice;
}

/** Results that nobody asked for yet. */
export function createLiveResults(context: AppContext): LiveResults {
  let course: Course | undefined;
  let turn: Promise<void> | undefined;
  /** Counts what was asked; an answer to an older question is not shown. */
  let asked = 0;
  let hearNewer: () => void = () => undefined;

  const openNow = (): OpenProject | undefined => context.store.getState().open;

  /** The course of whoever sits there, if results were asked for; another person's is over. */
  const current = (): Course | undefined => {
    if (course && !isStillHere(context, course.open)) {
      course.calculation?.end();
      course = undefined;
    }
    return course;
  };

  const begin = (open: OpenProject): Course => ({
    open,
    feed: createResultsFeed(),
    calculation: undefined,
    mustRead: true,
    choice: studyChoiceOf(open.project.protocol),
  });

  const fail = (own: Course, message: string): void => {
    own.calculation?.end();
    if (course !== own) return;
    // The next question starts anew.
    course = { ...begin(own.open), choice: own.choice };
    update(context, { results: { kind: 'failed', message } });
  };

  const sayThatItComputes = (): void => {
    const { results } = context.store.getState();
    update(context, {
      results: results.kind === 'ready' ? { ...results, isUpdating: true } : { kind: 'computing' },
    });
  };

  /** One answer to all that was asked until now. */
  async function answer(own: Course): Promise<void> {
    const open = openNow();
    if (!open) return;
    const number = asked;
    const isNewest = () => number === asked && current() === own;
    const access = accessOf(open);
    if (!access.ok) {
      update(context, { results: { kind: 'denied', why: access.error } });
      return;
    }
    sayThatItComputes();
    const sinceMs = performance.now();
    await imagesHere(context);
    if (current() !== own) return;
    if (own.mustRead) {
      own.mustRead = false;
      const readings = await context.ports.storage.loadAllReadings(open.project.id);
      if (current() !== own) return;
      if (!readings.ok) {
        fail(own, readings.error.message);
        return;
      }
      own.feed.readAll(readings.value);
    }
    own.calculation ??= await startCalculation(context.ports);
    const { calculation } = own;
    // The wait may have been long: what must not be seen any more is not told.
    const now = openNow();
    if (current() !== own || !now || !accessOf(now).ok) return;
    const choice = possibleChoice(own.choice, now.project.protocol, now.project.customCovariates ?? []);
    await own.feed.tell(calculation, now);
    const mayBeShown = () => isNewest() && accessOf(openNow() ?? now).ok;
    const tables = await calculation.tables(choice);
    if (!mayBeShown()) return;
    if (!tables.ok) {
      update(context, { results: { kind: 'denied', why: tables.error } });
      return;
    }
    const common = {
      kind: 'ready',
      results: tables.value,
      choice,
      computedAtUtc: context.ports.clock.nowUtc(),
    } as const;
    const before = withOlderAnalyses(context.store.getState().results, tables.value);
    if (before) update(context, { results: { ...common, ...before, tookMs: performance.now() - sinceMs } });
    const analyses = await orNewerQuestion(calculation.analyses());
    if (!analyses || !mayBeShown()) return;
    update(context, { results: { ...common, analyses, tookMs: performance.now() - sinceMs } });
  }

  /** What was asked for, or undefined as soon as something newer is asked: tables do not wait for older analyses. */
  function orNewerQuestion<T>(answer: Promise<T>): Promise<T | undefined> {
    // Left alone it may still break; then so does the next question.
    answer.catch(() => undefined);
    return Promise.race([
      answer,
      new Promise<undefined>((resolve) => {
        hearNewer = () => resolve(undefined);
      }),
    ]);
  }

  /** Answers until nothing newer was asked. */
  async function answerAll(): Promise<void> {
    for (;;) {
      const own = current();
      if (!own) return;
      const number = asked;
      try {
        await answer(own);
      } catch (cause) {
        fail(own, cause instanceof Error ? cause.message : String(cause));
      }
      if (number === asked) return;
    }
  }

  function request(): Promise<void> {
    asked += 1;
    hearNewer();
    turn ??= answerAll().finally(() => {
      turn = undefined;
    });
    return turn;
  }

  function follow(): void {
    // Half of an import makes wrong tables.
    if (!current() || context.store.getState().import.kind === 'running') return;
    void request();
  }

  context.keepListeners.add((change, isKept) => {
    const own = current();
    if (!own) return;
    if (!isKept || change.completedReadings) own.mustRead = true;
    if (!isKept) return;
    if (change.readings) own.feed.read(change.readings);
    follow();
  });
  context.store.subscribe((now, before) => {
    if (now.open === before.open && now.import === before.import) return;
    const isImported = before.import.kind === 'running' && now.import.kind !== 'running';
    const own = current();
    if (!own || (now.open?.catalogue === before.open?.catalogue && !isImported)) return;
    // Images came in, or a backup: with readings, perhaps, that nobody here wrote.
    own.mustRead = true;
    follow();
  });

  return {
    ask(choice) {
      const open = openNow();
      if (!open) return Promise.resolve();
      course = current() ?? begin(open);
      course.mustRead ||= choice === undefined;
      if (choice) course.choice = choice;
      return request();
    },
    calculation: () => current()?.calculation,
  };
}

/**
 * New tables with the analyses that are shown now, which are of older ones and say so. Undefined where there are none, or where
 * they are of another question: under another choice or protocol the tables wait for their own.
 */
function withOlderAnalyses(
  shown: ResultsState,
  { project, choice }: StudyResults,
): Pick<ReadyResults, 'analyses' | 'analysesOf'> | undefined {
  if (shown.kind !== 'ready') return undefined;
  const analysesOf = shown.analysesOf ?? shown.results;
  const isSameQuestion =
    stableText(analysesOf.choice) === stableText(choice) &&
    stableText(analysesOf.project.protocol) === stableText(project.protocol);
  return isSameQuestion ? { analyses: shown.analyses, analysesOf } : undefined;
}

function accessOf({ person, project, subjects, progress, toSettle }: OpenProject) {
  return resultsAccess({ person, project, subjects, readings: progress, ...(toSettle && { toSettle }) });
}

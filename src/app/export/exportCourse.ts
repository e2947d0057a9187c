import type { LongWork } from '../../analysis/live/longWork';
import type { ExportChoices, ExportState, ReadyExport } from '../../state/exportState';
import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere, update } from '../context';
import type { ExportEngine } from './exportPort';

/** The exports of one person at one project, from the first look at the screen until somebody else sits there. */
export interface ExportCourse {
  readonly open: OpenProject;
  choices: ExportChoices;
  engine: Promise<ExportEngine> | undefined;
  /** What is stored changed since the engine was told, or it was never told. */
  mustTell: boolean;
  /** The choice that the engine was told, as a text. */
  toldChoice: string | undefined;
  /** Of which image pairs the engine has the pixels. */
  picturesOf: string;
  /** Chosen subjects that have no image pair now, and why. */
  missingPairs: ReadyExport['missingPairs'];
  /** A file was handed to the browser's downloads. */
  hasSaved: boolean;
  /** Counts questions: an answer to an older one is not shown. */
  run: number;
  /** The same of the search of all files. */
  checkRun: number;
  check: LongWork<unknown> | undefined;
  saving: LongWork<unknown> | undefined;
  stopWaiting: () => void;
}

const courses = new WeakMap<AppContext, ExportCourse>();

/** The course of whoever sits there; another person's is over. */
export function courseOf(context: AppContext): ExportCourse | undefined {
  const course = courses.get(context);
  if (!course) return undefined;
  if (isStillHere(context, course.open)) return course;
  endCourse(context);
  return undefined;
}

/** Begins a course; nothing is started yet. */
export function beginCourse(context: AppContext, open: OpenProject, choices: ExportChoices): ExportCourse {
  endCourse(context);
  const course: ExportCourse = {
    open,
    choices,
    engine: undefined,
    mustTell: true,
    toldChoice: undefined,
    picturesOf: '',
    missingPairs: [],
    hasSaved: false,
    run: 0,
    checkRun: 0,
    check: undefined,
    saving: undefined,
    stopWaiting: () => undefined,
  };
  courses.set(context, course);
  return course;
}

/** Ends what runs: what one person looked at is not kept for the next. */
export function endCourse(context: AppContext): void {
  const course = courses.get(context);
  courses.delete(context);
  if (course) endEngine(course);
}

/** Ends the engine and all that it does; the next question starts another. */
export function endEngine(course: ExportCourse): void {
  course.run += 1;
  course.checkRun += 1;
  course.stopWaiting();
  course.check?.cancel();
  course.saving?.cancel();
  course.check = undefined;
  course.saving = undefined;
  course.mustTell = true;
  course.picturesOf = '';
  void course.engine?.then(
    (engine) => engine.end(),
    () => undefined,
  );
  course.engine = undefined;
}

/** What is shown, where there is something to export. */
export function readyExport(context: AppContext): ReadyExport | undefined {
  const shown = context.store.getState().export;
  return shown.kind === 'ready' ? shown : undefined;
}

/** Changes what is shown. */
export function showExport(context: AppContext, shown: ExportState): void {
  update(context, { export: shown });
}

/** Changes a part of it, where there is something to export. */
export function changeReady(context: AppContext, part: Partial<ReadyExport>): void {
  const ready = readyExport(context);
  if (ready) showExport(context, { ...ready, ...part });
}

/** The same without the fields that are over. */
export function withoutFields(
  context: AppContext,
  names: readonly ('isUpdating' | 'saving' | 'failure')[],
): void {
  const ready = readyExport(context);
  if (!ready) return;
  const { isUpdating, saving, failure, ...rest } = ready;
  showExport(context, {
    ...rest,
    ...(isUpdating && !names.includes('isUpdating') && { isUpdating }),
    ...(saving && !names.includes('saving') && { saving }),
    ...(failure !== undefined && !names.includes('failure') && { failure }),
  });
}

/** A failure's words for the screen. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

import type { AppContext } from '../context';
import { chosenItems } from './chosenItems';
import { changeReady, courseOf, type ExportCourse, messageOf, readyExport } from './exportCourse';

/** How long nothing changes before all files are made and searched. */
const restMs = 350;

/** Makes all chosen files and searches them, once choices rest; what was found before stays in sight meanwhile. */
export async function checkExport(context: AppContext, course: ExportCourse): Promise<void> {
  course.checkRun += 1;
  const { checkRun } = course;
  const isOver = (): boolean => courseOf(context) !== course || course.checkRun !== checkRun;
  course.check?.cancel();
  course.check = undefined;
  course.stopWaiting();
  const shown = readyExport(context);
  if (!shown) return;
  const before =
    shown.check.kind === 'checked'
      ? shown.check
      : shown.check.kind === 'checking'
        ? shown.check.before
        : undefined;
  const showProgress = (progress: { readonly done: number; readonly total: number }): void =>
    changeReady(context, { check: { kind: 'checking', progress, ...(before && { before }) } });
  showProgress({ done: 0, total: 0 });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, restMs);
    course.stopWaiting = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  if (isOver() || !course.engine) return;
  try {
    const engine = await course.engine;
    const ready = readyExport(context);
    if (isOver() || !ready) return;
    const chosen = chosenItems(ready.items, course.choices);
    let isEnded = false;
    const work = engine.check(course.choices.settings, chosen, (progress) => {
      // A message may come after the answer.
      if (!isOver() && !isEnded) showProgress(progress);
    });
    course.check = work;
    const outcome = await work.outcome;
    isEnded = true;
    if (isOver()) return;
    course.check = undefined;
    if (outcome.kind === 'done') {
      const { report, fileCount, sizes } = outcome.value;
      const known = new Map([...(readyExport(context)?.sizes ?? []), ...sizes]);
      changeReady(context, { check: { kind: 'checked', report, fileCount }, sizes: known });
    } else if (outcome.kind === 'failed') {
      changeReady(context, { check: { kind: 'failed', message: outcome.message } });
    } else changeReady(context, { check: { kind: 'cancelled' } });
  } catch (cause) {
    if (!isOver()) changeReady(context, { check: { kind: 'failed', message: messageOf(cause) } });
  }
}

/** Makes and searches once more, after it was stopped or did not work. */
export async function checkAgain(context: AppContext): Promise<void> {
  const course = courseOf(context);
  if (course) await checkExport(context, course);
}

/** Stops making and searching; what was chosen stays chosen. */
export function cancelCheck(context: AppContext): void {
  const course = courseOf(context);
  if (!course || readyExport(context)?.check.kind !== 'checking') return;
  course.checkRun += 1;
  course.stopWaiting();
  course.check?.cancel();
  course.check = undefined;
  changeReady(context, { check: { kind: 'cancelled' } });
}

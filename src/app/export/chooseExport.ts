import type { ExportChoices } from '../../state/exportState';
import type { AppContext } from '../context';
import { checkExport } from './checkExport';
import { changeReady, courseOf, readyExport } from './exportCourse';
import { keepChoices } from './keptChoices';
import { refresh } from './prepareExport';

/** Changes what is chosen to be exported, and keeps it in this browser. What is shown follows. */
export async function chooseExport(context: AppContext, change: Partial<ExportChoices>): Promise<void> {
  const course = courseOf(context);
  const ready = readyExport(context);
  if (!course || !ready) return;
  const before = course.choices;
  const choices = { ...before, ...change };
  course.choices = choices;
  const kept = keepChoices(context, choices);
  const isOtherContent = choices.settings !== before.settings || choices.pairObserver !== before.pairObserver;
  const isOtherSet = choices.formats !== before.formats || choices.isIncluded !== before.isIncluded;
  changeReady(context, { choices });
  if (isOtherContent) await refresh(context, course);
  // What was decided changes no file that is searched: it is applied when the package is saved.
  else if (isOtherSet) void checkExport(context, course);
  await kept;
}

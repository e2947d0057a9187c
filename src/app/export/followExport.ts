import { stableText } from '../../base/stableText';
import type { AppContext } from '../context';
import { changeReady, courseOf, endCourse, showExport } from './exportCourse';
import { withoutGone } from './withoutGone';

const followed = new WeakSet<AppContext>();

/**
 * From the first look on exports follow the data while they are looked at: what changed in the meantime is told with the next look.
 */
export function followExport(context: AppContext, again: () => Promise<void>): void {
  if (followed.has(context)) return;
  followed.add(context);
  const changed = (): void => {
    const course = courseOf(context);
    if (!course) return;
    course.mustTell = true;
    changeReady(context, { isUpdating: true });
    const { screen, import: importing } = context.store.getState();
    // Half of an import makes wrong tables.
    if (importing.kind === 'running') return;
    if (screen.kind === 'project' && screen.tab === 'export') void again();
  };
  context.keepListeners.add(({ readings, completedReadings }) => {
    if (readings || completedReadings) changed();
  });
  context.store.subscribe((now, before) => {
    const { results } = now;
    const told = courseOf(context)?.toldChoice;
    const isOtherChoice =
      results !== before.results &&
      results.kind === 'ready' &&
      told !== undefined &&
      stableText(results.choice) !== told;
    const isImported = before.import.kind === 'running' && now.import.kind !== 'running';
    if (now.open === before.open && !isOtherChoice && !isImported) return;
    if (!courseOf(context)) {
      // Somebody else sits here, or nobody.
      endCourse(context);
      if (now.open !== before.open && now.export.kind !== 'none' && now.export === before.export) {
        showExport(context, { kind: 'none' });
      }
      return;
    }
    const isSame =
      now.open?.project === before.open?.project &&
      now.open?.subjects === before.open?.subjects &&
      now.open?.progress === before.open?.progress &&
      now.open?.catalogue === before.open?.catalogue;
    const course = courseOf(context);
    const subjects = now.open?.subjects;
    // What an erasure took must not be kept again with the next choice.
    if (course && subjects && subjects.length < (before.open?.subjects.length ?? 0)) {
      course.choices = { ...withoutGone(course.choices, subjects), decisions: {} };
    }
    if (!isSame || isOtherChoice || isImported) changed();
  });
}

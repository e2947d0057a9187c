import { studyChoiceOf } from '../../analysis/panelChoice';
import { present } from '../../base/assert';
import { stableText } from '../../base/stableText';
import { resultsAccess } from '../../domain/study/blinding';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import { imagesHere } from '../imagesComing';
import { printedHead } from '../printedHead';
import { checkExport } from './checkExport';
import {
  beginCourse,
  changeReady,
  courseOf,
  type ExportCourse,
  endCourse,
  endEngine,
  messageOf,
  readyExport,
  showExport,
} from './exportCourse';
import type { ExportEngine } from './exportPort';
import { followExport } from './followExport';
import { givePictures } from './givePictures';
import { loadChoices } from './keptChoices';
import { softwareText } from './softwareText';
import { withoutGone } from './withoutGone';

/**
 * Shows what can be exported, for whoever may see results; else why not. What was shown before stays until newer is there. Resolves
 * when the items, or a reason, are shown; the search of all files goes on.
 */
export async function prepareExport(context: AppContext): Promise<void> {
  followExport(context, () => prepareExport(context));
  const open = openProjectOf(context);
  const access = accessOf(open);
  if (!access.ok) {
    endCourse(context);
    showExport(context, { kind: 'denied', why: access.error });
    return;
  }
  let course = courseOf(context);
  if (!course) {
    showExport(context, { kind: 'computing' });
    const choices = await loadChoices(context);
    if (!isStillHere(context, open)) return;
    course = courseOf(context) ?? beginCourse(context, open, choices);
  } else if (readyExport(context) && !course.mustTell) {
    // Nothing changed since: what is shown stands.
    return;
  }
  await refresh(context, course);
}

/** Asks anew for everything that is shown; previews follow by themselves. */
export async function refresh(context: AppContext, course: ExportCourse): Promise<void> {
  course.run += 1;
  course.choices = withoutGone(course.choices, openProjectOf(context).subjects);
  const { run } = course;
  const isOver = (): boolean => courseOf(context) !== course || course.run !== run;
  if (readyExport(context)) changeReady(context, { isUpdating: true });
  else showExport(context, { kind: 'computing' });
  try {
    await imagesHere(context);
    if (isOver()) return;
    const engine = await engineOf(context, course);
    if (isOver()) return;
    if (course.mustTell) {
      const question = await questionOf(context);
      if (isOver()) return;
      course.mustTell = false;
      course.picturesOf = '';
      course.toldChoice = stableText(question.choice);
      await engine.tell(question);
      if (isOver()) return;
    }
    await givePictures(context, course, engine);
    if (isOver()) return;
    const { choices } = course;
    const items = await engine.items(choices.settings);
    if (isOver()) return;
    if (!items.ok) {
      const { error } = items;
      endEngine(course);
      showExport(
        context,
        error.kind === 'failed' ? { kind: 'failed', message: error.message } : { kind: 'denied', why: error },
      );
      return;
    }
    const before = readyExport(context);
    showExport(context, {
      kind: 'ready',
      choices: course.choices,
      items: items.value,
      sizes: before?.sizes ?? new Map(),
      version: (before?.version ?? 0) + 1,
      missingPairs: course.missingPairs,
      check: before?.check ?? { kind: 'waiting' },
      ...(before?.saving && { saving: before.saving }),
      ...(course.hasSaved && { hasSaved: true }),
      ...(before?.failure !== undefined && { failure: before.failure }),
    });
    void checkExport(context, course);
  } catch (cause) {
    if (isOver()) return;
    endEngine(course);
    showExport(context, { kind: 'failed', message: messageOf(cause) });
  }
}

function engineOf({ ports }: AppContext, course: ExportCourse): Promise<ExportEngine> {
  const engine = course.engine ?? present(ports.publishing, 'where exports are made').start();
  course.engine = engine;
  return engine;
}

async function questionOf(context: AppContext): Promise<Parameters<ExportEngine['tell']>[0]> {
  const open = openProjectOf(context);
  const { results } = context.store.getState();
  return {
    projectId: open.project.id,
    person: open.person,
    choice: results.kind === 'ready' ? results.choice : studyChoiceOf(open.project.protocol),
    printed: {
      atUtc: context.ports.clock.nowUtc(),
      software: softwareText,
      logHead: await printedHead(context, open),
    },
  };
}

function accessOf({ person, project, subjects, progress, toSettle }: ReturnType<typeof openProjectOf>) {
  return resultsAccess({ person, project, subjects, readings: progress, ...(toSettle && { toSettle }) });
}

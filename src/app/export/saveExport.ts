import type { LongWork } from '../../analysis/live/longWork';
import { safeName } from '../../base/safeName';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import type { Finding } from '../../report/export/identity/identityReport';
import type { PrintedFacts } from '../../report/reviewer/reviewerFacts';
import { type AppContext, keep, notify, openProjectOf } from '../context';
import { logExport, printedHead } from '../printedHead';
import { chosenItems, formatsOf } from './chosenItems';
import { decisionsOf } from './decisionsOf';
import {
  changeReady,
  courseOf,
  type ExportCourse,
  messageOf,
  readyExport,
  withoutFields,
} from './exportCourse';
import type { ExportCheck, ExportEngine } from './exportPort';
import { softwareText } from './softwareText';
import { undecidedFindings } from './undecidedFindings';

/**
 * Saves everything that is chosen as one zip. Only what was searched and has nothing undecided in it. The head of the log in it,
 * and in its name, is that of this very act.
 */
export async function savePackage(context: AppContext): Promise<void> {
  const course = courseOf(context);
  const ready = readyExport(context);
  if (!course || ready?.check.kind !== 'checked' || ready.isUpdating || ready.saving) return;
  if (undecidedFindings(ready.check.report, course.choices.decisions).length > 0) return;
  const { findings } = ready.check.report;
  const chosen = chosenItems(ready.items, course.choices);
  if (Object.keys(chosen).length === 0) return;
  await saving(context, course, 'package', async (engine, onProgress) => {
    const { printed, ending } = await loggedNow(context, 'export package');
    const { settings } = course.choices;
    return {
      work: engine.pack(settings, chosen, decisionsOf(course.choices), printed, onProgress),
      save: (file: ExportFile) => {
        const name = `${studyName(course, findings)}-export${ending}.zip`;
        handOut(context, name, file);
      },
    };
  });
}

/** Other formats, and other dots of pictures, than those that are chosen. */
export interface SavedAs {
  readonly formats: readonly ExportFormat[];
  readonly dpi?: 300 | 600;
}

/** Saves one item alone, in the formats that are chosen for it unless others are named, after it was searched too. */
export async function saveExportItem(context: AppContext, item: ExportItem, as?: SavedAs): Promise<void> {
  const course = courseOf(context);
  const ready = readyExport(context);
  if (!course?.engine || !ready || ready.isUpdating || ready.saving) return;
  const chosen = course.choices.settings;
  const settings = as?.dpi ? { ...chosen, figures: { ...chosen.figures, dpi: as.dpi } } : chosen;
  const decisions = decisionsOf(course.choices);
  const formats = as?.formats ?? formatsOf(item, course.choices);
  let isClean = false;
  let findings: readonly Finding[] = [];
  await saving<ExportCheck>(context, course, item.id, async (engine, onProgress) => ({
    work: engine.check(settings, { [item.id]: formats }, onProgress),
    save: ({ report }) => {
      const open = undecidedFindings(report, course.choices.decisions).length;
      isClean = open === 0;
      findings = report.findings;
      if (!isClean) {
        changeReady(context, {
          failure: `${open} ${open === 1 ? 'finding' : 'findings'} in ${item.name} to decide first. Include it, then decide on the right.`,
        });
      }
    },
  }));
  if (!isClean || courseOf(context) !== course) return;
  await saving(context, course, item.id, async (engine, onProgress) => {
    const { printed, ending } = await loggedNow(context, `export of ${item.id}`);
    return {
      work: engine.write(settings, item.id, formats, decisions, printed, onProgress),
      save: (files: readonly ExportFile[]) => {
        for (const file of files) {
          const base = file.name.split('/').at(-1) ?? file.name;
          const dot = base.lastIndexOf('.');
          const name = dot < 0 ? `${base}${ending}` : `${base.slice(0, dot)}${ending}${base.slice(dot)}`;
          handOut(context, `${studyName(course, findings)}-${name}`, file);
        }
      },
    };
  });
}

/** The study in the names of files; what was taken out of its title stands in none of them. */
function studyName({ open, choices }: ExportCourse, findings: readonly Finding[]): string {
  const isChanged = findings.some(({ key, place }) => {
    const decision = Object.hasOwn(choices.decisions, key) ? choices.decisions[key] : undefined;
    return place?.what === 'title' && decision !== undefined && decision.kind !== 'keep';
  });
  return isChanged ? 'study' : safeName(open.project.protocol.title);
}

/** Stops what is being saved; nothing is written then. */
export function cancelSaving(context: AppContext): void {
  courseOf(context)?.saving?.cancel();
}

async function saving<T>(
  context: AppContext,
  course: ExportCourse,
  what: string,
  begin: (
    engine: ExportEngine,
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ) => Promise<{ readonly work: LongWork<T>; readonly save: (value: T) => void }>,
): Promise<void> {
  const isHere = (): boolean => courseOf(context) === course;
  let isEnded = false;
  withoutFields(context, ['failure']);
  changeReady(context, { saving: { what, progress: { done: 0, total: 0 } } });
  try {
    if (!course.engine) return;
    const engine = await course.engine;
    if (!isHere()) return;
    const { work, save } = await begin(engine, (progress) => {
      // A message may come after the answer.
      if (isHere() && !isEnded) changeReady(context, { saving: { what, progress } });
    });
    course.saving = work;
    const outcome = await work.outcome;
    isEnded = true;
    if (!isHere()) return;
    if (outcome.kind === 'done') save(outcome.value);
    else {
      if (outcome.kind === 'failed') changeReady(context, { failure: outcome.message });
      // The log said that it leaves: it did not.
      await keep(context, { event: { act: 'other', detail: 'export not saved' } });
    }
  } catch (cause) {
    if (isHere()) changeReady(context, { failure: messageOf(cause) });
  } finally {
    if (isHere()) {
      course.saving = undefined;
      withoutFields(context, ['saving']);
    }
  }
}

async function loggedNow(
  context: AppContext,
  detail: string,
): Promise<{ readonly printed: PrintedFacts; readonly ending: string }> {
  const open = openProjectOf(context);
  const before = await printedHead(context, open);
  const ending = await logExport(context, detail);
  // Nothing leaves that the log does not know.
  if (ending === '' || ending.endsWith(`-${before}`))
    throw new Error('It could not be logged, so it was not saved.');
  return {
    ending,
    printed: {
      atUtc: context.ports.clock.nowUtc(),
      software: softwareText,
      logHead: ending.slice('_log-'.length),
    },
  };
}

function handOut(context: AppContext, name: string, { bytes, mediaType }: ExportFile): void {
  context.ports.backup.download(name, bytes, mediaType);
  const course = courseOf(context);
  if (course) course.hasSaved = true;
  changeReady(context, { hasSaved: true });
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}

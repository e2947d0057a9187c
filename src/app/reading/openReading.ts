import type { ObserverId, SubjectId } from '../../domain/ids';
import { readingId } from '../../domain/ids';
import { startActivity } from '../../domain/reading/activityClock';
import type { Reading } from '../../domain/reading/reading';
import { contentOf } from '../../domain/reading/readingContent';
import { startHistory } from '../../editor/editHistory';
import { editorStep } from '../../editor/editorStep';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { type AppContext, isStillHere, keep, notify, openProjectOf, sessionOf, update } from '../context';
import { isCommitting } from './commitsUnderWay';
import { areDraftsSafe, draftsWritten, takeUpDrafts, timeNotKept } from './drafts';
import { firstMissing } from './firstMissing';
import { isBusy } from './isBusy';
import { makePane } from './panes';
import { loadAllShown } from './slices';
import { restoredHistory } from './storedHistory';

function emptyReading(context: AppContext, subjectId: SubjectId, observerId: ObserverId): Reading {
  const { project } = openProjectOf(context);
  return {
    id: readingId(`${project.id}/${subjectId}/${observerId}/1`),
    projectId: project.id,
    subjectId,
    observerId,
    round: 1,
    state: 'open',
    reopenings: [],
    sliceChoices: {},
    entries: {},
    revision: 0,
  };
}

/** The newer of two versions of a reading, either of which may be absent. */
function newer(a: Reading | undefined, b: Reading | undefined): Reading | undefined {
  return a && b ? (a.revision > b.revision ? a : b) : (a ?? b);
}

/** Whether a commit waits for pixels, or something is begun; says that it comes first. */
export function isMidway(context: AppContext): boolean {
  const { reading } = context.store.getState();
  const isDrawing = [reading?.panes.preop, reading?.panes.followUp].some((pane) => pane && isBusy(pane));
  const busy = isDrawing || isCommitting(context);
  if (busy) notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
  return busy;
}

/**
 * Whether leaving the reading loses nothing: every commit is on disk or in the queue to it, and what is begun is kept as
 * a draft that waits here when the reading is opened again. Refused only where that is not so.
 */
export function mayLeave(context: AppContext): boolean {
  const { reading } = context.store.getState();
  if (!reading) return true;
  if (!isCommitting(context) && areDraftsSafe(context, reading)) return true;
  notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
  return false;
}

/**
 * Opens a subject for the observer who sits here. Only this observer's own reading is asked of the storage: no other
 * shape, number or name can reach the screen.
 */
export async function openReading(context: AppContext, subjectId: SubjectId): Promise<void> {
  const asked = openProjectOf(context);
  const { project, subjects, catalogue, person } = asked;
  const subject = subjects.find((one) => one.id === subjectId);
  if (!subject || person.kind !== 'observer' || !mayLeave(context)) return;
  const { import: running } = context.store.getState();
  if (running.kind === 'running' && running.act === 'measure-demo') {
    // Its own readings are on their way: one begun now would collide with them.
    notify(context, { kind: 'demo-being-made', severity: 'attention', facts: {} });
    return;
  }
  const { observerId } = person;
  const { storage } = context.ports;
  await draftsWritten(context);
  // What could not be written yet is newer than what is on disk.
  const isIt = (one: Reading): boolean =>
    one.projectId === project.id &&
    one.subjectId === subjectId &&
    one.observerId === observerId &&
    one.round === 1;
  const waiting = context.saves.waitingReading(isIt);
  const loaded = await storage.loadReading(project.id, subjectId, observerId, 1);
  if (!isStillHere(context, asked)) return;
  if (!loaded.ok) {
    notify(context, {
      kind: 'reading-not-opened',
      severity: 'wrong',
      facts: { message: loaded.error.message },
    });
    return;
  }
  const onDisk = newer(waiting, loaded.value) ?? emptyReading(context, subjectId, observerId);
  // Beside the reading lies what helps to go on with it; the reading opens without, too.
  const [stored, drafts, settings] = await Promise.all([
    storage.loadHistory(onDisk.id),
    storage.loadDrafts(onDisk.id),
    storage.loadViewSettings(project.id, observerId),
  ]);
  if (!isStillHere(context, asked)) return;
  // The same reading may have been open, and gone on while it was loaded.
  const open = sessionOf(context);
  const held = open && isIt(open.reading) && open.reading.revision > onDisk.revision ? open : undefined;
  const reading = held?.reading ?? onDisk;
  const earlier = stored.ok ? stored.value : undefined;
  const history = held?.history ?? (earlier && restoredHistory(reading, earlier));
  const armed = reading.state === 'open' ? firstMissing(project.protocol, reading) : undefined;
  const preop = makePane(catalogue, subject, reading, 'preop', armed, project.protocol);
  const followUp = makePane(catalogue, subject, reading, 'followUp', armed, project.protocol);
  const view = settings.ok ? settings.value : undefined;
  const radiusPx = view?.brushRadiusPx;
  const session: ReadingSession = {
    subjectId,
    observerId,
    reading,
    history: history ?? startHistory(contentOf(reading)),
    panes: {
      preop: preop.ok ? withBrush(preop.value, radiusPx) : undefined,
      followUp: followUp.ok ? withBrush(followUp.value, radiusPx) : undefined,
    },
    activeTimePoint: armed?.timePoint ?? 'preop',
    armed,
    areOutlinesHidden: false,
    isLinked: true,
    areEndplatesLarge: false,
    areEndplatesOffered: view?.areEndplatesOffered ?? true,
    isFatShown: false,
    windows: view?.windows ?? {},
    activity: startActivity(drafts.ok && drafts.value ? timeNotKept(drafts.value, reading) : undefined),
  };
  update(context, { reading: session, screen: { kind: 'project', tab: 'read' }, notices: [] });
  // A reading's name is no proof whose drafts they are: a bundle may have named it.
  if (drafts.ok && drafts.value?.observerId === observerId) takeUpDrafts(context, drafts.value);
  if (earlier && !history) {
    const detail = 'it does not belong to the reading as it is stored now';
    void keep(context, { event: { act: 'undo history left aside', detail } });
  }
  await loadAllShown(context);
}

function withBrush(pane: ReadingPane, radiusPx: number | undefined): ReadingPane {
  if (radiusPx === undefined) return pane;
  return {
    ...pane,
    editor: editorStep(pane.editor, { kind: 'set-brush-radius', radiusPx }).state,
  };
}

/** Subjects this observer can read, in work-list order: not excluded, with both scans. */
export function readableSubjects(context: AppContext): readonly SubjectId[] {
  return openProjectOf(context)
    .subjects.filter((subject) => !subject.exclusion && subject.scans.preop && subject.scans.followUp)
    .map((subject) => subject.id);
}

/** Opens the subject before or after the one that is open. */
export async function stepSubject(context: AppContext, step: 1 | -1): Promise<void> {
  const { reading } = context.store.getState();
  const order = readableSubjects(context);
  const index = reading ? order.indexOf(reading.subjectId) : -1;
  const next = order[index + step];
  if (next !== undefined) await openReading(context, next);
}

/** Opens the next subject, in order and round the end, that this observer has not signed; false when all are. */
export async function openNextUnsigned(context: AppContext): Promise<boolean> {
  const { progress, person } = openProjectOf(context);
  const { reading } = context.store.getState();
  const order = readableSubjects(context);
  const from = reading ? order.indexOf(reading.subjectId) + 1 : 0;
  const signed = new Set(
    progress
      .filter((one) => one.observerId === person.observerId && one.state === 'signed')
      .map((one) => one.subjectId),
  );
  const next = [...order.slice(from), ...order.slice(0, from)].find((id) => !signed.has(id));
  if (next === undefined) return false;
  await openReading(context, next);
  return true;
}

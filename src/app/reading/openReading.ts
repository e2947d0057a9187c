import type { ObserverId, SubjectId } from '../../domain/ids';
import { readingId } from '../../domain/ids';
import type { Reading } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import { startHistory } from '../../editor/editHistory';
import type { ReadingSession } from '../../state/readingSession';
import { type AppContext, isStillHere, notify, openProjectOf, update } from '../context';
import { isCommitting } from './commitsUnderWay';
import { makePane } from './panes';
import { isBusy, loadAllShown } from './slices';

/** The first target that has neither an ROI nor a reason. */
export function firstMissing(protocol: Protocol, reading: Reading): RoiTarget | undefined {
  return targetsOf(protocol).find((target) => reading.entries[targetKey(target)] === undefined);
}

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

/** Leaving is safe: every commit is on disk; a draft under way is not, so it must be finished or cancelled first. */
export function mayLeave(context: AppContext): boolean {
  const { reading } = context.store.getState();
  const isDrawing = [reading?.panes.preop, reading?.panes.followUp].some((pane) => pane && isBusy(pane));
  const busy = isDrawing || isCommitting(context);
  if (busy) notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
  return !busy;
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
  const loaded = await context.ports.storage.loadReading(project.id, subjectId, observerId, 1);
  if (!isStillHere(context, asked)) return;
  if (!loaded.ok) {
    notify(context, {
      kind: 'reading-not-opened',
      severity: 'wrong',
      facts: { message: loaded.error.message },
    });
    return;
  }
  const reading = loaded.value ?? emptyReading(context, subjectId, observerId);
  const armed = reading.state === 'open' ? firstMissing(project.protocol, reading) : undefined;
  const preop = makePane(catalogue, subject, reading, 'preop', armed);
  const followUp = makePane(catalogue, subject, reading, 'followUp', armed);
  const session: ReadingSession = {
    subjectId,
    observerId,
    reading,
    history: startHistory({ entries: reading.entries, sliceChoices: reading.sliceChoices }),
    panes: {
      preop: preop.ok ? preop.value : undefined,
      followUp: followUp.ok ? followUp.value : undefined,
    },
    activeTimePoint: armed?.timePoint ?? 'preop',
    armed,
    areOutlinesHidden: false,
    isLinked: true,
  };
  update(context, { reading: session, screen: { kind: 'project', tab: 'read' }, notices: [] });
  await loadAllShown(context);
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

import { roundName } from '../../domain/agreement/roundName';
import { settlingRound } from '../../domain/agreement/settlingRound';
import { readingIdOf } from '../../domain/conduct/resolveUnits';
import type { ObserverId, SubjectId } from '../../domain/ids';
import { startActivity } from '../../domain/reading/activityClock';
import type { Reading } from '../../domain/reading/reading';
import { contentOf } from '../../domain/reading/readingContent';
import { isScanOrderHidden, scansInOrder } from '../../domain/study/scanOrder';
import { startHistory } from '../../editor/editHistory';
import { editorStep } from '../../editor/editorStep';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { type AppContext, isStillHere, keep, notify, openProjectOf, sessionOf, update } from '../context';
import { imagesOfAwaited } from '../imagesComing';
import { draftsWritten, takeUpDrafts, timeNotKept } from './drafts';
import { firstMissing } from './firstMissing';
import { givenSlicesFor, withGivenSlices } from './givenSlices';
import { mayLeave } from './leaving';
import { makePane } from './panes';
import { recordProgress } from './setContent';
import { loadAllShown } from './slices';
import { restoredHistory } from './storedHistory';

function emptyReading(
  context: AppContext,
  subjectId: SubjectId,
  observerId: ObserverId,
  round: number,
): Reading {
  const { project } = openProjectOf(context);
  return {
    id: readingIdOf(project, subjectId, observerId, round),
    projectId: project.id,
    subjectId,
    observerId,
    round,
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

/** Whose reading is opened, and for what. */
export interface SessionAsked {
  readonly observerId: ObserverId;
  readonly round: number;
  readonly task: ReadingSession['task'];
  /** It is opened before the wash-out has passed, on purpose. */
  readonly early?: Omit<NonNullable<Reading['washOutOverride']>, 'atUtc'>;
}

/**
 * Waits, and says so, until the images of a subject of a large project are in memory: without them it has no slices. False
 * where somebody else sits here by then.
 */
async function waitForImages(context: AppContext, subjectId: SubjectId): Promise<boolean> {
  if (!openProjectOf(context).areImagesComing) return true;
  notify(context, { kind: 'images-coming', severity: 'attention', facts: {} });
  return imagesOfAwaited(context, subjectId);
}

function isReading({ store }: AppContext): boolean {
  const { screen } = store.getState();
  return screen.kind === 'project' && screen.tab === 'read';
}

/** Opens the reading that is asked for. Who may ask for which is the caller's to know. */
export async function openSession(
  context: AppContext,
  subjectId: SubjectId,
  { observerId, round, task, early }: SessionAsked,
): Promise<void> {
  const wasReading = isReading(context);
  if (!mayLeave(context) || !(await waitForImages(context, subjectId))) return;
  // Neighbours of slices of the one before are not waited for any more.
  context.registry.dropSoon();
  const asked = openProjectOf(context);
  const { project, subjects, catalogue } = asked;
  const { protocol } = project;
  const subject = subjects.find((one) => one.id === subjectId);
  if (!subject || !mayLeave(context)) return;
  const { import: running } = context.store.getState();
  if (running.kind === 'running' && running.act === 'measure-demo') {
    // Its own readings are on their way: one begun now would collide with them.
    notify(context, { kind: 'demo-being-made', severity: 'attention', facts: {} });
    return;
  }
  const { storage } = context.ports;
  await draftsWritten(context);
  // What could not be written yet is newer than what is on disk.
  const isIt = (one: Reading): boolean =>
    one.projectId === project.id &&
    one.subjectId === subjectId &&
    one.observerId === observerId &&
    one.round === round;
  const waiting = context.saves.waitingReading(isIt);
  const loaded = await storage.loadReading(project.id, subjectId, observerId, round);
  if (!isStillHere(context, asked)) return;
  if (!loaded.ok) {
    notify(context, {
      kind: 'reading-not-opened',
      severity: 'wrong',
      facts: { message: loaded.error.message },
    });
    return;
  }
  const known = newer(waiting, loaded.value) ?? emptyReading(context, subjectId, observerId, round);
  const nowUtc = context.ports.clock.nowUtc();
  const askedTargets = round === settlingRound ? (subject.askedTargets ?? []) : undefined;
  const lacking = known.state === 'signed' ? askedTargets?.filter((key) => !known.entries[key]) : undefined;
  const isAskedMore = lacking !== undefined && lacking.length > 0;
  const onDisk = early
    ? { ...known, washOutOverride: { ...early, atUtc: nowUtc } }
    : isAskedMore
      ? askedForMore(known, lacking, nowUtc)
      : known;
  const areSlicesGiven = task === 'outlines' && protocol.sliceRule === 'chosen-beforehand';
  const given = areSlicesGiven ? await givenSlicesFor(context, asked, subject) : undefined;
  if (!isStillHere(context, asked)) return;
  if (areSlicesGiven && !given) {
    notify(context, {
      kind: 'slices-not-chosen',
      severity: 'attention',
      facts: { code: subject.code },
    });
    return;
  }
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
  const before = held?.reading ?? onDisk;
  const reading = given ? withGivenSlices(before, given) : before;
  const earlier = stored.ok ? stored.value : undefined;
  // Steps back to slices that were chosen anew since would lead to other slices.
  const isAsKept = reading === before || before.revision === 0;
  const history = isAsKept ? (held?.history ?? (earlier && restoredHistory(reading, earlier))) : undefined;
  const isOrderHidden = task === 'outlines' && isScanOrderHidden(asked);
  const scans = scansInOrder(subject, protocol, isOrderHidden);
  const armed =
    reading.state === 'open'
      ? firstMissing(protocol, reading, { task, timePoints: scans, ...(askedTargets && { askedTargets }) })
      : undefined;
  const rules = {
    isSliceGiven: areSlicesGiven,
    isCropped: task === 'outlines' && protocol.blinding.cropsToPosterior,
  };
  const preop = makePane(catalogue, subject, reading, 'preop', armed, protocol, rules);
  const followUp = makePane(catalogue, subject, reading, 'followUp', armed, protocol, rules);
  const view = settings.ok ? settings.value : undefined;
  const radiusPx = view?.brushRadiusPx;
  const session: ReadingSession = {
    subjectId,
    observerId,
    reading,
    history: history ?? startHistory(contentOf(reading)),
    timePoints: scans,
    task,
    ...(askedTargets && { askedTargets }),
    areSlicesGiven,
    isOrderHidden,
    panes: {
      preop: preop.ok ? withBrush(preop.value, radiusPx) : undefined,
      followUp: followUp.ok ? withBrush(followUp.value, radiusPx) : undefined,
    },
    activeTimePoint: armed?.timePoint ?? scans[0] ?? 'preop',
    armed,
    areOutlinesHidden: false,
    isLinked: true,
    areEndplatesLarge: false,
    areEndplatesOffered: view?.areEndplatesOffered ?? true,
    isFatShown: false,
    // How another scan, or this one under another name, was looked at tells which it is.
    windows: isOrderHidden ? {} : (view?.windows ?? {}),
    activity: startActivity(drafts.ok && drafts.value ? timeNotKept(drafts.value, reading) : undefined),
  };
  // Whoever left the reading while the next one was made ready is not fetched back.
  if (wasReading && !isReading(context)) return;
  update(context, { reading: session, screen: { kind: 'project', tab: 'read' }, notices: [] });
  void keep(context, { event: { act: 'reading-opened', detail: roundName(reading.round), subjectId } });
  if (early) await keepOverride(context, early);
  if (isAskedMore) await keepAskedForMore(context, reading);
  // A reading's name is no proof whose drafts they are: a bundle may have named it.
  if (drafts.ok && drafts.value?.observerId === observerId) takeUpDrafts(context, drafts.value);
  if (earlier && !history) {
    const detail = 'undo history left aside: not of the reading as it is stored now';
    void keep(context, { event: { act: 'reading-changed', detail, subjectId } });
  }
  await loadAllShown(context);
  // What opening changed and logged is written when it is done.
  await context.saves.settled();
}

/** A round that is opened too early is kept as begun, with the reason, whether anything is outlined in it or not. */
async function keepOverride(
  context: AppContext,
  { daysLacking }: NonNullable<SessionAsked['early']>,
): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const reading = { ...session.reading, revision: session.reading.revision + 1 };
  update(context, { reading: { ...session, reading } });
  recordProgress(context, reading);
  const { subjectId, round } = reading;
  const detail = `${roundName(round)}, ${daysLacking} days lacking`;
  await keep(context, { readings: [reading], event: { act: 'wash-out-overridden', detail, subjectId } });
}

/** A signed reading that settles something, opened again because of what was asked for since. */
function askedForMore(signed: Reading, lacking: readonly string[], atUtc: string): Reading {
  const { signedAtUtc: _signed, ...rest } = signed;
  const reason = `Asked for more to settle: ${lacking.join(', ')}`;
  return {
    ...rest,
    state: 'open',
    reopenings: [...rest.reopenings, { atUtc, reason }],
    revision: rest.revision + 1,
  };
}

/** What was signed is open work again, whether anything more is drawn now or not. */
async function keepAskedForMore(context: AppContext, reading: Reading): Promise<void> {
  recordProgress(context, reading);
  const { subjectId, round } = reading;
  const event = {
    act: 'reading-re-opened',
    detail: `${roundName(round)}, asked for more`,
    subjectId,
  } as const;
  await keep(context, { readings: [reading], event });
}

function withBrush(pane: ReadingPane, radiusPx: number | undefined): ReadingPane {
  if (radiusPx === undefined) return pane;
  return {
    ...pane,
    editor: editorStep(pane.editor, { kind: 'set-brush-radius', radiusPx }).state,
  };
}

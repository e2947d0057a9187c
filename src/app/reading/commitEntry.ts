import { imageKey } from '../../domain/image/imageRef';
import { measurementBar } from '../../domain/image/measurementBar';
import type { PointPx } from '../../domain/image/point';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import { measureRoi } from '../../domain/measurement/measureRoi';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import { progressOf } from '../../domain/reading/readingProgress';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import { type EditHistory, pushHistory } from '../../editor/editHistory';
import type { ReadingContent, ReadingSession } from '../../state/readingSession';
import { type AppContext, keep, notify, openProjectOf, sessionOf, update, updateOpen } from '../context';
import { whileCommitting } from './commitsUnderWay';
import { firstMissing } from './openReading';
import { shownSlice } from './panes';
import { refeed } from './slices';

/** What is armed after a change: a target named, the next one missing, or what was armed before. */
export type ArmAfter = RoiTarget | 'next' | 'same';

/** Puts new content into the reading, on the screen and on disk. Equal content is no change. */
export async function setContent(
  context: AppContext,
  content: ReadingContent,
  history: ReadingSession['history'],
  event: { readonly act: string; readonly detail: string },
  armAfter: ArmAfter = 'next',
): Promise<void> {
  const session = sessionOf(context);
  if (!session || session.reading.state === 'signed') return;
  const reading: Reading = { ...session.reading, ...content, revision: session.reading.revision + 1 };
  const next: ReadingSession = { ...session, reading, history, ...armedAfter(context, reading, armAfter) };
  update(context, { reading: { ...next, panes: refeed(next) } });
  recordProgress(context, reading);
  await keep(context, { readings: [reading], event });
}

/** What is armed, and on which scan the work goes on. Changing what is there leaves both as they are. */
function armedAfter(
  context: AppContext,
  reading: Reading,
  armAfter: ArmAfter,
): Partial<Pick<ReadingSession, 'armed' | 'activeTimePoint'>> {
  if (armAfter === 'same') return {};
  const armed =
    armAfter === 'next' ? firstMissing(openProjectOf(context).project.protocol, reading) : armAfter;
  return { armed, ...(armed && { activeTimePoint: armed.timePoint }) };
}

/** Shows how far the reading is in the work list. */
export function recordProgress(context: AppContext, reading: Reading): void {
  const { progress } = openProjectOf(context);
  const others = progress.filter(
    (one) =>
      one.subjectId !== reading.subjectId ||
      one.observerId !== reading.observerId ||
      one.round !== reading.round,
  );
  updateOpen(context, { progress: [...others, progressOf(reading)] });
}

/** A target of the open project by its key; also one that is not armed: outlines can be begun on both scans. */
function targetOf(context: AppContext, key: string): RoiTarget | undefined {
  return targetsOf(openProjectOf(context).project.protocol).find((target) => targetKey(target) === key);
}

/** Content that came from nudging a vertex, and which vertex: nudges of one vertex in a row are one step. */
const nudges = new WeakMap<ReadingContent, string>();

/** The history with new content: a step of its own, or the further way of the vertex that was nudged before. */
function withStep(
  history: EditHistory<ReadingContent>,
  content: ReadingContent,
  nudged: string | undefined,
): EditHistory<ReadingContent> {
  if (nudged === undefined) return pushHistory(history, content);
  nudges.set(content, nudged);
  const goesOn = nudges.get(history.present) === nudged && history.future.length === 0;
  return goesOn ? { ...history, present: content } : pushHistory(history, content);
}

/**
 * Commits an outline: measures it on the slice that is shown, records the slice choice, saves. False when it could not
 * be measured: the reading is as it was. `nudged` names the vertex that arrow keys moved.
 */
export async function commitOutline(
  context: AppContext,
  timePoint: TimePoint,
  key: string,
  outlinePx: readonly PointPx[],
  nudged?: string,
): Promise<boolean> {
  const asked = sessionOf(context);
  const pane = asked?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  const target = targetOf(context, key);
  if (!header || !target) return false;
  const bar = measurementBar(header);
  if (bar) {
    notify(context, {
      kind: 'not-measurable',
      severity: 'wrong',
      facts: { why: `${bar.tag}: ${bar.text}.` },
    });
    return false;
  }
  // Other work (an import, a long scroll) may have pushed the slice out of memory: it is then decoded again.
  const decoded = context.registry.decoded(imageKey(header));
  const image = decoded ?? (await whileCommitting(context, () => decodeAgain(context, header)));
  const session = sessionOf(context);
  // What one observer drew goes into no other reading, whatever was opened while the slice was decoded.
  if (session?.reading.id !== asked?.reading.id || session === undefined) return false;
  if (!image) {
    notify(context, { kind: 'pixels-gone', severity: 'wrong', facts: {} });
    return false;
  }
  const measured = measureRoi(image, outlinePx, []);
  if (!measured.ok) {
    notify(context, { kind: 'not-measured', severity: 'wrong', facts: { why: measured.error.kind } });
    return false;
  }
  const now = context.ports.clock.nowUtc();
  const ref = { sopInstanceUid: header.sopInstanceUid, frame: header.frame };
  const roi = {
    target,
    image: ref,
    imageFingerprint: image.fingerprint,
    outlinePx,
    exclusions: [],
    committedAtUtc: now,
  };
  const entry: ReadingEntry = { kind: 'roi', roi, measurement: measured.value };
  const chosen = session.reading.sliceChoices[timePoint];
  const isSameSlice = chosen && imageKey(chosen.image) === imageKey(ref);
  const content: ReadingContent = {
    entries: { ...session.reading.entries, [key]: entry },
    sliceChoices: isSameSlice
      ? session.reading.sliceChoices
      : {
          ...session.reading.sliceChoices,
          [timePoint]: { image: ref, how: 'by-drawing', chosenAtUtc: now },
        },
  };
  const history = withStep(session.history, content, nudged);
  const isChange = session.reading.entries[key]?.kind === 'roi';
  const event = { act: 'outline committed', detail: key };
  await setContent(context, content, history, event, isChange ? 'same' : 'next');
  return true;
}

async function decodeAgain(context: AppContext, header: SliceHeader): Promise<SliceImage | undefined> {
  const outcome = await context.registry.decode(header);
  return outcome.ok ? outcome.value : undefined;
}

/** Takes an entry out of the reading; the target is armed again. */
export async function removeEntry(context: AppContext, key: string): Promise<void> {
  const session = sessionOf(context);
  const target = targetOf(context, key);
  if (!session || !target || !session.reading.entries[key]) return;
  const { [key]: _removed, ...entries } = session.reading.entries;
  const content: ReadingContent = { entries, sliceChoices: session.reading.sliceChoices };
  const history = pushHistory(session.history, content);
  await setContent(context, content, history, { act: 'entry removed', detail: key }, target);
}

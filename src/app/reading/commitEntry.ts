import { imageKey } from '../../domain/image/imageRef';
import { measurementBar } from '../../domain/image/measurementBar';
import type { PointPx } from '../../domain/image/point';
import { measureRoi } from '../../domain/measurement/measureRoi';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import { progressOf } from '../../domain/reading/readingProgress';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import type { ReadingContent, ReadingSession } from '../../state/readingSession';
import { type AppContext, keep, notify, openProjectOf, sessionOf, update, updateOpen } from '../context';
import { firstMissing } from './openReading';
import { shownSlice } from './panes';
import { refeed } from './slices';

/** Puts new content into the reading, on the screen and on disk. Equal content is no change. */
export async function setContent(
  context: AppContext,
  content: ReadingContent,
  history: ReadingSession['history'],
  event: { readonly act: string; readonly detail: string },
  armed?: RoiTarget,
): Promise<void> {
  const session = sessionOf(context);
  if (!session || session.reading.state === 'signed') return;
  const reading: Reading = { ...session.reading, ...content, revision: session.reading.revision + 1 };
  const nextArmed = armed ?? firstMissing(openProjectOf(context).project.protocol, reading);
  const activeTimePoint = nextArmed?.timePoint ?? session.activeTimePoint;
  const next: ReadingSession = { ...session, reading, history, armed: nextArmed, activeTimePoint };
  update(context, { reading: { ...next, panes: refeed(next) } });
  recordProgress(context, reading);
  await keep(context, { readings: [reading], event });
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

/** A target of the open project by its key. */
function targetOf(session: ReadingSession, key: string): RoiTarget | undefined {
  const entry = session.reading.entries[key];
  if (entry) return entry.kind === 'roi' ? entry.roi.target : entry.target;
  return session.armed && targetKey(session.armed) === key ? session.armed : undefined;
}

/**
 * Commits an outline: measures it on the slice that is shown, records the slice choice, saves. The pixels are there,
 * because the outline was drawn on them.
 */
export async function commitOutline(
  context: AppContext,
  timePoint: TimePoint,
  key: string,
  outlinePx: readonly PointPx[],
): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  const image = header && context.registry.decoded(imageKey(header));
  const target = session && targetOf(session, key);
  if (!session || !header || !target) return;
  if (!image) {
    notify(context, { kind: 'pixels-gone', severity: 'wrong', facts: {} });
    return;
  }
  const bar = measurementBar(header);
  if (bar) {
    notify(context, {
      kind: 'not-measurable',
      severity: 'wrong',
      facts: { why: `${bar.tag}: ${bar.text}.` },
    });
    return;
  }
  const measured = measureRoi(image, outlinePx, []);
  if (!measured.ok) {
    notify(context, { kind: 'not-measured', severity: 'wrong', facts: { why: measured.error.kind } });
    return;
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
  const history = pushHistory(session.history, content);
  await setContent(context, content, history, { act: 'outline committed', detail: key });
}

/** Takes an entry out of the reading; the target is armed again. */
export async function removeEntry(context: AppContext, key: string): Promise<void> {
  const session = sessionOf(context);
  const target = session && targetOf(session, key);
  if (!session || !target || !session.reading.entries[key]) return;
  const { [key]: _removed, ...entries } = session.reading.entries;
  const content: ReadingContent = { entries, sliceChoices: session.reading.sliceChoices };
  const history = pushHistory(session.history, content);
  await setContent(context, content, history, { act: 'entry removed', detail: key }, target);
}

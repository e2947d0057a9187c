import { imageKey } from '../../domain/image/imageRef';
import { measurementBar } from '../../domain/image/measurementBar';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { SliceImage } from '../../domain/image/sliceImage';
import { withoutTime } from '../../domain/reading/activityClock';
import type { ReadingEntry } from '../../domain/reading/reading';
import { contentOf, type ReadingContent } from '../../domain/reading/readingContent';
import { type Roi, type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { RoiDrawing } from '../../domain/reading/roiDrawing';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import type { Edit } from '../../editor/edit';
import { type EditHistory, pushHistory } from '../../editor/editHistory';
import type { ReadingSession } from '../../state/readingSession';
import { type AppContext, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { whileCommitting } from './commitsUnderWay';
import { entriesMeasuredAnew, isLeanSample, measureFor } from './measureEntry';
import { shownSlice } from './panes';
import { isOfSession } from './sessionTask';
import { setContent } from './setContent';
import { isWithinShownPart } from './shownPart';
import { chosenSlice, warnOfDistance } from './sliceChoice';

/** An edit that leaves an outline behind. */
type OutlineEdit = Exclude<Edit, { readonly kind: 'delete-outline' }>;

/** A target of the open project by its key; also one that is not armed: outlines can be begun on both scans. */
export function targetOf(context: AppContext, key: string): RoiTarget | undefined {
  const target = targetsOf(openProjectOf(context).project.protocol).find((one) => targetKey(one) === key);
  return target && isOfSession(sessionOf(context) ?? {}, target) ? target : undefined;
}

/** Content that came from nudging, and what was nudged: nudges of the same vertices in a row are one step. */
const nudges = new WeakMap<ReadingContent, string>();

/** The history with new content: a step of its own, or the further way of what was nudged before. */
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
 * Commits what was drawn or changed: measures it on the slice that is shown, records the slice choice, saves. False when
 * it could not be measured: the reading is as it was. `nudged` names what arrow keys moved.
 */
export async function commitOutline(
  context: AppContext,
  timePoint: TimePoint,
  edit: OutlineEdit,
  nudged?: string,
): Promise<boolean> {
  const asked = sessionOf(context);
  const pane = asked?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  const target = targetOf(context, edit.key);
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
  const roi = roiAfter(session, edit, target, header, image, context.ports.clock.nowUtc());
  if (!roi) return false;
  const crop = session.panes[timePoint]?.crop;
  if (crop && !isWithinShownPart(crop, roi)) {
    notify(context, { kind: 'part-not-shown', severity: 'attention', facts: {} });
    return false;
  }
  const { protocol } = openProjectOf(context).project;
  const measured = measureFor(protocol, image, roi, session.reading.entries);
  if (!measured.ok) {
    notify(context, { kind: 'not-measured', severity: 'wrong', facts: { why: measured.error.kind } });
    return false;
  }
  const { key } = edit;
  const entry: ReadingEntry = { kind: 'roi', roi, measurement: measured.value };
  const entries = { ...session.reading.entries, [key]: entry };
  const content = contentOf({
    ...session.reading,
    entries: isLeanSample(target, protocol)
      ? entriesMeasuredAnew(protocol, image, header, entries, timePoint)
      : entries,
    sliceChoices: chosenSlice(session, timePoint, header, 'by-drawing', roi.committedAtUtc),
  });
  const history = withStep(session.history, content, nudged);
  const isChange = session.reading.entries[key]?.kind === 'roi';
  const isNewChoice = content.sliceChoices !== session.reading.sliceChoices;
  updateSession(context, { activity: withoutTime(session.activity, key) });
  const event = { act: 'roi-committed', detail: key } as const;
  const kept = setContent(context, content, history, event, isChange ? 'same' : 'next');
  if (isNewChoice) warnOfDistance(context, timePoint);
  await kept;
  return true;
}

/** The ROI that an edit makes; undefined where it changes one that is not there. */
function roiAfter(
  session: ReadingSession,
  edit: OutlineEdit,
  target: RoiTarget,
  header: SliceHeader,
  image: SliceImage,
  committedAtUtc: string,
): Roi | undefined {
  const entry = session.reading.entries[edit.key];
  const before = entry?.kind === 'roi' ? entry.roi : undefined;
  const isNew = edit.kind === 'close-outline';
  if (!isNew && !before) return undefined;
  const outlinePx = edit.kind === 'change-exclusions' ? before?.outlinePx : edit.verticesPx;
  if (!outlinePx) return undefined;
  const exclusions = isNew ? [] : (edit.exclusions ?? before?.exclusions ?? []);
  const earlier = isNew ? undefined : before?.drawing;
  const drawing: RoiDrawing = {
    activeMs: (earlier?.activeMs ?? 0) + (session.activity.activeMs[edit.key] ?? 0),
    ways: [...new Set([...(earlier?.ways ?? []), ...edit.ways])],
  };
  return {
    target,
    image: { sopInstanceUid: header.sopInstanceUid, frame: header.frame },
    imageFingerprint: image.fingerprint,
    outlinePx,
    exclusions,
    committedAtUtc,
    drawing,
    revision: lastRevision(session, edit.key) + 1,
  };
}

/** The highest revision that an ROI ever had, one taken back included: a revision names one shape for good. */
function lastRevision({ history, reading }: ReadingSession, key: string): number {
  let highest = 0;
  for (const { entries } of [...history.past, reading, ...history.future]) {
    const entry = entries[key];
    // ROIs of earlier versions were not counted; they are the first.
    if (entry?.kind === 'roi') highest = Math.max(highest, entry.roi.revision ?? 1);
  }
  return highest;
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
  const content = contentOf({ ...session.reading, entries: withFat(context, session, target, entries) });
  const history = pushHistory(session.history, content);
  await setContent(context, content, history, { act: 'reading-changed', detail: `removed: ${key}` }, target);
}

/** Entries with their fat measured anew where the lean sample of a scan has gone; where pixels are not here, later. */
export function withFat(
  context: AppContext,
  session: ReadingSession,
  target: RoiTarget,
  entries: ReadingContent['entries'],
): ReadingContent['entries'] {
  const protocol: Protocol = openProjectOf(context).project.protocol;
  const entry = session.reading.entries[targetKey(target)];
  if (!isLeanSample(target, protocol) || entry?.kind !== 'roi') return entries;
  const image = context.registry.decoded(imageKey(entry.roi.image));
  return image ? entriesMeasuredAnew(protocol, image, entry.roi.image, entries, target.timePoint) : entries;
}

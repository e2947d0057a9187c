import { imageKey } from '../../domain/image/imageRef';
import type { StoredDraft, StoredDrafts } from '../../domain/keeping/readingRecords';
import type { Reading } from '../../domain/reading/reading';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { draftSnapshot, withDraft } from '../../editor/draftSnapshot';
import { type EditorState, outlineOf } from '../../editor/editorState';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { type AppContext, keep, notify, openProjectOf, sessionOf, updateSession } from '../context';
import { createLatestWriter, type LatestWriter } from '../latestWriter';
import { targetOf } from './commitEntry';
import { isCommitting } from './commitsUnderWay';
import { mayDrawOn } from './editorFeed';
import { isBusy } from './isBusy';
import { liveNumbers } from './liveNumbers';
import { markOwnDraft } from './ownDrafts';
import { feedEditor, shownSlice } from './panes';

/** The writer of drafts, what it was last given, and what it still has to do. */
interface DraftKeeping {
  readonly writer: LatestWriter<StoredDrafts>;
  given: readonly unknown[];
  last: Promise<void>;
}

const keepings = new WeakMap<AppContext, DraftKeeping>();

function keepingOf(context: AppContext): DraftKeeping {
  const here = keepings.get(context);
  if (here) return here;
  const writer = createLatestWriter(context.ports.storage.saveDrafts);
  const made: DraftKeeping = { writer, given: [], last: Promise.resolve() };
  keepings.set(context, made);
  return made;
}

/** What a draft is made of, by identity: a pointer that only moves changes none of it. */
function partsOf({ draft, pending }: EditorState): readonly unknown[] {
  return [draft?.history, draft?.target.key, pending?.history];
}

function draftOf(pane: ReadingPane | undefined): StoredDraft | undefined {
  const header = pane && shownSlice(pane.axial);
  const snapshot = pane && draftSnapshot(pane.editor);
  if (!header || !snapshot) return undefined;
  return { image: { sopInstanceUid: header.sopInstanceUid, frame: header.frame }, snapshot };
}

/**
 * Keeps what is begun in the open reading, at every step of it. A draft that became an outline stays until that outline
 * is on disk.
 */
export function keepDrafts(context: AppContext): void {
  const session = sessionOf(context);
  if (!session || isCommitting(context)) return;
  const keeping = keepingOf(context);
  const { panes, reading } = session;
  const parts = [reading.id, ...timePoints.flatMap((one) => (panes[one] ? partsOf(panes[one].editor) : []))];
  const isSame =
    parts.length === keeping.given.length && parts.every((part, at) => part === keeping.given[at]);
  if (isSame) return;
  const drafts = storedDrafts(context, session);
  const { saves } = context;
  if (Object.keys(drafts.drafts).length === 0 && saves.waitingCount() > 0) {
    void saves.settled().then(() => {
      if (saves.waitingCount() === 0) keepDrafts(context);
    });
    return;
  }
  keeping.given = parts;
  markOwnDraft(context, session.subjectId, Object.keys(drafts.drafts).length > 0);
  keeping.last = keeping.writer.write(reading.id, drafts);
}

function storedDrafts(context: AppContext, { panes, reading, activity }: ReadingSession): StoredDrafts {
  const drafts: Partial<Record<TimePoint, StoredDraft>> = {};
  for (const timePoint of timePoints) {
    const draft = draftOf(panes[timePoint]);
    if (draft) drafts[timePoint] = draft;
  }
  return {
    readingId: reading.id,
    projectId: openProjectOf(context).project.id,
    subjectId: reading.subjectId,
    observerId: reading.observerId,
    drafts,
    activeMs: activity.activeMs,
    revisions: revisionsOf(reading, Object.keys(activity.activeMs)),
  };
}

/** Revisions of the outlines of some targets, as a reading has them. */
function revisionsOf({ entries }: Reading, keys: readonly string[]): Readonly<Record<string, number>> {
  const known = keys.flatMap((key): [string, number][] => {
    const entry = entries[key];
    return entry?.kind === 'roi' ? [[key, entry.roi.revision ?? 1]] : [];
  });
  return Object.fromEntries(known);
}

/**
 * Time at work that a stored draft has and no ROI yet. The page may have gone after an outline was on disk and before its
 * draft was taken away: what was committed since has that time already.
 */
export function timeNotKept(stored: StoredDrafts, reading: Reading): StoredDrafts['activeMs'] {
  const now = revisionsOf(reading, Object.keys(stored.activeMs));
  return Object.fromEntries(
    Object.entries(stored.activeMs).filter(([key]) => now[key] === stored.revisions?.[key]),
  );
}

/** Writes what is begun now, with the time spent on it: the page may go at any moment. */
export function flushDrafts(context: AppContext): Promise<void> {
  const keeping = keepingOf(context);
  if (sessionOf(context) && [...timePoints].some((one) => isBegun(context, one))) keeping.given = [];
  keepDrafts(context);
  return keeping.last;
}

function isBegun(context: AppContext, timePoint: TimePoint): boolean {
  const pane = sessionOf(context)?.panes[timePoint];
  return pane !== undefined && isBusy(pane);
}

/** Resolves when what was begun so far was written, or could not be. */
export function draftsWritten(context: AppContext): Promise<void> {
  return keepingOf(context).last;
}

/** Whether everything begun in a reading can be left: it is a draft, and drafts can be written. Writes it. */
export function areDraftsSafe(context: AppContext, { panes, reading }: ReadingSession): boolean {
  const isLost = timePoints.some((timePoint) => {
    const pane = panes[timePoint];
    return pane !== undefined && isBusy(pane) && draftOf(pane) === undefined;
  });
  const { writer } = keepingOf(context);
  const begun = timePoints.some((timePoint) => draftOf(panes[timePoint]) !== undefined);
  if (isLost || (begun && writer.hasFailed(reading.id))) return false;
  void flushDrafts(context);
  return true;
}

/** Goes on with what was begun when the reading was open last. What does not fit it any more is dropped, and logged. */
export function takeUpDrafts(context: AppContext, stored: StoredDrafts): void {
  const dropped: TimePoint[] = [];
  for (const timePoint of timePoints) {
    const draft = stored.drafts[timePoint];
    const session = sessionOf(context);
    if (!draft || !session) continue;
    const pane = withStored(context, session, timePoint, draft);
    if (!pane) {
      dropped.push(timePoint);
      continue;
    }
    const armed = pane.editor.draft && targetOf(context, pane.editor.draft.target.key);
    updateSession(context, {
      panes: { ...session.panes, [timePoint]: { ...pane, live: liveNumbers(context, pane) } },
      activeTimePoint: timePoint,
      ...(armed && pane.editor.draft?.shape === 'outline' && { armed }),
    });
    notify(context, { kind: 'draft-taken-up', severity: 'done', facts: { timePoint } });
  }
  if (dropped.length === 0) return;
  const detail = `half-drawn outline left aside, ${dropped.join(', ')}: not of the reading as it is now`;
  void keep(context, { event: { act: 'reading-changed', detail, subjectId: stored.subjectId } });
}

/** A pane at the draft's slice, with the draft; undefined where the slice, the target or the lock forbids it. */
function withStored(
  context: AppContext,
  { panes, reading, armed }: ReadingSession,
  timePoint: TimePoint,
  draft: StoredDraft,
): ReadingPane | undefined {
  const pane = panes[timePoint];
  const index = pane?.axial.slices.findIndex((slice) => imageKey(slice) === imageKey(draft.image)) ?? -1;
  if (!pane || index < 0 || reading.state === 'signed') return undefined;
  const { protocol } = openProjectOf(context).project;
  const axial = { ...pane.axial, index };
  const fed = feedEditor({ ...pane, axial }, reading, timePoint, armed, protocol);
  const editor = withDraft(fed.editor, draft.snapshot);
  const header = shownSlice(axial);
  if (!editor || !header) return undefined;
  const target = editor.draft && targetOf(context, editor.draft.target.key);
  const isDone = editor.draft?.shape === 'outline' && outlineOf(editor, editor.draft.target.key);
  if (editor.draft && (isDone || !target || !mayDrawOn(reading, target, header, protocol))) return undefined;
  return { ...fed, editor };
}

import { imageKey } from '../../domain/image/imageRef';
import type { CannotMeasureReason, Reading, ReadingEntry } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';
import { pushHistory, startHistory } from '../../editor/editHistory';
import type { ReadingContent } from '../../state/readingSession';
import { backUp } from '../backups';
import { type AppContext, isStillHere, keep, notify, openProjectOf, sessionOf, update } from '../context';
import { countAtRisk } from '../projects';
import { recordProgress, setContent } from './commitEntry';
import { firstMissing, mayLeave, openNextUnsigned } from './openReading';
import { shownSlice } from './panes';
import { refeed } from './slices';

/** Gives a reason instead of an ROI. An ROI that is there is replaced; undo brings it back. */
export async function cannotMeasure(
  context: AppContext,
  target: RoiTarget,
  reason: CannotMeasureReason,
  note: string,
): Promise<void> {
  const session = sessionOf(context);
  if (!session) return;
  const key = targetKey(target);
  const recordedAtUtc = context.ports.clock.nowUtc();
  const entry: ReadingEntry = { kind: 'cannot-measure', target, reason, note: note.trim(), recordedAtUtc };
  const content: ReadingContent = {
    entries: { ...session.reading.entries, [key]: entry },
    sliceChoices: session.reading.sliceChoices,
  };
  const event = { act: 'cannot be measured', detail: `${key}: ${reason}` };
  await setContent(context, content, pushHistory(session.history, content), event);
}

/** Takes the shown axial slice as the one at the level. Refused while ROIs lie on another. */
export async function acceptSlice(context: AppContext, timePoint: TimePoint): Promise<void> {
  const session = sessionOf(context);
  const pane = session?.panes[timePoint];
  const header = pane && shownSlice(pane.axial);
  if (!session || !header) return;
  const isElsewhere = Object.values(session.reading.entries).some(
    (entry) =>
      entry.kind === 'roi' &&
      entry.roi.target.timePoint === timePoint &&
      imageKey(entry.roi.image) !== imageKey(header),
  );
  if (isElsewhere) {
    notify(context, { kind: 'slice-has-outlines-elsewhere', severity: 'attention', facts: { timePoint } });
    return;
  }
  const image = { sopInstanceUid: header.sopInstanceUid, frame: header.frame };
  const chosenAtUtc = context.ports.clock.nowUtc();
  const content: ReadingContent = {
    entries: session.reading.entries,
    sliceChoices: { ...session.reading.sliceChoices, [timePoint]: { image, how: 'accepted', chosenAtUtc } },
  };
  const event = { act: 'slice chosen', detail: timePoint };
  await setContent(context, content, pushHistory(session.history, content), event);
}

/** How many targets the reading has and how many are given. */
export function completeness(
  context: AppContext,
  reading: Reading,
): { readonly done: number; readonly total: number } {
  const targets = targetsOf(openProjectOf(context).project.protocol);
  const done = targets.filter((target) => reading.entries[targetKey(target)] !== undefined).length;
  return { done, total: targets.length };
}

async function storeState(
  context: AppContext,
  reading: Reading,
  event: { act: string; detail: string },
): Promise<boolean> {
  const session = sessionOf(context);
  if (!session) return false;
  const { protocol } = openProjectOf(context).project;
  const armed = reading.state === 'open' ? firstMissing(protocol, reading) : undefined;
  const history = startHistory({ entries: reading.entries, sliceChoices: reading.sliceChoices });
  const next = { ...session, reading, armed, history };
  update(context, { reading: { ...next, panes: refeed(next) } });
  recordProgress(context, reading);
  return keep(context, { readings: [reading], event });
}

/**
 * Signs the open reading: it is locked, backed up, and the next subject opens. Refused until every target has an ROI
 * or a reason.
 */
export async function signReading(context: AppContext): Promise<void> {
  const session = sessionOf(context);
  if (!session || session.reading.state === 'signed' || !mayLeave(context)) return;
  const { done, total } = completeness(context, session.reading);
  if (done < total) {
    notify(context, { kind: 'not-complete', severity: 'attention', facts: { done, total } });
    return;
  }
  const asked = openProjectOf(context);
  const { project, subjects } = asked;
  const reading: Reading = {
    ...session.reading,
    state: 'signed',
    signedAtUtc: context.ports.clock.nowUtc(),
    revision: session.reading.revision + 1,
  };
  const isKept = await storeState(context, reading, { act: 'reading signed', detail: '' });
  if (!isKept) return;
  const code = subjects.find((subject) => subject.id === session.subjectId)?.code ?? '';
  if (!isStillHere(context, asked)) return;
  if (project.kind.kind === 'study') await backUp(context, 'quiet');
  await countAtRisk(context);
  if (!isStillHere(context, asked)) return;
  const hasNext = await openNextUnsigned(context);
  if (!isStillHere(context, asked)) return;
  notify(context, { kind: hasNext ? 'signed' : 'signed-last', severity: 'done', facts: { code, total } });
}

/** Opens a signed reading again. The act and its reason stay in the reading; it no longer counts for agreement. */
export async function reopenReading(context: AppContext, reason: string): Promise<void> {
  const session = sessionOf(context);
  if (session?.reading.state !== 'signed' || reason.trim() === '') return;
  const { signedAtUtc: _signed, ...rest } = session.reading;
  const atUtc = context.ports.clock.nowUtc();
  const reading: Reading = {
    ...rest,
    state: 'open',
    reopenings: [...rest.reopenings, { atUtc, reason: reason.trim() }],
    revision: rest.revision + 1,
  };
  await storeState(context, reading, { act: 'reading re-opened', detail: reason.trim() });
}

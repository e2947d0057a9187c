import { imageKey } from '../../domain/image/imageRef';
import { askedEntries } from '../../domain/reading/askedEntries';
import { askedRois } from '../../domain/reading/askedRois';
import type { CannotMeasureReason, Reading, ReadingEntry } from '../../domain/reading/reading';
import { contentOf } from '../../domain/reading/readingContent';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import { backUp } from '../backups';
import { type AppContext, isStillHere, keep, notify, openProjectOf, sessionOf, update } from '../context';
import { countAtRisk } from '../projects';
import { withFat } from './commitEntry';
import { firstMissing } from './firstMissing';
import { isMidway, openNextUnsigned } from './openReading';
import { refeed } from './refeed';
import { recordProgress, setContent } from './setContent';
import { historyChange } from './storedHistory';
import { isByProtocol, remeasureReading } from './verifyEntries';

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
  const entries = { ...session.reading.entries, [key]: entry };
  const content = contentOf({ ...session.reading, entries: withFat(context, session, target, entries) });
  const event = { act: 'cannot be measured', detail: `${key}: ${reason}` };
  await setContent(context, content, pushHistory(session.history, content), event);
}

/** Whether every ROI is measured as the protocol says now; those that are not are measured again, where pixels are here. */
async function isMeasuredByProtocol(context: AppContext): Promise<boolean> {
  const { protocol } = openProjectOf(context).project;
  const reading = sessionOf(context)?.reading;
  if (!reading || isByProtocol(reading, protocol)) return true;
  if (await remeasureReading(context)) return true;
  notify(context, { kind: 'not-measured-anew', severity: 'wrong', facts: {} });
  return false;
}

/** How many targets the reading has and how many are given. */
export function completeness(
  context: AppContext,
  reading: Reading,
): { readonly done: number; readonly total: number } {
  const { protocol } = openProjectOf(context).project;
  return { done: askedEntries(reading, protocol).length, total: targetsOf(protocol).length };
}

/**
 * A scan whose ROIs lie on more than one slice. The editor allows none; a target that the protocol took away and asks for
 * again may bring its ROI back to another slice than the others were drawn on since.
 */
function scanOnTwoSlices(reading: Reading, protocol: Protocol): TimePoint | undefined {
  return timePoints.find((timePoint) => {
    const rois = askedRois(reading, protocol, timePoint);
    return new Set(rois.map(({ image }) => imageKey(image))).size > 1;
  });
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
  // Signing locks the history and keeps it: what is re-opened can be undone from there.
  const { history } = session;
  const next = { ...session, reading, armed };
  update(context, { reading: { ...next, panes: refeed(next, protocol) } });
  recordProgress(context, reading);
  const histories = [historyChange(history, history, reading)];
  return keep(context, { readings: [reading], histories, event });
}

/**
 * Signs the open reading: it is locked, backed up, and the next subject opens. Refused until every target has an ROI
 * or a reason.
 */
export async function signReading(context: AppContext): Promise<void> {
  const begun = sessionOf(context);
  if (!begun || begun.reading.state === 'signed' || isMidway(context)) return;
  if (!(await isMeasuredByProtocol(context))) return;
  const session = sessionOf(context);
  if (session?.reading.id !== begun.reading.id || session.reading.state === 'signed') return;
  // A hand may have begun something while slices were decoded.
  if (isMidway(context)) return;
  const split = scanOnTwoSlices(session.reading, openProjectOf(context).project.protocol);
  if (split) {
    notify(context, { kind: 'outlines-on-two-slices', severity: 'wrong', facts: { timePoint: split } });
    return;
  }
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

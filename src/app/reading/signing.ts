import { roundName } from '../../domain/agreement/roundName';
import { imageKey } from '../../domain/image/imageRef';
import type { LoggedAct } from '../../domain/keeping/auditEntry';
import { askedRois } from '../../domain/reading/askedRois';
import type { CannotMeasureReason, Reading, ReadingEntry } from '../../domain/reading/reading';
import { contentOf } from '../../domain/reading/readingContent';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { ProtocolLock } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import { pushHistory } from '../../editor/editHistory';
import { backUp } from '../backups';
import { type AppContext, isStillHere, keep, notify, openProjectOf, sessionOf, update } from '../context';
import { printedHead } from '../printedHead';
import { countAtRisk } from '../projects';
import { showLock, signedReading } from '../protocol/signedReading';
import { withFat } from './commitEntry';
import { firstMissing } from './firstMissing';
import { isMidway } from './leaving';
import { openNextUnsigned } from './nextSubject';
import { refeed } from './refeed';
import { isOfSession, type Lacking, sessionStanding } from './sessionTask';
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
  if (!session || !isOfSession(session, target)) return;
  const key = targetKey(target);
  const recordedAtUtc = context.ports.clock.nowUtc();
  const entry: ReadingEntry = { kind: 'cannot-measure', target, reason, note: note.trim(), recordedAtUtc };
  const entries = { ...session.reading.entries, [key]: entry };
  const content = contentOf({ ...session.reading, entries: withFat(context, session, target, entries) });
  // The reason tells of the patient: it stays in the reading.
  const event = { act: 'reading-changed', detail: `cannot be measured: ${key}` } as const;
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
  event: Omit<LoggedAct, 'subjectId'>,
  lock?: ProtocolLock,
): Promise<boolean> {
  const session = sessionOf(context);
  if (!session) return false;
  const { protocol } = openProjectOf(context).project;
  const armed = reading.state === 'open' ? firstMissing(protocol, reading, session) : undefined;
  // Signing locks the history and keeps it: what is re-opened can be undone from there.
  const { history } = session;
  const next = { ...session, reading, armed };
  update(context, { reading: { ...next, panes: refeed(next, protocol) } });
  recordProgress(context, reading);
  const histories = [historyChange(history, history, reading)];
  return keep(context, {
    readings: [reading],
    histories,
    ...(lock && { lock }),
    event: { ...event, subjectId: reading.subjectId },
  });
}

const noticeOf = {
  outlines: { next: 'signed', last: 'signed-last' },
  slices: { next: 'slices-signed', last: 'slices-signed-last' },
} as const;

/**
 * Signs the open reading: it is locked, backed up, and the next subject opens. Refused until every target has an ROI
 * or a reason; where only slices are chosen, until every scan has its slice.
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
  // Gross or net has no silent default: what is signed says which it was.
  if (session.task === 'outlines' && !openProjectOf(context).project.protocol.isCsaDecided) {
    notify(context, { kind: 'csa-not-decided', severity: 'attention', facts: {} });
    return;
  }
  const { done, total, lacking } = sessionStanding(session, openProjectOf(context).project.protocol);
  if (done < total) {
    const facts = { done, total, ...firstLacking(lacking, openProjectOf(context).project.protocol) };
    notify(context, { kind: 'not-complete', severity: 'attention', facts });
    return;
  }
  const asked = openProjectOf(context);
  const { project, subjects } = asked;
  const { reading, lock } = signedReading(context, session.reading);
  const event =
    session.task === 'slices'
      ? ({ act: 'slices-signed', detail: '' } as const)
      : ({ act: 'reading-signed', detail: roundName(reading.round) } as const);
  const isKept = await storeState(context, reading, event, lock);
  if (!isKept) return;
  if (lock && isStillHere(context, asked)) showLock(context, lock);
  const code = subjects.find((subject) => subject.id === session.subjectId)?.code ?? '';
  const log = await printedHead(context, asked);
  if (!isStillHere(context, asked)) return;
  if (project.kind.kind === 'study') await backUp(context, 'quiet');
  await countAtRisk(context);
  if (!isStillHere(context, asked)) return;
  // Whoever went elsewhere meanwhile is not fetched back; there it is seen that it is signed.
  const { screen } = context.store.getState();
  if (screen.kind !== 'project' || screen.tab !== 'read') return;
  const hasNext = await openNextUnsigned(context);
  if (!isStillHere(context, asked)) return;
  notify(context, {
    kind: noticeOf[session.task][hasNext ? 'next' : 'last'],
    severity: 'done',
    facts: { code, total, log },
  });
}

/** Which is the first that lacks: scan, muscle and side; and how many more there are. */
function firstLacking([first, ...others]: readonly Lacking[], { muscles }: Protocol) {
  if (!first) return {};
  if (first.kind === 'slice') return { timePoint: first.timePoint, more: others.length };
  const { timePoint, muscleId, side } = first.target;
  const name = muscles.find(({ id }) => id === muscleId)?.name ?? muscleId;
  return { timePoint, muscle: name, side, more: others.length };
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
  const event =
    session.task === 'slices'
      ? ({ act: 'slices-re-opened', detail: '' } as const)
      : ({ act: 'reading-re-opened', detail: roundName(reading.round) } as const);
  await storeState(context, reading, event);
}

import { sliceChooser } from '../../domain/conduct/sliceChooser';
import type { SubjectId } from '../../domain/ids';
import { isReadable } from '../../domain/study/isReadable';
import { type AppContext, openProjectOf, sessionOf } from '../context';
import { openReading } from './openReading';
import { openSession } from './openSession';

/** Subjects this person can read, or choose slices of, in work-list order. */
export function readableSubjects(context: AppContext): readonly SubjectId[] {
  return openProjectOf(context)
    .subjects.filter(isReadable)
    .map((subject) => subject.id);
}

/** Opens a subject for what is being done: outlines, or the choice of slices. */
async function openAnother(context: AppContext, subjectId: SubjectId): Promise<void> {
  if (sessionOf(context)?.task === 'slices') await openSliceChoice(context, subjectId);
  else await openReading(context, subjectId);
}

/** Opens a subject for choosing its slices, once for all observers. Nobody who reads blinded does that. */
export async function openSliceChoice(context: AppContext, subjectId: SubjectId): Promise<void> {
  if (openProjectOf(context).person.kind !== 'researcher') return;
  await openSession(context, subjectId, { observerId: sliceChooser, round: 1, task: 'slices' });
}

/** Opens the subject before or after the one that is open. */
export async function stepSubject(context: AppContext, step: 1 | -1): Promise<void> {
  const { reading } = context.store.getState();
  const order = readableSubjects(context);
  const index = reading ? order.indexOf(reading.subjectId) : -1;
  const next = order[index + step];
  if (next !== undefined) await openAnother(context, next);
}

/**
 * Opens the next subject, in order and round the end, that is not signed and does not wait for anything; false when there
 * is none. Of slices, while they are being chosen; else of the observer's round.
 */
export async function openNextUnsigned(context: AppContext): Promise<boolean> {
  const { reading } = context.store.getState();
  const order = readableSubjects(context);
  const from = reading ? order.indexOf(reading.subjectId) + 1 : 0;
  const isOpen = reading?.task === 'slices' ? withoutSlices(context) : mayBeRead(context);
  const next = [...order.slice(from), ...order.slice(0, from)].find(isOpen);
  if (next === undefined) return false;
  await openAnother(context, next);
  return true;
}

/** Opens the next subject without slices for all; false when every subject has them. */
export async function openNextSliceChoice(context: AppContext): Promise<boolean> {
  const next = readableSubjects(context).find(withoutSlices(context));
  if (next === undefined) return false;
  await openSliceChoice(context, next);
  return true;
}

function withoutSlices(context: AppContext): (id: SubjectId) => boolean {
  const { progress } = openProjectOf(context);
  const chosen = progress.filter((one) => one.observerId === sliceChooser && one.state === 'signed');
  const ids = new Set(chosen.map(({ subjectId }) => subjectId));
  return (id) => !ids.has(id);
}

/** What the observer has not signed in this round, and can begin now: it waits for nothing. */
function mayBeRead(context: AppContext): (id: SubjectId) => boolean {
  const { progress, person, round = 1, waits } = openProjectOf(context);
  const signed = new Set(
    progress
      .filter((one) => one.observerId === person.observerId && one.state === 'signed' && one.round === round)
      .map((one) => one.subjectId),
  );
  return (id) => !signed.has(id) && !waits?.has(id);
}

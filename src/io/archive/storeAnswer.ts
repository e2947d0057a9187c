import type { DicomJson, StoreOutcome } from '../../domain/archive/archiveClient';
import { readDataSets } from './dicomJson';
import type { HttpAnswer } from './exchange';
import { textOf, wholeNumberOf } from './jsonValues';
import type { Read } from './trouble';

/** Statuses besides success whose body says of each object what became of it (PS3.18 10.5.3). */
export const storeStatuses: readonly number[] = [409];

/**
 * What became of the objects that were sent, `sent` being their SOP Instance UIDs in order. Archives answer 200 (all), 202 (some) or
 * 409 (none) with both lists; an object that no list names counts as stored only where the answer is 200 and has no lists.
 */
export function readStoreAnswer(answer: HttpAnswer, sent: readonly string[]): Read<StoreOutcome> {
  const sets = readDataSets(answer, 1);
  if (!sets.ok) {
    if (answer.status !== 409) return sets;
    return refusedAll(answer);
  }
  const [said = {}] = sets.value;
  const refused = sequence(said, '00081198').map((item) => ({
    sopInstanceUid: textOf(item, '00081155'),
    reason: reasonOf(item),
  }));
  const failed = new Set(refused.map((one) => one.sopInstanceUid));
  const named = new Set(sequence(said, '00081199').map((item) => textOf(item, '00081155')));
  const saysNothing = named.size === 0 && refused.length === 0;
  if (answer.status === 409 && saysNothing) return refusedAll(answer);
  const isAll = answer.status === 200 && saysNothing;
  const stored = sent.filter((uid) => !failed.has(uid) && (named.has(uid) || isAll));
  const known = new Set([...stored, ...failed]);
  const unsaid = sent
    .filter((uid) => !known.has(uid))
    .map((uid) => ({ sopInstanceUid: uid, reason: 'The archive does not say that it kept it.' }));
  return { ok: true, value: { stored, refused: [...refused, ...unsaid] } };
}

function refusedAll({ status }: HttpAnswer): Read<StoreOutcome> {
  const message = 'The archive took none of the objects and gives no reasons.';
  return { ok: false, error: { kind: 'refused', message, status, isWorthRepeating: false } };
}

function sequence(set: DicomJson, tag: string): readonly DicomJson[] {
  // Items of a sequence have been checked to be data sets.
  return set[tag]?.vr === 'SQ' ? ((set[tag].Value ?? []) as readonly DicomJson[]) : [];
}

/** Failure Reason (0008,1197), a number, as PS3.18 table I.2-2 names it. */
function reasonOf(item: DicomJson): string {
  const code = wholeNumberOf(item, '00081197');
  if (code === undefined) return 'No reason given.';
  const words = reasonWords(code);
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  return words === '' ? `Reason ${hex}.` : `${words} (${hex}).`;
}

function reasonWords(code: number): string {
  if (code >= 0xa700 && code <= 0xa7ff) return 'The archive is out of room';
  if (code >= 0xa900 && code <= 0xa9ff) return 'The object does not fit its kind';
  if (code >= 0xc000 && code <= 0xcfff) return 'The archive does not understand the object';
  if (code === 0x0110) return 'The archive could not process it';
  if (code === 0x0111) return 'Another object of this identifier is there';
  if (code === 0x0117) return 'Its identifier is not valid';
  if (code === 0x0122) return 'The archive does not keep objects of this kind';
  if (code === 0x0124) return 'Not allowed';
  return code === 0xc122 ? 'The archive does not keep its transfer syntax' : '';
}

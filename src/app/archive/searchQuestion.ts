import { err, ok, type Result } from '../../base/result';
import type { ArchiveQuery } from '../../domain/archive/archiveClient';
import { parseIsoDate } from '../../domain/isoDate';
import type { ArchiveQuestion } from '../../state/archiveSearchState';

/** All MR studies. */
export const emptyQuestion: ArchiveQuestion = {
  patientName: '',
  patientId: '',
  from: '',
  to: '',
  description: '',
  accessionNumber: '',
  modality: 'MR',
};

/** What of a question cannot be asked. */
export type QuestionProblem =
  | { readonly kind: 'not-a-date'; readonly field: 'from' | 'to' }
  | { readonly kind: 'ends-before-it-begins' };

/** Whether something is asked besides the modality. */
export function isNarrowed(question: ArchiveQuestion): boolean {
  const { modality: _, ...typed } = question;
  return Object.values(typed).some((text) => text.trim() !== '');
}

/**
 * A question as DICOM asks it (PS3.4 C.2.2.2): of names and descriptions any part is enough, so they are put between `*`
 * unless a wildcard was typed; numbers are asked whole, as typed. Words and name parts may stand apart by anything.
 */
export function queryOf(question: ArchiveQuestion): Result<ArchiveQuery, QuestionProblem> {
  const [from, to] = [dateOf(question.from), dateOf(question.to)];
  if (from === 'not-a-date') return err({ kind: 'not-a-date', field: 'from' });
  if (to === 'not-a-date') return err({ kind: 'not-a-date', field: 'to' });
  if (from !== '' && to !== '' && from > to) return err({ kind: 'ends-before-it-begins' });
  const patientName = anyPart(question.patientName, /[\s,^]+/);
  const description = anyPart(question.description, /\s+/);
  const patientId = question.patientId.trim();
  const accessionNumber = question.accessionNumber.trim();
  return ok({
    ...(patientName !== '' && { patientName }),
    ...(patientId !== '' && { patientId }),
    ...((from !== '' || to !== '') && { studyDates: `${from}-${to}` }),
    ...(description !== '' && { description }),
    ...(accessionNumber !== '' && { accessionNumber }),
    ...(question.modality !== 'any' && { modality: question.modality }),
  });
}

/** DICOM DA of what was typed; empty where nothing was. */
function dateOf(typed: string): string {
  if (typed.trim() === '') return '';
  return parseIsoDate(typed)?.replaceAll('-', '') ?? 'not-a-date';
}

function anyPart(typed: string, apart: RegExp): string {
  const words = typed.split(apart).filter((word) => word !== '');
  if (words.length === 0) return '';
  const joined = words.join('*');
  return /[*?]/.test(typed) ? joined : `*${joined}*`;
}

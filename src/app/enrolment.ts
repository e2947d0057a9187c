import type { SubjectId } from '../domain/ids';
import type { AuditAct, LoggedAct } from '../domain/keeping/auditEntry';
import { enrolmentOf } from '../domain/study/enrolmentOf';
import type { Subject } from '../domain/study/subject';
import { type AppContext, keep, openProjectOf, sittingHere, updateOpen } from './context';

/** What is done with the enrolment of subjects. Whoever is excluded keeps row and readings. */
export type EnrolmentChange =
  | { readonly kind: 'exclude'; readonly reason: string }
  | { readonly kind: 'include' }
  | { readonly kind: 'screen' };

/** What is known of subjects besides covariates. Undefined and empty texts take a value back. */
export type SubjectMark =
  | { readonly kind: 'training'; readonly isTraining: boolean }
  | { readonly kind: 'note'; readonly note: string }
  /** Puts a line after what each of them has already. */
  | { readonly kind: 'add-to-note'; readonly line: string }
  | { readonly kind: 'final-scan-reason'; readonly reason: string };

/**
 * Changes subjects together, in one save, with one entry of the log for each that changes. The researcher alone does it:
 * an observer's session writes no subject.
 */
async function changeSubjects(
  context: AppContext,
  ids: readonly SubjectId[],
  change: (subject: Subject) => Subject,
  logged: { readonly act: AuditAct; readonly detail: string },
): Promise<void> {
  const { subjects, person } = openProjectOf(context);
  if (person.kind !== 'researcher') return;
  const wanted = new Set(ids);
  const changed: Subject[] = [];
  const all = subjects.map((one) => {
    if (!wanted.has(one.id)) return one;
    const after = change(one);
    if (after !== one) changed.push(after);
    return after;
  });
  if (changed.length === 0) return;
  const acts = changed.map(({ id }): LoggedAct => ({ ...logged, subjectId: id }));
  const [event, ...furtherEvents] = acts;
  if (!event) return;
  updateOpen(context, { subjects: all });
  await keep(context, { subjects: changed, event, ...(furtherEvents.length > 0 && { furtherEvents }) });
}

/**
 * Screens, includes or excludes subjects, with when and who. A reason is required for an exclusion; an empty one changes
 * nothing. Including takes the exclusion back, and says so for a subject that lacks a scan.
 */
export async function setEnrolment(
  context: AppContext,
  ids: readonly SubjectId[],
  change: EnrolmentChange,
): Promise<void> {
  const at = { atUtc: context.ports.clock.nowUtc(), by: sittingHere(openProjectOf(context)) };
  switch (change.kind) {
    case 'exclude': {
      const reason = change.reason.trim();
      if (reason === '') return;
      await changeSubjects(
        context,
        ids,
        (one) => (one.exclusion?.reason === reason ? one : { ...one, exclusion: { reason, ...at } }),
        { act: 'subject-excluded', detail: '' },
      );
      return;
    }
    case 'include':
      await changeSubjects(
        context,
        ids,
        (one) => {
          if (enrolmentOf(one) === 'included') return one;
          const { exclusion: _exclusion, enrolment: _enrolment, ...rest } = one;
          return enrolmentOf(rest) === 'included'
            ? rest
            : { ...rest, enrolment: { state: 'included', ...at } };
        },
        { act: 'subject-included', detail: '' },
      );
      return;
    case 'screen':
      await changeSubjects(
        context,
        ids,
        (one) => {
          if (enrolmentOf(one) === 'screened') return one;
          const { exclusion: _exclusion, ...rest } = one;
          return { ...rest, enrolment: { state: 'screened', ...at } };
        },
        { act: 'subject-changed', detail: 'screened' },
      );
  }
}

/** Marks subjects: as training, with a note, or with why they had a final scan. */
export async function markSubjects(
  context: AppContext,
  ids: readonly SubjectId[],
  mark: SubjectMark,
): Promise<void> {
  await changeSubjects(context, ids, (one) => marked(one, mark), {
    act: 'subject-changed',
    detail: detailOf(mark),
  });
}

function detailOf(mark: SubjectMark): string {
  switch (mark.kind) {
    case 'training':
      return mark.isTraining ? 'training' : 'no training';
    case 'note':
    case 'add-to-note':
      return 'note';
    case 'final-scan-reason':
      return 'reason of the final scan';
  }
}

function marked(subject: Subject, mark: SubjectMark): Subject {
  switch (mark.kind) {
    case 'training': {
      if ((subject.isTraining ?? false) === mark.isTraining) return subject;
      const { isTraining: _before, ...rest } = subject;
      return mark.isTraining ? { ...rest, isTraining: true } : rest;
    }
    case 'note':
      return withNote(subject, mark.note);
    case 'add-to-note': {
      const line = mark.line.trim();
      return line === ''
        ? subject
        : withNote(subject, [subject.note, line].filter((text) => text).join('\n'));
    }
    case 'final-scan-reason': {
      const reason = mark.reason.trim();
      if ((subject.finalScanReason ?? '') === reason) return subject;
      const { finalScanReason: _before, ...rest } = subject;
      return reason === '' ? rest : { ...rest, finalScanReason: reason };
    }
  }
}

function withNote(subject: Subject, text: string): Subject {
  const note = text.trim();
  if ((subject.note ?? '') === note) return subject;
  const { note: _before, ...rest } = subject;
  return note === '' ? rest : { ...rest, note };
}

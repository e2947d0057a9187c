import { err, ok, type Result } from '../base/result';
import type { CataloguePatient } from '../domain/catalogue/catalogue';
import type { SubjectId } from '../domain/ids';
import { codesInUse } from '../domain/study/codesInUse';
import {
  type CovariateChoices,
  type CovariateConflict,
  covariateConflicts,
  linkedSubject,
  unlinkedSubject,
} from '../domain/study/linkSubjects';
import { patientKeysOf, patientsByKey } from '../domain/study/patientOf';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, openProjectOf, update, updateOpen } from './context';
import { begunSubjects, withHeldScans } from './heldScans';
import { imagesHere } from './imagesComing';
import { rePaired } from './rePair';

/** Why two subjects were not linked, or a link not taken back. Nothing is then changed. */
export type LinkRefusal =
  | { readonly kind: 'not-researcher' }
  | { readonly kind: 'gone' }
  /** Dates are counted from each subject's own first imaging study: those of two cannot be put in order. */
  | { readonly kind: 'dates-not-kept' }
  /** The other subject has a reading; link the other way round, or not at all. */
  | { readonly kind: 'other-is-read'; readonly code: string }
  /** Begun outlines lie on a scan that would be replaced. */
  | { readonly kind: 'outlines-would-move'; readonly code: string }
  | { readonly kind: 'other-has-links'; readonly code: string }
  | { readonly kind: 'covariates-contradict'; readonly conflicts: readonly CovariateConflict[] };

/** What linking would make of two subjects: the kept one, paired again. */
export function linkPreview(
  open: OpenProject,
  keepId: SubjectId,
  otherId: SubjectId,
  choices: CovariateChoices,
  atUtc: string,
): Result<Subject, LinkRefusal> {
  if (open.person.kind !== 'researcher') return err({ kind: 'not-researcher' });
  const kept = open.subjects.find((one) => one.id === keepId);
  const other = open.subjects.find((one) => one.id === otherId);
  if (!kept || !other || keepId === otherId) return err({ kind: 'gone' });
  if (open.project.identity === 'removed') return err({ kind: 'dates-not-kept' });
  if (open.progress.some((one) => one.subjectId === otherId)) {
    return err({ kind: 'other-is-read', code: other.code });
  }
  if ((other.links ?? []).length > 0) return err({ kind: 'other-has-links', code: other.code });
  const conflicts = covariateConflicts(kept.covariates, other.covariates).filter(
    ({ field }) => choices[field] === undefined,
  );
  if (conflicts.length > 0) return err({ kind: 'covariates-contradict', conflicts });
  const linked = rePaired(open, linkedSubject(kept, other, choices, atUtc));
  if (withHeldScans(open, linked).isHeld) return err({ kind: 'outlines-would-move', code: kept.code });
  return ok(linked);
}

/**
 * Makes one subject of two that are the same person, such as one whose follow-up was exported under a pseudonym: the
 * other's imaging studies come to the kept one, and the other's row goes. Refused with the reason where a reading
 * would move to another image, and where covariates contradict each other and nobody said which holds.
 */
export async function linkSubjects(
  context: AppContext,
  keepId: SubjectId,
  otherId: SubjectId,
  choices: CovariateChoices = {},
): Promise<Result<void, LinkRefusal>> {
  if (openProjectOf(context).areImagesComing) await imagesHere(context);
  const open = openProjectOf(context);
  const linked = linkPreview(open, keepId, otherId, choices, context.ports.clock.nowUtc());
  if (!linked.ok) return linked;
  updateOpen(context, {
    subjects: open.subjects
      .filter((one) => one.id !== otherId)
      .map((one) => (one.id === keepId ? linked.value : one)),
  });
  update(context, { results: { kind: 'none' } });
  await keep(context, {
    subjects: [linked.value],
    removedSubjects: [otherId],
    changesLinks: true,
    event: { act: 'subject-changed', detail: `linked as the same person: ${otherId}`, subjectId: keepId },
  });
  return ok(undefined);
}

/** Takes a link back: the other subject has its row again, as it was. Refused where begun outlines lie on its scans. */
export async function unlinkSubject(
  context: AppContext,
  keptId: SubjectId,
  patientKey: string,
): Promise<Result<void, LinkRefusal>> {
  if (openProjectOf(context).areImagesComing) await imagesHere(context);
  const open = openProjectOf(context);
  if (open.person.kind !== 'researcher') return err({ kind: 'not-researcher' });
  const before = open.subjects.find((one) => one.id === keptId);
  const split = before && unlinkedSubject(before, patientKey, isOnlyOf(open, before, patientKey));
  if (!before || !split) return err({ kind: 'gone' });
  const kept = rePaired(open, split.kept);
  if (begunSubjects(open).has(keptId) && withHeldScans(open, kept).isHeld) {
    return err({ kind: 'outlines-would-move', code: before.code });
  }
  const taken = open.subjects.map((one) => (one.id === keptId ? kept : one));
  const other = rePaired(open, { ...split.other, code: freeCode(split.other.code, taken) });
  updateOpen(context, {
    subjects: [...taken, other].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true })),
  });
  update(context, { results: { kind: 'none' } });
  await keep(context, {
    subjects: [kept, other],
    changesLinks: true,
    event: { act: 'subject-changed', detail: `link taken back: ${other.id}`, subjectId: kept.id },
  });
  return ok(undefined);
}

/**
 * Says that two subjects that look like one person are two, or takes that back. It is kept with both, so that neither
 * a reload nor a further import asks again.
 */
export async function setTwoPeople(
  context: AppContext,
  id: SubjectId,
  otherId: SubjectId,
  areTwo: boolean,
): Promise<void> {
  const open = openProjectOf(context);
  const [one, other] = [id, otherId].map((wanted) => open.subjects.find((subject) => subject.id === wanted));
  if (open.person.kind !== 'researcher' || !one || !other || id === otherId) return;
  const changed = new Map<SubjectId, Subject>(
    [withOther(one, otherId, areTwo), withOther(other, id, areTwo)].map((subject) => [subject.id, subject]),
  );
  updateOpen(context, { subjects: open.subjects.map((subject) => changed.get(subject.id) ?? subject) });
  await keep(context, {
    subjects: [...changed.values()],
    event: {
      act: 'subject-changed',
      detail: `${areTwo ? 'found to be another person than' : 'no longer another person than'}: ${otherId}`,
      subjectId: id,
    },
  });
}

function withOther({ otherPeople = [], ...subject }: Subject, otherId: SubjectId, isOther: boolean): Subject {
  const others = [...otherPeople.filter((one) => one !== otherId), ...(isOther ? [otherId] : [])];
  return { ...subject, ...(others.length > 0 && { otherPeople: others }) };
}

/** Whether an imaging study belongs to the patient that goes, and to none that stays. */
function isOnlyOf(open: OpenProject, kept: Subject, patientKey: string): (uid: string) => boolean {
  const index = patientsByKey(open.catalogue);
  const studiesOf = (patient: CataloguePatient | undefined): readonly string[] =>
    patient?.studies.map((study) => study.studyInstanceUid) ?? [];
  const going = new Set(studiesOf(index.get(patientKey)));
  const staying = new Set(
    patientKeysOf(kept)
      .filter((key) => key !== patientKey)
      .flatMap((key) => studiesOf(index.get(key))),
  );
  return (uid) => going.has(uid) && !staying.has(uid);
}

/** The subject's own code, or that with a letter where a bundle brought another subject with it meanwhile. */
function freeCode(wanted: string, others: readonly Subject[]): string {
  const taken = new Set(codesInUse(others));
  let code = wanted;
  for (let n = 2; taken.has(code); n += 1) code = `${wanted}-${n}`;
  return code;
}

import type { SeriesInstanceUid, StudyInstanceUid, SubjectId } from '../domain/ids';
import type { LoggedAct } from '../domain/keeping/auditEntry';
import { codesInUse } from '../domain/study/codesInUse';
import { patientOf } from '../domain/study/patientOf';
import type { Covariates, Scan, Subject } from '../domain/study/subject';
import type { TimePoint } from '../domain/timePoint';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, notify, openProjectOf, updateOpen } from './context';
import { withHeldScans } from './heldScans';
import { imagesAwaited } from './imagesComing';
import { rePaired } from './rePair';

async function replaceSubject(
  context: AppContext,
  subject: Subject,
  event: Omit<LoggedAct, 'subjectId'>,
): Promise<void> {
  const { subjects } = openProjectOf(context);
  updateOpen(context, { subjects: subjects.map((one) => (one.id === subject.id ? subject : one)) });
  await keep(context, { subjects: [subject], event: { ...event, subjectId: subject.id } });
}

function subjectOf(context: AppContext, id: SubjectId): Subject | undefined {
  return openProjectOf(context).subjects.find((subject) => subject.id === id);
}

function sayHeld(context: AppContext, codes: string): void {
  notify(context, { kind: 'scans-held', severity: 'attention', facts: { codes } });
}

/** Puts in what is known of a subject; a new surgery or refracture date pairs the scans again. */
export async function setCovariates(
  context: AppContext,
  id: SubjectId,
  covariates: Covariates,
): Promise<void> {
  // Scans are paired from the images.
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const subject = subjectOf(context, id);
  const open = openProjectOf(context);
  // Observers see no covariates, so they change none.
  if (!subject || open.person.kind !== 'researcher') return;
  const held = withHeldScans(open, rePaired(open, { ...subject, covariates }));
  if (held.isHeld) sayHeld(context, subject.code);
  await replaceSubject(context, held.subject, { act: 'covariates-changed', detail: '' });
}

/** Whether another subject has a code, or takes it back when its link is undone. */
export function isCodeTaken(subjects: readonly Subject[], id: SubjectId, code: string): boolean {
  const own = subjects
    .filter((one) => one.id === id)
    .map(({ links }) => ({ code: '', ...(links && { links }) }));
  return codesInUse([...subjects.filter((one) => one.id !== id), ...own]).includes(code);
}

/** Gives a subject another code. Codes are unique; a taken or empty one is refused. */
export async function setCode(context: AppContext, id: SubjectId, code: string): Promise<boolean> {
  const subject = subjectOf(context, id);
  const wanted = code.trim();
  if (!subject || wanted === '' || isCodeTaken(openProjectOf(context).subjects, id, wanted)) return false;
  await replaceSubject(context, { ...subject, code: wanted }, { act: 'subject-changed', detail: 'code' });
  return true;
}

/** A scan that a user picked: which imaging study, and which of its series. */
interface ChosenScan {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly axialSeriesUid: SeriesInstanceUid;
  readonly sagittalSeriesUid?: SeriesInstanceUid;
}

/**
 * A user's own choice of a scan; undefined takes the choice back, and the rules decide again. Refused, and said, where
 * somebody has begun to outline on the scan that would go.
 */
export async function chooseScan(
  context: AppContext,
  id: SubjectId,
  timePoint: TimePoint,
  chosen: ChosenScan | undefined,
): Promise<void> {
  if (openProjectOf(context).areImagesComing && !(await imagesAwaited(context))) return;
  const subject = subjectOf(context, id);
  if (!subject) return;
  const open = openProjectOf(context);
  const { [timePoint]: _before, ...others } = subject.scans;
  const scans = chosen ? { ...others, [timePoint]: scanOf(open, subject, chosen) } : others;
  const held = withHeldScans(open, rePaired(open, { ...subject, scans }));
  if (held.isHeld) {
    sayHeld(context, subject.code);
    return;
  }
  const detail = `${timePoint} scan ${chosen ? 'chosen' : 'left to the rules'}`;
  await replaceSubject(context, held.subject, { act: 'subject-changed', detail });
}

function scanOf({ catalogue }: OpenProject, subject: Subject, chosen: ChosenScan): Scan {
  const study = patientOf(subject, catalogue)?.studies.find(
    (one) => one.studyInstanceUid === chosen.studyInstanceUid,
  );
  return { ...chosen, ...(study?.date ? { studyDate: study.date } : {}), reason: { kind: 'chosen-by-user' } };
}

/** Leaves a subject out, with the reason, or takes it back in. The row stays: enrolment is part of the data. */
export async function setExclusion(
  context: AppContext,
  id: SubjectId,
  reason: string | undefined,
): Promise<void> {
  const subject = subjectOf(context, id);
  if (!subject) return;
  const { exclusion: _before, ...rest } = subject;
  const atUtc = context.ports.clock.nowUtc();
  const changed: Subject =
    reason === undefined ? rest : { ...rest, exclusion: { reason: reason.trim(), atUtc } };
  const act = reason === undefined ? 'subject-included' : 'subject-excluded';
  await replaceSubject(context, changed, { act, detail: '' });
}

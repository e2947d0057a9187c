import { err, ok, type Result } from '../base/result';
import { stableText } from '../base/stableText';
import { resolveProgress } from '../domain/conduct/resolveProgress';
import { needsAmendment } from '../domain/study/needsAmendment';
import type { Amendment, Project } from '../domain/study/project';
import type { Protocol } from '../domain/study/protocol';
import { amended, isProtocolLocked, signedByObservers } from '../domain/study/protocolLock';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';
import { type AppContext, isStillHere, keep, openProjectOf, update, updateOpen } from './context';
import { begunSubjects, hasSameScans } from './heldScans';
import { imagesHere } from './imagesComing';
import { withMaskingSecret } from './kits/kitSecret';
import { changedProtocol } from './protocol/changedProtocol';
import { isMeasuredNew, isPairedNew, targetConsequence } from './protocol/consequences';
import type { ProtocolChange, ProtocolRefusal } from './protocol/protocolChange';
import { begunProblem, protocolProblem } from './protocol/protocolProblem';
import { differences } from './protocolDifferences';
import { remeasureOpenReading } from './readingPart';
import { rePaired } from './rePair';

/** What a change brought: how many subjects have other scans now. */
export interface ProtocolOutcome {
  readonly otherScans: number;
}

const reasonAtMost = 500;

/** How many readings the observers have signed: from the first on, the protocol is locked. */
export function signedReadings({ project, progress }: Pick<OpenProject, 'project' | 'progress'>): number {
  return signedByObservers(project.protocol, progress).length;
}

/**
 * Changes the protocol as long as it is not locked, and pairs the scans again where the day limits or the rule for
 * fat-suppressed and contrast-enhanced series changed. Of a locked one it changes what needs no amendment.
 *
 * A change that would give a subject another scan than the one somebody has begun to outline is refused: outlines
 * never move to another image, and none is thrown away unasked. Returns how many subjects have other scans now.
 */
export async function changeProtocol(
  context: AppContext,
  change: ProtocolChange,
): Promise<Result<ProtocolOutcome, ProtocolRefusal>> {
  if (openProjectOf(context).areImagesComing) await imagesHere(context);
  const open = openProjectOf(context);
  const checked = checkedProtocol(open, change);
  if (!checked.ok) return checked;
  const before = open.project.protocol;
  const after = checked.value;
  if (isProtocolLocked(open.project, open.progress) && needsAmendment(before, after)) {
    return err({ kind: 'locked', signed: signedReadings(open) });
  }
  return putInForce(context, open, {
    project: { ...open.project, protocol: after },
    act: 'protocol-changed',
    reason: '',
  });
}

/**
 * Puts another version of a locked protocol in force: with a reason, and with what it changes in words. What it does to
 * readings and scans is asked and refused as with any change; nothing that was signed is thrown away.
 */
export async function amendProtocol(
  context: AppContext,
  change: ProtocolChange,
  reason: string,
): Promise<Result<ProtocolOutcome, ProtocolRefusal>> {
  if (openProjectOf(context).areImagesComing) await imagesHere(context);
  const open = openProjectOf(context);
  const checked = checkedProtocol(open, change);
  if (!checked.ok) return checked;
  const before = open.project.protocol;
  const after = checked.value;
  if (!isProtocolLocked(open.project, open.progress)) return err({ kind: 'not-locked' });
  if (reason.trim() === '') return err({ kind: 'no-reason' });
  if (reason.trim().length > reasonAtMost)
    return err({ kind: 'too-long', field: 'reason', atMost: reasonAtMost });
  if (!needsAmendment(before, after)) return changeProtocol(context, change);
  const amendment: Omit<Amendment, 'version' | 'before'> = {
    atUtc: context.ports.clock.nowUtc(),
    by: 'researcher',
    reason: reason.trim(),
    changes: differences(before, after),
    signedReadings: signedReadings(open),
  };
  return putInForce(context, open, {
    project: amended(open.project, after, amendment),
    act: 'protocol-amended',
    reason: `version ${before.version + 1}: ${reason.trim()}: `,
  });
}

/** The protocol as a change would make it, and what it changes in words; or why it cannot be. Nothing is kept. */
export function checkAmendment(
  { store }: AppContext,
  change: ProtocolChange,
): Result<{ readonly protocol: Protocol; readonly changes: readonly string[] }, ProtocolRefusal> {
  const { open } = store.getState();
  if (!open) return err({ kind: 'not-researcher' });
  const checked = checkedProtocol(open, { ...change, isAgreed: true });
  if (!checked.ok) return checked;
  return ok({ protocol: checked.value, changes: differences(open.project.protocol, checked.value) });
}

/** The protocol after a change, or why this person or this project may not have it. */
function checkedProtocol(open: OpenProject, change: ProtocolChange): Result<Protocol, ProtocolRefusal> {
  const { project, person, progress } = open;
  if (person.kind !== 'researcher') return err({ kind: 'not-researcher' });
  if (project.kind.kind === 'demo') return err({ kind: 'demo' });
  if (project.kit) return err({ kind: 'kit' });
  const before = project.protocol;
  const after = changedProtocol(before, change);
  const problem = protocolProblem(after) ?? begunProblem(before, after, progress, open.subjects);
  if (problem) return err(problem);
  const consequence = change.isAgreed ? undefined : targetConsequence(before, after, progress);
  return consequence ? err(consequence) : ok(after);
}

/** Writes a project whose protocol changed, with the scans that follow from it, and measures anew what is open. */
async function putInForce(
  context: AppContext,
  open: OpenProject,
  next: {
    readonly project: Project;
    readonly act: 'protocol-changed' | 'protocol-amended';
    readonly reason: string;
  },
): Promise<Result<ProtocolOutcome, ProtocolRefusal>> {
  const before = open.project.protocol;
  const project = withMaskingSecret(context, next.project);
  const words = differences(before, project.protocol);
  if (words.length === 0 && stableText(before) === stableText(project.protocol)) return ok({ otherScans: 0 });
  const subjects = isPairedNew(before, project.protocol) ? subjectsPairedAnew({ ...open, project }) : [];
  const moved = subjects.filter(
    (subject) =>
      !hasSameScans(
        open.subjects.find((one) => one.id === subject.id),
        subject,
      ),
  );
  const begun = begunSubjects(open);
  const codes = moved.filter((subject) => begun.has(subject.id)).map((subject) => subject.code);
  if (codes.length > 0) return err({ kind: 'outlines-on-other-scan', codes });
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  updateOpen(context, { project, subjects: open.subjects.map((one) => byId.get(one.id) ?? one) });
  update(context, { results: { kind: 'none' } });
  await keep(context, {
    project,
    subjects,
    event: { act: next.act, detail: `${next.reason}${words.join('; ')}` },
  });
  await countProgressAnew(context, open);
  // Other readings are measured again as soon as their slices are shown, and before they are signed.
  if (isMeasuredNew(before, project.protocol)) await remeasureOpenReading(context);
  return ok({ otherScans: moved.length });
}

/** Other targets may be asked for: how far every reading is has to be counted again. */
async function countProgressAnew(context: AppContext, asked: OpenProject): Promise<void> {
  const progress = await context.ports.storage.progress(asked.project.id);
  if (!progress.ok || !isStillHere(context, asked)) return;
  // Masked scans count for the subjects that they are of, as when the project is opened.
  const { project, subjects } = openProjectOf(context);
  updateOpen(context, { progress: resolveProgress(progress.value, subjects, project) });
}

/** Subjects whose pairing says anything else now, if only why a scan was taken. */
function subjectsPairedAnew(open: OpenProject): readonly Subject[] {
  return open.subjects.flatMap((subject) => {
    const again = rePaired(open, subject);
    return JSON.stringify(again.scans) === JSON.stringify(subject.scans) ? [] : [again];
  });
}

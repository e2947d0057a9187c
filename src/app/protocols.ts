import { err, ok, type Result } from '../base/result';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, openProjectOf, update, updateOpen } from './context';
import { begunSubjects, hasSameScans } from './heldScans';
import { rePaired } from './rePair';

/** What of a protocol can be changed. Of the observers only the roles: letters and order decide how outlines look. */
export type ProtocolChange = Pick<
  Protocol,
  'title' | 'observers' | 'csaKind' | 'preopWithinDays' | 'followUpAtLeastDays' | 'alpha'
>;

/** Why a protocol was not changed. Nothing is then kept. */
export type ProtocolRefusal =
  | { readonly kind: 'not-researcher' }
  | { readonly kind: 'locked'; readonly signed: number }
  /** The demo is measured by its own protocol. */
  | { readonly kind: 'demo' }
  | { readonly kind: 'empty'; readonly field: 'title' | 'role' }
  | { readonly kind: 'not-whole-days'; readonly field: 'preopWithinDays' | 'followUpAtLeastDays' }
  | { readonly kind: 'alpha-out-of-range' }
  /** Subjects whose begun readings lie on scans that the new limits would not take. */
  | { readonly kind: 'outlines-on-other-scan'; readonly codes: readonly string[] };

/** The longest time between a scan and surgery that a protocol may name: twenty years. */
const daysAtMost = 7305;

/** How many readings are signed: from the first on, the protocol is locked. */
export function signedReadings({ progress }: Pick<OpenProject, 'progress'>): number {
  return progress.filter((one) => one.state === 'signed').length;
}

/**
 * Changes the protocol as long as no reading is signed, and pairs the scans again where the day limits changed.
 *
 * A change that would give a subject another scan than the one somebody has begun to outline is refused: outlines
 * never move to another image, and none is thrown away unasked. Returns how many subjects have other scans now.
 */
export async function changeProtocol(
  context: AppContext,
  change: ProtocolChange,
): Promise<Result<{ readonly otherScans: number }, ProtocolRefusal>> {
  const open = openProjectOf(context);
  const refusal = refusalOf(open, change);
  if (refusal) return err(refusal);
  const before = open.project.protocol;
  const project = { ...open.project, protocol: changed(before, change) };
  const detail = differences(before, project.protocol).join('; ');
  if (detail === '') return ok({ otherScans: 0 });
  const areLimitsNew =
    project.protocol.preopWithinDays !== before.preopWithinDays ||
    project.protocol.followUpAtLeastDays !== before.followUpAtLeastDays;
  const subjects = areLimitsNew ? subjectsPairedAnew({ ...open, project }) : [];
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
    event: { act: 'protocol changed', detail },
  });
  return ok({ otherScans: moved.length });
}

function refusalOf(open: OpenProject, change: ProtocolChange): ProtocolRefusal | undefined {
  if (open.person.kind !== 'researcher') return { kind: 'not-researcher' };
  if (open.project.kind.kind === 'demo') return { kind: 'demo' };
  const signed = signedReadings(open);
  if (signed > 0) return { kind: 'locked', signed };
  if (change.title.trim() === '') return { kind: 'empty', field: 'title' };
  if (change.observers.some((one) => one.role.trim() === '')) return { kind: 'empty', field: 'role' };
  for (const field of ['preopWithinDays', 'followUpAtLeastDays'] as const) {
    const days = change[field];
    if (!Number.isInteger(days) || days < 1 || days > daysAtMost) return { kind: 'not-whole-days', field };
  }
  if (!(change.alpha > 0 && change.alpha <= 0.5)) return { kind: 'alpha-out-of-range' };
  return undefined;
}

/** The protocol with what may change taken over, and nothing else. */
function changed(before: Protocol, change: ProtocolChange): Protocol {
  const roles = new Map(change.observers.map((one) => [one.id, one.role.trim()]));
  return {
    ...before,
    title: change.title.trim(),
    observers: before.observers.map((one) => ({ ...one, role: roles.get(one.id) ?? one.role })),
    csaKind: change.csaKind,
    preopWithinDays: change.preopWithinDays,
    followUpAtLeastDays: change.followUpAtLeastDays,
    alpha: change.alpha,
  };
}

/** Subjects whose pairing says anything else now, if only why a scan was taken. */
function subjectsPairedAnew(open: OpenProject): readonly Subject[] {
  return open.subjects.flatMap((subject) => {
    const again = rePaired(open, subject);
    return JSON.stringify(again.scans) === JSON.stringify(subject.scans) ? [] : [again];
  });
}

function differences(before: Protocol, after: Protocol): readonly string[] {
  const fields = ['title', 'csaKind', 'preopWithinDays', 'followUpAtLeastDays', 'alpha'] as const;
  return [
    ...fields
      .filter((field) => before[field] !== after[field])
      .map((field) => `${field} ${before[field]} to ${after[field]}`),
    ...after.observers.flatMap(({ letter, role }, index) => {
      const earlier = before.observers[index]?.role;
      return earlier === role ? [] : [`role of ${letter} ${earlier ?? ''} to ${role}`];
    }),
  ];
}

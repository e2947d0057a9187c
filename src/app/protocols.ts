import { err, ok, type Result } from '../base/result';
import { type PairLimits, pairLimitsAtMost } from '../domain/study/pairLimits';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, openProjectOf, update, updateOpen } from './context';
import { begunSubjects, hasSameScans } from './heldScans';
import { rePaired } from './rePair';

/** What of a protocol can be changed. Of the observers only the roles: letters and order decide how outlines look. */
export type ProtocolChange = Pick<
  Protocol,
  | 'title'
  | 'observers'
  | 'csaKind'
  | 'valueKind'
  | 'pairLimits'
  | 'eligibility'
  | 'seriesRule'
  | 'preopWithinDays'
  | 'followUpAtLeastDays'
  | 'alpha'
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
  /** A limit of the protocol check is no number from 0 to `atMost`. */
  | { readonly kind: 'limit-out-of-range'; readonly limit: keyof PairLimits; readonly atMost: number }
  /** Subjects whose begun readings lie on scans that the new rules would not take. */
  | { readonly kind: 'outlines-on-other-scan'; readonly codes: readonly string[] };

const pairLimitKeys = [
  'tiltDeg',
  'fieldStrengthPercent',
  'echoTimePercent',
  'repetitionTimePercent',
  'pixelSpacingPercent',
  'sliceThicknessMm',
  'echoTrainLength',
  'flipAngleDeg',
  'parallelFactor',
  'interpolationPercent',
  'scalingPercent',
] as const satisfies readonly (keyof PairLimits)[];

/** The longest time between a scan and surgery that a protocol may name: twenty years. */
const daysAtMost = 7305;

/** How many readings are signed: from the first on, the protocol is locked. */
export function signedReadings({ progress }: Pick<OpenProject, 'progress'>): number {
  return progress.filter((one) => one.state === 'signed').length;
}

/**
 * Changes the protocol as long as no reading is signed, and pairs the scans again where the day limits or the rule for
 * fat-suppressed and contrast-enhanced series changed.
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
  const { preopWithinDays, followUpAtLeastDays, seriesRule } = project.protocol;
  const isPairingNew =
    preopWithinDays !== before.preopWithinDays ||
    followUpAtLeastDays !== before.followUpAtLeastDays ||
    seriesRule.fatSuppressed !== before.seriesRule.fatSuppressed ||
    seriesRule.contrastEnhanced !== before.seriesRule.contrastEnhanced;
  const subjects = isPairingNew ? subjectsPairedAnew({ ...open, project }) : [];
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
  for (const limit of pairLimitKeys) {
    const atMost = pairLimitsAtMost[limit];
    const value = change.pairLimits[limit];
    if (!(value >= 0 && value <= atMost)) return { kind: 'limit-out-of-range', limit, atMost };
  }
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
    valueKind: change.valueKind,
    pairLimits: change.pairLimits,
    eligibility: change.eligibility,
    seriesRule: change.seriesRule,
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
  const fields = [
    'title',
    'csaKind',
    'valueKind',
    'preopWithinDays',
    'followUpAtLeastDays',
    'alpha',
  ] as const;
  return [
    ...fields
      .filter((field) => before[field] !== after[field])
      .map((field) => `${field} ${before[field]} to ${after[field]}`),
    ...partDifferences(before.pairLimits, after.pairLimits, pairLimitKeys),
    ...partDifferences(before.eligibility, after.eligibility, ['sameScanner', 'sameParameters']),
    ...partDifferences(before.seriesRule, after.seriesRule, ['fatSuppressed', 'contrastEnhanced']),
    ...after.observers.flatMap(({ letter, role }, index) => {
      const earlier = before.observers[index]?.role;
      return earlier === role ? [] : [`role of ${letter} ${earlier ?? ''} to ${role}`];
    }),
  ];
}

function partDifferences<T extends object, K extends keyof T & string>(
  before: T,
  after: T,
  keys: readonly K[],
): readonly string[] {
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => `${key} ${String(before[key])} to ${String(after[key])}`);
}

import { err, ok, type Result } from '../base/result';
import { stableText } from '../base/stableText';
import { referenceTissues } from '../domain/reading/referenceTissue';
import { type RoiTarget, targetKey } from '../domain/reading/roi';
import { sides } from '../domain/side';
import { type MuscleProblem, muscleProblem } from '../domain/study/muscleSet';
import { type PairLimits, pairLimitsAtMost } from '../domain/study/pairLimits';
import type { Protocol } from '../domain/study/protocol';
import type { Subject } from '../domain/study/subject';
import { targetsOf } from '../domain/study/targets';
import type { OpenProject } from '../state/openProject';
import { type AppContext, isStillHere, keep, openProjectOf, update, updateOpen } from './context';
import { begunSubjects, hasSameScans } from './heldScans';
import { differences, pairLimitKeys } from './protocolDifferences';
import { remeasureOpenReading } from './readingPart';
import { rePaired } from './rePair';

/** What of a protocol can be changed. Of the observers only the roles: letters and order decide how outlines look. */
export type ProtocolChange = Pick<
  Protocol,
  | 'title'
  | 'observers'
  | 'muscles'
  | 'combined'
  | 'sides'
  | 'csaKind'
  | 'valueKind'
  | 'pixelRule'
  | 'drawingAids'
  | 'fatMethod'
  | 'references'
  | 'pairLimits'
  | 'eligibility'
  | 'seriesRule'
  | 'preopWithinDays'
  | 'followUpAtLeastDays'
  | 'alpha'
> & {
  /** Somebody has read what other targets mean for readings that are begun; see `outlines-begun`. */
  readonly isAgreed?: boolean;
};

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
  | { readonly kind: 'muscles'; readonly problem: MuscleProblem }
  | { readonly kind: 'no-side' }
  /** A threshold or a number of SD that no fat method can work with. */
  | { readonly kind: 'fat-parameter'; readonly method: 'fixed-threshold' | 'lean-sample' }
  /**
   * Readings are begun, and other muscles, sides or tissues would be asked of them. Not a no: the same change with
   * `isAgreed` is made. No outline is ever thrown away by it.
   */
  | {
      readonly kind: 'outlines-begun';
      readonly readings: number;
      readonly removed: readonly TargetName[];
      readonly added: readonly TargetName[];
    }
  /** Subjects whose begun readings lie on scans that the new rules would not take. */
  | { readonly kind: 'outlines-on-other-scan'; readonly codes: readonly string[] };

/** What is outlined, apart from time point and site. */
export type TargetName = Pick<RoiTarget, 'muscleId' | 'side'>;

/** The longest time between a scan and surgery that a protocol may name: twenty years. */
const daysAtMost = 7305;

/** A threshold farther out than this finds nothing. */
const sdCountAtMost = 10;

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
  const consequence = change.isAgreed ? undefined : targetConsequence(open, project.protocol);
  if (consequence) return err(consequence);
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
  await countProgressAnew(context, open);
  // Other readings are measured again as soon as their slices are shown, and before they are signed.
  if (isMeasuredNew(before, project.protocol)) await remeasureOpenReading(context);
  return ok({ otherScans: moved.length });
}

/** Other targets may be asked for: how far every reading is has to be counted again. */
async function countProgressAnew(context: AppContext, asked: OpenProject): Promise<void> {
  const progress = await context.ports.storage.progress(asked.project.id);
  if (progress.ok && isStillHere(context, asked)) updateOpen(context, { progress: progress.value });
}

/** Whether outlines that are there have other numbers now. */
function isMeasuredNew(before: Protocol, after: Protocol): boolean {
  return (['pixelRule', 'fatMethod', 'valueKind'] as const).some(
    (field) => stableText(before[field]) !== stableText(after[field]),
  );
}

/** What other targets mean for readings that are begun; undefined where none is, or where the targets are the same. */
function targetConsequence(
  { project, progress }: OpenProject,
  after: Protocol,
): Extract<ProtocolRefusal, { kind: 'outlines-begun' }> | undefined {
  const readings = progress.filter(({ given }) => given > 0).length;
  const removed = targetsLeft(project.protocol, after);
  const added = targetsLeft(after, project.protocol);
  if (readings === 0 || removed.length + added.length === 0) return undefined;
  return { kind: 'outlines-begun', readings, removed, added };
}

/** What one protocol asks for and another does not, each once. */
function targetsLeft(of: Protocol, without: Protocol): readonly TargetName[] {
  const others = new Set(targetsOf(without).map(targetKey));
  const names = targetsOf(of).flatMap((target) =>
    others.has(targetKey(target)) ? [] : [{ muscleId: target.muscleId, side: target.side }],
  );
  return [...new Map(names.map((name) => [`${name.muscleId}|${name.side}`, name])).values()];
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
  const problem = muscleProblem(change.muscles);
  if (problem) return { kind: 'muscles', problem };
  if (change.sides.length === 0) return { kind: 'no-side' };
  const { fatMethod } = change;
  if (
    (fatMethod.kind === 'fixed-threshold' && !isAbove0(fatMethod.value, Number.MAX_VALUE)) ||
    (fatMethod.kind === 'lean-sample' && !isAbove0(fatMethod.sdCount, sdCountAtMost))
  ) {
    return { kind: 'fat-parameter', method: fatMethod.kind };
  }
  for (const limit of pairLimitKeys) {
    const atMost = pairLimitsAtMost[limit];
    const value = change.pairLimits[limit];
    if (!(value >= 0 && value <= atMost)) return { kind: 'limit-out-of-range', limit, atMost };
  }
  return undefined;
}

function isAbove0(value: number, atMost: number): boolean {
  return value > 0 && value <= atMost;
}

/** The protocol with what may change taken over, and nothing else. */
function changed(before: Protocol, change: ProtocolChange): Protocol {
  const roles = new Map(change.observers.map((one) => [one.id, one.role.trim()]));
  return {
    ...before,
    title: change.title.trim(),
    observers: before.observers.map((one) => ({ ...one, role: roles.get(one.id) ?? one.role })),
    muscles: change.muscles.map(({ id, name, shortName }) => ({
      id,
      name: name.trim(),
      shortName: shortName.trim(),
    })),
    // One muscle is nothing to combine.
    combined: change.combined && change.muscles.length > 1,
    sides: sides.filter((side) => change.sides.includes(side)),
    pixelRule: change.pixelRule,
    drawingAids: change.drawingAids,
    fatMethod: change.fatMethod,
    references: referenceTissues.filter((tissue) => change.references.includes(tissue)),
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

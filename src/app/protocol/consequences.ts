import { stableText } from '../../base/stableText';
import type { ReadingProgress } from '../../domain/reading/readingProgress';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { ProtocolRefusal, TargetName } from './protocolChange';

/** Whether outlines that are there have other numbers under the changed protocol. */
export function isMeasuredNew(before: Protocol, after: Protocol): boolean {
  return (['pixelRule', 'fatMethod', 'valueKind'] as const).some(
    (field) => stableText(before[field]) !== stableText(after[field]),
  );
}

/** Whether other scans may be taken for the time points. */
export function isPairedNew(before: Protocol, after: Protocol): boolean {
  return (
    before.preopWithinDays !== after.preopWithinDays ||
    before.followUpAtLeastDays !== after.followUpAtLeastDays ||
    stableText(before.seriesRule) !== stableText(after.seriesRule)
  );
}

/** What other targets mean for readings that are begun; undefined where none is, or where the targets are the same. */
export function targetConsequence(
  before: Protocol,
  after: Protocol,
  progress: readonly Pick<ReadingProgress, 'given'>[],
): Extract<ProtocolRefusal, { kind: 'outlines-begun' }> | undefined {
  const readings = progress.filter(({ given }) => given > 0).length;
  const removed = targetsLeft(before, after);
  const added = targetsLeft(after, before);
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

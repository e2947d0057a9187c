import type { ObserverId } from '../ids';
import { referenceMuscleId, referenceTissueOf } from '../reading/referenceTissue';
import { type RoiTarget, targetKey } from '../reading/roi';
import type { Protocol } from '../study/protocol';
import type { Subject } from '../study/subject';
import { targetsOf } from '../study/targets';
import { thirdReaderId, thirdReaderOf } from '../study/thirdReader';
import type { Settlement } from './settlement';

type Asking = Pick<Subject, 'settlements' | 'askedTargets'>;

/**
 * What a reader is asked for in the settling round of a subject: keys of targets, in the order of the protocol. By the newest
 * decision on each target: a re-read asks every observer whose reading was compared, a third reading the third reader; `average`
 * and `open` ask nobody. Where fat is told by a lean-muscle sample, the sample of that scan and site is asked for too, because a
 * sample belongs to the reading that it was drawn in.
 *
 * In a reader's own view there are no decisions, and what is asked stands there by itself (`askedTargets`).
 */
export function askedOf(subject: Asking, readerId: ObserverId, protocol: Protocol): readonly string[] {
  const decided = subject.askedTargets ?? decidedFor(subject.settlements ?? [], readerId, protocol);
  if (decided.length === 0) return [];
  const keys = new Set(decided);
  const targets = targetsOf(protocol);
  if (protocol.fatMethod.kind === 'lean-sample') {
    for (const target of targets) {
      if (keys.has(targetKey(target)) && referenceTissueOf(target.muscleId) === undefined)
        keys.add(sampleKey(target));
    }
  }
  return targets.map(targetKey).filter((key) => keys.has(key));
}

function decidedFor(
  settlements: readonly Settlement[],
  readerId: ObserverId,
  protocol: Protocol,
): readonly string[] {
  if (settlements.length === 0) return [];
  const inForce = new Map(settlements.map((one) => [one.targetKey, one]));
  return [...inForce.values()].filter((one) => asks(one, readerId, protocol)).map((one) => one.targetKey);
}

function asks({ decision, compared }: Settlement, readerId: ObserverId, protocol: Protocol): boolean {
  if (decision === 'third-reading') {
    return readerId === thirdReaderId && thirdReaderOf(protocol) !== undefined;
  }
  return (
    decision === 're-read' &&
    compared.some(({ observerId }) => observerId === readerId) &&
    protocol.observers.some(({ id }) => id === readerId)
  );
}

function sampleKey(target: RoiTarget): string {
  return targetKey({ ...target, muscleId: referenceMuscleId('lean-muscle'), side: 'none' });
}

import type { Reading } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';

/** The first target that has neither an ROI nor a reason. */
export function firstMissing(protocol: Protocol, reading: Reading): RoiTarget | undefined {
  return targetsOf(protocol).find((target) => reading.entries[targetKey(target)] === undefined);
}

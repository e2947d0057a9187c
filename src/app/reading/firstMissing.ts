import type { Reading } from '../../domain/reading/reading';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import { type TimePoint, timePoints } from '../../domain/timePoint';

/** The first target that has neither an ROI nor a reason, of the scans that are `asked` for (`outlinedScans`). */
export function firstMissing(
  protocol: Protocol,
  reading: Reading,
  asked: readonly TimePoint[] = timePoints,
): RoiTarget | undefined {
  return targetsOf(protocol, asked).find((target) => reading.entries[targetKey(target)] === undefined);
}

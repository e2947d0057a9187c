import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';

/**
 * Key of the ROI that panels of one scan speak of: what is drawn or dragged, else what is selected, else what is armed
 * and measured, else the last that was given.
 */
export function roiInHand(
  { armed, panes, reading }: ReadingSession,
  timePoint: TimePoint,
  targets: readonly RoiTarget[],
): string | undefined {
  const scan = panes[timePoint];
  if (scan?.live) return scan.live.key;
  const isMeasured = (key: string | undefined): boolean =>
    key !== undefined && reading.entries[key]?.kind === 'roi';
  const selected = scan?.editor.selection?.key;
  if (isMeasured(selected)) return selected;
  const armedKey = armed?.timePoint === timePoint ? targetKey(armed) : undefined;
  if (isMeasured(armedKey)) return armedKey;
  return targets
    .filter((target) => target.timePoint === timePoint)
    .map(targetKey)
    .findLast(isMeasured);
}

/** The numbers of an ROI as they are now: live while it is in hand. */
export function measurementOf(
  { panes, reading }: ReadingSession,
  timePoint: TimePoint,
  key: string | undefined,
): RoiMeasurement | undefined {
  if (key === undefined) return undefined;
  const live = panes[timePoint]?.live;
  if (live?.key === key) return live.outcome.kind === 'measured' ? live.outcome.measurement : undefined;
  const entry = reading.entries[key];
  return entry?.kind === 'roi' ? entry.measurement : undefined;
}

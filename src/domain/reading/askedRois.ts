import type { Protocol } from '../study/protocol';
import type { TimePoint } from '../timePoint';
import { askedEntries } from './askedEntries';
import type { Reading } from './reading';
import type { Roi } from './roi';

/** The ROIs that a reading gives for the protocol's targets of one scan, in the protocol's order. */
export function askedRois(
  reading: Pick<Reading, 'entries'>,
  protocol: Protocol,
  timePoint: TimePoint,
): readonly Roi[] {
  return askedEntries(reading, protocol).flatMap((entry) =>
    entry.kind === 'roi' && entry.roi.target.timePoint === timePoint ? [entry.roi] : [],
  );
}

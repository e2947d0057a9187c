import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { ReadingPane, ReadingSession } from '../../state/readingSession';
import { readText } from './readText';

/** One target in the numbers of a scan. */
export interface NumbersRow {
  readonly target: RoiTarget;
  readonly key: string;
  readonly measurement: RoiMeasurement | undefined;
  /** The reason that was given in place of an outline. */
  readonly note: string | undefined;
  readonly isLive: boolean;
}

/** The row of a target: what is being drawn of it, else what the reading has. */
export function numbersRow(target: RoiTarget, session: ReadingSession, pane: ReadingPane): NumbersRow {
  const key = targetKey(target);
  const { live } = pane;
  if (live?.key === key) {
    const { outcome } = live;
    const measurement = outcome.kind === 'measured' ? outcome.measurement : undefined;
    return { target, key, measurement, note: undefined, isLive: true };
  }
  const entry = session.reading.entries[key];
  if (entry?.kind === 'roi')
    return { target, key, measurement: entry.measurement, note: undefined, isLive: false };
  const note = entry ? readText.reasons[entry.reason] : undefined;
  return { target, key, measurement: undefined, note, isLive: false };
}

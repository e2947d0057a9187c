import type { RoiMeasurement, RoiSignal } from '../../domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';

/** Signal as the first version kept it: displayed values alone. */
export interface FirstSignal {
  readonly kind: 'known';
  readonly pixelCount: number;
  readonly mean: number;
  readonly sd?: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly median: number;
  readonly paddingCount: number;
}

/** A signal of the first version in today's shape. Stored values cannot be had from it: they are absent. */
export function upgradedSignal({
  pixelCount,
  paddingCount,
  mean,
  sd,
  min,
  max,
  median,
}: FirstSignal): RoiSignal {
  return { kind: 'known', pixelCount, paddingCount, displayed: { mean, sd, min, max, median } };
}

/** A reading of either version in today's shape. */
export function upgradedReading(reading: Reading): Reading {
  const entries = Object.entries(reading.entries).map(([key, entry]) => [key, upgradedEntry(entry)] as const);
  return { ...reading, entries: Object.fromEntries(entries) };
}

function upgradedEntry(entry: ReadingEntry): ReadingEntry {
  if (entry.kind !== 'roi') return entry;
  const { measurement } = entry;
  // What the database holds of the first version has another shape than its type says.
  const signal: RoiSignal | FirstSignal = measurement.signal;
  if (!isFirst(signal)) return entry;
  const upgraded: RoiMeasurement = { ...measurement, signal: upgradedSignal(signal) };
  return { ...entry, measurement: upgraded };
}

function isFirst(signal: RoiSignal | FirstSignal): signal is FirstSignal {
  return signal.kind === 'known' && 'mean' in signal;
}

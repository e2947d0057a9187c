import type { Reading, ReadingEntry } from '../../domain/reading/reading';

/** What of a reading two are compared by: outlines and what they measured. How they were drawn stays here. */
export function comparedReading({
  endplates: _endplates,
  midlines: _midlines,
  clock: _clock,
  ...reading
}: Reading): Reading {
  const entries = Object.entries(reading.entries).map(([key, entry]) => [key, ofEntry(entry)] as const);
  return { ...reading, sliceChoices: {}, entries: Object.fromEntries(entries) };
}

function ofEntry(entry: ReadingEntry): ReadingEntry {
  if (entry.kind !== 'roi') return entry;
  const { drawing: _drawing, ...roi } = entry.roi;
  return { ...entry, roi: { ...roi, exclusions: [] } };
}

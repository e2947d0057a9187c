import type { Reading, SliceChoice } from '../../domain/reading/reading';
import { type TimePoint, timePoints } from '../../domain/timePoint';
import type { Database, EvidenceRecord } from './database';
import { progressRecord } from './progressStore';

/*
 * Pictures kept as evidence of a slice's choice are a hundred times larger than the reading around them. They lie in a
 * table of their own, so that nothing that only looks at readings, counts them or computes with them loads one.
 */

/** Writes readings, their pictures and their progress apart, inside the transaction of the caller. A picture that is there is not written again. */
export async function putReadings(database: Database, readings: readonly Reading[]): Promise<void> {
  const kept = readings.map(withoutPictures);
  await database.readings.bulkPut(kept);
  await database.progress.bulkPut(kept.map(progressRecord));
  const ids = readings.map(({ id }) => id);
  const before = await database.evidence.where('readingId').anyOf(ids).toArray();
  const now = readings.flatMap(picturesOf);
  const changed = now.filter(
    (picture) => !before.some((one) => isSame(one, picture) && one.png === picture.png),
  );
  const gone = before.filter((picture) => !now.some((one) => isSame(one, picture)));
  await database.evidence.bulkDelete(gone.map(({ readingId, timePoint }) => [readingId, timePoint]));
  await database.evidence.bulkPut(changed);
}

/** Stored readings with their pictures, as they were given. */
export async function withPictures(
  database: Database,
  readings: readonly Reading[],
): Promise<readonly Reading[]> {
  const ids = readings.map(({ id }) => id);
  const pictures = await database.evidence.where('readingId').anyOf(ids).toArray();
  return readings.map((reading) =>
    pictures.filter(({ readingId }) => readingId === reading.id).reduce(withPicture, reading),
  );
}

function isSame(a: EvidenceRecord, b: EvidenceRecord): boolean {
  return a.readingId === b.readingId && a.timePoint === b.timePoint;
}

function picturesOf({ id, projectId, sliceChoices }: Reading): readonly EvidenceRecord[] {
  return timePoints.flatMap((timePoint) => {
    const png = sliceChoices[timePoint]?.atMidHeight?.evidencePng;
    return png === undefined ? [] : [{ readingId: id, timePoint, projectId, png }];
  });
}

/** A reading as it is stored, without its pictures of evidence. */
export function withoutPictures(reading: Reading): Reading {
  if (picturesOf(reading).length === 0) return reading;
  const choices = timePoints.flatMap((timePoint): [TimePoint, SliceChoice][] => {
    const choice = reading.sliceChoices[timePoint];
    if (!choice) return [];
    if (!choice.atMidHeight) return [[timePoint, choice]];
    const { evidencePng: _picture, ...atMidHeight } = choice.atMidHeight;
    return [[timePoint, { ...choice, atMidHeight }]];
  });
  return { ...reading, sliceChoices: Object.fromEntries(choices) };
}

function withPicture(reading: Reading, { timePoint, png }: EvidenceRecord): Reading {
  const choice = reading.sliceChoices[timePoint];
  if (!choice?.atMidHeight) return reading;
  const atMidHeight = { ...choice.atMidHeight, evidencePng: png };
  return { ...reading, sliceChoices: { ...reading.sliceChoices, [timePoint]: { ...choice, atMidHeight } } };
}

import type { ProjectId } from '../../domain/ids';
import { withoutEvidence } from '../../domain/keeping/merge/signedRecord';
import type { Reading, ReadingEntry } from '../../domain/reading/reading';
import type { Database } from './database';

/**
 * What progress needs to know of a reading: which targets have something, not what. Kept beside each reading, so that a
 * list of 20,000 readings loads none of their outlines.
 */
export type ReadingOutline = Omit<Reading, 'entries' | 'endplates' | 'midlines'> & {
  /** Keys of the targets that have an ROI or a reason. */
  readonly given: readonly string[];
};

/** The outline of a reading as kept; found by the reading's own id. */
export interface ProgressRecord {
  readonly readingId: string;
  readonly projectId: string;
  readonly outline: ReadingOutline;
}

/** What is kept of a reading (its pictures are apart already) for counting. */
export function progressRecord(reading: Reading): ProgressRecord {
  const { entries, endplates: _endplates, midlines: _midlines, ...rest } = reading;
  return {
    readingId: reading.id,
    projectId: reading.projectId,
    outline: { ...rest, given: Object.keys(entries) },
  };
}

/** Stands for whatever was given for a target: nobody who counts looks further. */
const given: ReadingEntry = {
  kind: 'cannot-measure',
  target: { timePoint: 'preop', siteId: '', muscleId: '', side: 'left' },
  reason: 'motion',
  note: '',
  recordedAtUtc: '',
};

function counted({ given: keys, ...rest }: ReadingOutline): Reading {
  return { ...rest, entries: Object.fromEntries(keys.map((key) => [key, given])) };
}

/** A reading without what was outlined and measured: what was given for a target is replaced by a stand-in. */
export function readingToCount(reading: Reading): Reading {
  return counted(progressRecord(withoutEvidence(reading)).outline);
}

/** Readings of a project for counting only: what was given for a target is replaced by a stand-in. */
export async function readingsToCount(database: Database, projectId: ProjectId): Promise<readonly Reading[]> {
  const records = await database.progress.where('projectId').equals(projectId).toArray();
  return records.map(({ outline }) => counted(outline));
}

import { stableText } from '../../base/stableText';
import type { ProjectId, ReadingId } from '../../domain/ids';
import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { Reading } from '../../domain/reading/reading';
import type { AppContext } from '../context';

/** A reading with what could be measured again, and the outlines that it was measured from. */
export interface Remeasured {
  readonly outlines: string;
  readonly entries: Reading['entries'];
}

interface Memory {
  readonly projectId: ProjectId;
  readonly ruleId: PixelRule['id'];
  readonly byReading: Map<ReadingId, Remeasured>;
}

/** One project's at a time; gone with the page. */
const memories = new WeakMap<AppContext, Memory>();

/** What is remembered of a project and a rule. Another project or rule begins anew. */
export function remeasuredMemory(
  context: AppContext,
  projectId: ProjectId,
  ruleId: PixelRule['id'],
): Map<ReadingId, Remeasured> {
  const memory = memories.get(context);
  if (memory?.projectId === projectId && memory.ruleId === ruleId) return memory.byReading;
  const byReading = new Map<ReadingId, Remeasured>();
  memories.set(context, { projectId, ruleId, byReading });
  return byReading;
}

/** What a measurement hangs on: every outline, exclusion and image of a reading. */
export function outlinesText({ entries }: Pick<Reading, 'entries'>): string {
  const rois = Object.entries(entries).flatMap(([key, entry]) =>
    entry.kind === 'roi' ? [[key, entry.roi]] : [],
  );
  return stableText(rois) ?? '';
}

/** Readings with their remembered measurements in place of the stored ones; those drawn anew since stay as they are. */
export function withRemeasured(
  readings: readonly Reading[],
  memory: ReadonlyMap<ReadingId, Remeasured>,
): readonly Reading[] {
  return readings.map((reading) => {
    const known = memory.get(reading.id);
    return known && known.outlines === outlinesText(reading)
      ? { ...reading, entries: known.entries }
      : reading;
  });
}

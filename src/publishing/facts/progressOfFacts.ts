import { progressOf, type ReadingProgress } from '../../domain/reading/readingProgress';
import type { ExportFacts } from '../../report/export/exportFacts';

/** How far every reading is. */
export function progressOfFacts({
  readings,
  project,
}: Pick<ExportFacts, 'readings' | 'project'>): readonly ReadingProgress[] {
  return readings.map((reading) => progressOf(reading, project.protocol));
}

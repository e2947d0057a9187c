import type { SubjectId } from '../ids';

/** What ids of masked scans begin with; ids of subjects never do. */
export const unitIdStart = 'scan-';

/** Whether what is called a subject is one masked scan of one (`readingUnits.ts`). */
export function isUnitId(id: SubjectId): boolean {
  return id.startsWith(unitIdStart);
}

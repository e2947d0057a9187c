import { isUnitId } from '../../conduct/isUnitId';
import { areScansMasked, type MaskingProject } from '../../conduct/readingUnits';
import type { Project, Tombstone } from '../../study/project';

/**
 * Tombstones by which a kit knows what was erased, under the names that it has for it; where scans are masked nothing says
 * which two were of one subject.
 */
export function kitTombstones(project: MaskingProject & Pick<Project, 'erased'>): readonly Tombstone[] {
  const isMasked = areScansMasked(project);
  return (project.erased ?? [])
    .filter(({ subjectId }) => isUnitId(subjectId) === isMasked)
    .map(({ subjectId, atUtc }) => ({ subjectId, atUtc }))
    .sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
}

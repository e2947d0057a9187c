import { areSlicesGiven, sliceChooser } from '../domain/conduct/sliceChooser';
import type { Subject } from '../domain/study/subject';
import { timePoints } from '../domain/timePoint';
import type { OpenProject } from '../state/openProject';

/** Whether two records of a subject name the same scans: the same axial and sagittal series at both time points. */
export function hasSameScans(a: Subject | undefined, b: Subject): boolean {
  return timePoints.every(
    (timePoint) =>
      a?.scans[timePoint]?.axialSeriesUid === b.scans[timePoint]?.axialSeriesUid &&
      a?.scans[timePoint]?.sagittalSeriesUid === b.scans[timePoint]?.sagittalSeriesUid,
  );
}

/**
 * Subjects that somebody has begun to outline, or whose slices somebody chose beforehand: their scans stay, because neither
 * outlines nor chosen slices move to another image.
 */
export function begunSubjects({
  progress,
  project,
}: Pick<OpenProject, 'progress' | 'project'>): ReadonlySet<Subject['id']> {
  const isGiven = areSlicesGiven(project.protocol);
  const holding = progress.filter(
    ({ given, observerId }) => given > 0 && (isGiven || observerId !== sliceChooser),
  );
  return new Set(holding.map(({ subjectId }) => subjectId));
}

/**
 * A changed subject with the scans it may have: those of the change, unless a begun reading lies on a scan that the
 * change would replace. `isHeld` says that the change wanted other scans and did not get them.
 */
export function withHeldScans(
  open: OpenProject,
  changed: Subject,
): { readonly subject: Subject; readonly isHeld: boolean } {
  const before = open.subjects.find((one) => one.id === changed.id);
  if (!before || !begunSubjects(open).has(changed.id)) return { subject: changed, isHeld: false };
  // A scan that was missing may still come in; one that was read may not go.
  const loses = timePoints.some((timePoint) => {
    const scan = before.scans[timePoint];
    return scan !== undefined && scan.axialSeriesUid !== changed.scans[timePoint]?.axialSeriesUid;
  });
  return loses
    ? { subject: { ...changed, scans: before.scans }, isHeld: true }
    : { subject: changed, isHeld: false };
}

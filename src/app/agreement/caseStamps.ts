import type { Rater } from '../../domain/agreement/outlinePair';
import type { SubjectId } from '../../domain/ids';
import { timePoints } from '../../domain/timePoint';
import type { OpenProject } from '../../state/openProject';

/** Another text for everything besides readings and subjects that cases depend on: targets, kinds of values, when the study was unblinded. */
export function questionStamp(
  { project: { protocol, unblinding } }: Pick<OpenProject, 'project'>,
  raters: readonly [Rater, Rater],
): string {
  const { sites, muscles, sides, references, fatMethod, csaKind, valueKind, pixelRule } = protocol;
  const asked = [sites.map(({ id }) => id), muscles.map(({ id }) => id), sides, references, fatMethod.kind];
  return JSON.stringify([raters, asked, csaKind, valueKind, pixelRule, unblinding?.atUtc ?? '']);
}

/**
 * Another text for every state of a subject's readings that are compared: of which scans, how far they are and when they were signed. What
 * counts is signed and stays as it is; where it was signed anew, at another moment.
 */
export function caseStamps(
  { subjects, progress }: Pick<OpenProject, 'subjects' | 'progress'>,
  raters: readonly [Rater, Rater],
): ReadonlyMap<SubjectId, string> {
  const lines = new Map<SubjectId, string[]>();
  for (const { subjectId, observerId, round, state, signedAtUtc } of progress) {
    if (!raters.some((one) => one.observerId === observerId && one.round === round)) continue;
    const own = lines.get(subjectId) ?? [];
    own.push([observerId, round, state, signedAtUtc ?? ''].join('|'));
    lines.set(subjectId, own);
  }
  return new Map(
    subjects.map(({ id, code, isTraining, scans }) => [
      id,
      JSON.stringify([
        code,
        isTraining === true,
        timePoints.map((at) => scans[at]?.axialSeriesUid ?? ''),
        ...(lines.get(id) ?? []).toSorted(),
      ]),
    ]),
  );
}

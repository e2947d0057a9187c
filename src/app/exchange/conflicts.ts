import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import { roundName } from '../../domain/agreement/roundName';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import type { OpenProject } from '../../state/openProject';
import { readAgain } from '../conduct/readAgain';
import { type AppContext, isStillHere, openProjectOf, sittingHere } from '../context';

/** Why one version was chosen. Fixed words: the log outlives an erasure, and nothing that somebody types goes into it. */
export const settleReasons = ['later-work', 'more-complete', 'other-by-mistake', 'observer-decided'] as const;
export type SettleReason = (typeof settleReasons)[number];

const researcherOnly: StorageFailure = {
  kind: 'blocked',
  message: 'Conflicts are settled by the researcher.',
};

/** Whether a conflict is a person's to see and to settle: in their own kit, an observer's own readings are. */
function isFor({ person, project }: OpenProject, conflict: MergeConflict): boolean {
  if (person.kind === 'researcher') return true;
  return (
    project.kit !== undefined && conflict.kind === 'reading' && conflict.observerId === person.observerId
  );
}

/**
 * What of the open project was changed on two computers apart from each other: for the researcher all of it, for an
 * observer in their own kit their own readings.
 */
export async function readConflicts(
  context: AppContext,
): Promise<Result<readonly MergeConflict[], StorageFailure>> {
  const open = openProjectOf(context);
  const { project, person } = open;
  if (person.kind !== 'researcher' && !project.kit) return err(researcherOnly);
  const found = await context.ports.storage.conflicts(project.id);
  return found.ok ? ok(found.value.filter((one) => isFor(open, one))) : found;
}

/**
 * Settles a conflict: the chosen version becomes one that knows of all the others. What was signed stays among the signed
 * records, whichever is chosen. The project is shown anew then.
 */
export async function settleConflict(
  context: AppContext,
  conflict: MergeConflict,
  chosen: number,
  reason: SettleReason,
): Promise<Result<void, StorageFailure>> {
  const asked = openProjectOf(context);
  if (!isFor(asked, conflict)) return err(researcherOnly);
  await context.saves.settled();
  const about = conflict.kind === 'project' ? {} : { subjectId: conflict.subjectId };
  const detail =
    conflict.kind === 'reading'
      ? `reading of ${conflict.observerId}, ${roundName(conflict.round)}`
      : conflict.kind;
  const settled = await context.ports.storage.settleConflict(asked.project.id, conflict, chosen, {
    act: 'conflict-settled',
    detail: `${detail}: ${reason}`,
    person: sittingHere(asked),
    ...about,
  });
  if (!settled.ok) return settled;
  if (isStillHere(context, asked)) await readAgain(context);
  return ok(undefined);
}

import type { Result } from '../../base/result';
import { err, ok } from '../../base/result';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { type AppContext, isStillHere, openProjectOf, sittingHere, update } from '../context';
import { openProject } from '../projects';

/** Why one version was chosen. Fixed words: the log outlives an erasure, and nothing that somebody types goes into it. */
export const settleReasons = ['later-work', 'more-complete', 'other-by-mistake', 'observer-decided'] as const;
export type SettleReason = (typeof settleReasons)[number];

const researcherOnly: StorageFailure = {
  kind: 'blocked',
  message: 'Conflicts are settled by the researcher.',
};

/** What of the open project was changed on two computers apart from each other. For the researcher alone. */
export async function readConflicts(
  context: AppContext,
): Promise<Result<readonly MergeConflict[], StorageFailure>> {
  const { project, person } = openProjectOf(context);
  if (person.kind !== 'researcher') return err(researcherOnly);
  return context.ports.storage.conflicts(project.id);
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
  if (asked.person.kind !== 'researcher') return err(researcherOnly);
  await context.saves.settled();
  const about = conflict.kind === 'project' ? {} : { subjectId: conflict.subjectId };
  const detail =
    conflict.kind === 'reading'
      ? `reading of ${conflict.observerId}, round ${conflict.round}`
      : conflict.kind;
  const settled = await context.ports.storage.settleConflict(asked.project.id, conflict, chosen, {
    act: 'conflict-settled',
    detail: `${detail}: ${reason}`,
    person: sittingHere(asked),
    ...about,
  });
  if (!settled.ok) return settled;
  if (isStillHere(context, asked)) {
    const { screen } = context.store.getState();
    await openProject(context, asked.project.id);
    update(context, { screen });
  }
  return ok(undefined);
}

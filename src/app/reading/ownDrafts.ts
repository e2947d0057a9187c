import type { SubjectId } from '../../domain/ids';
import { type AppContext, isStillHere, openProjectOf, updateOpen } from '../context';

/** Finds the subjects at which the person who sits here left something half drawn. Nobody else's are asked for. */
export async function loadOwnDrafts(context: AppContext): Promise<void> {
  const asked = openProjectOf(context);
  const { observerId } = asked.person;
  updateOpen(context, { ownDrafts: new Set() });
  if (observerId === undefined) return;
  const begun = await context.ports.storage.begunSubjects(asked.project.id, observerId, asked.round ?? 1);
  if (begun.ok && isStillHere(context, asked)) updateOpen(context, { ownDrafts: new Set(begun.value) });
}

/** Says in the work list whether something is half drawn in the open reading. */
export function markOwnDraft(context: AppContext, subjectId: SubjectId, isHalfDrawn: boolean): void {
  const { ownDrafts } = openProjectOf(context);
  if (ownDrafts.has(subjectId) === isHalfDrawn) return;
  const others = [...ownDrafts].filter((id) => id !== subjectId);
  updateOpen(context, { ownDrafts: new Set(isHalfDrawn ? [...others, subjectId] : others) });
}

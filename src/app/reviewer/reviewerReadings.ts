import { err, ok, type Result } from '../../base/result';
import { resultsAccess } from '../../domain/study/blinding';
import type { PrintedFacts, ReadingConduct } from '../../report/reviewer/reviewerFacts';
import { type AppContext, openProjectOf } from '../context';
import { printedHead } from '../printedHead';

/** What the reviewer's page needs beside the results: how every reading was done, and the head of the log. */
export interface ReviewerReadings extends Pick<PrintedFacts, 'logHead'> {
  readonly readings: readonly ReadingConduct[];
}

/** Loads it for whoever may see the results, without shapes and numbers; else says why not, in words for the screen. */
export async function reviewerReadings(context: AppContext): Promise<Result<ReviewerReadings, string>> {
  const open = openProjectOf(context);
  const { project, person, subjects, progress } = open;
  const isAllowed =
    person.kind === 'researcher' && resultsAccess({ person, project, subjects, readings: progress }).ok;
  if (!isAllowed) return err('This person may not see results now.');
  const loaded = await context.ports.storage.loadAllReadings(project.id);
  if (!loaded.ok) return err(loaded.error.message);
  const readings = loaded.value.map(
    ({ subjectId, observerId, round, state, signedAtUtc, reopenings, washOutOverride }): ReadingConduct => ({
      subjectId,
      observerId,
      round,
      state,
      reopenings,
      ...(signedAtUtc !== undefined && { signedAtUtc }),
      ...(washOutOverride && { washOutOverride }),
    }),
  );
  return ok({ readings, logHead: await printedHead(context, open) });
}

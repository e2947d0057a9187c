import type { Reading } from '../../domain/reading/reading';
import { resultsAccess } from '../../domain/study/blinding';
import { type AppContext, openProjectOf } from '../context';

/**
 * The readings whose outlines leave: the own ones of the observer who sits here at any time, everybody's where results may be seen.
 * A text for the screen where they may not, or could not be read.
 */
export function outgoingReadings(
  context: AppContext,
  whose: 'own' | 'all',
): Promise<readonly Reading[] | string> {
  return whose === 'all' ? allReadings(context) : ownReadings(context);
}

async function allReadings(context: AppContext): Promise<readonly Reading[] | string> {
  const { person, project, subjects, progress } = openProjectOf(context);
  if (person.kind !== 'researcher') return 'Everybody’s outlines are saved by the researcher.';
  const access = resultsAccess({ person, project, subjects, readings: progress });
  if (!access.ok) {
    return access.error.kind === 'not-unblinded'
      ? 'The study is blinded. Everybody’s outlines can be saved after unblinding.'
      : 'This person has a reading open. Sign it first.';
  }
  const loaded = await context.ports.storage.loadAllReadings(project.id);
  return loaded.ok ? loaded.value : loaded.error.message;
}

/** What the observer who sits here drew, subject by subject: nobody else's is asked for. */
async function ownReadings(context: AppContext): Promise<readonly Reading[] | string> {
  const { person, project, progress } = openProjectOf(context);
  const { observerId } = person;
  if (observerId === undefined) return 'Only an observer has outlines of their own.';
  const readings: Reading[] = [];
  for (const one of progress.filter((each) => each.observerId === observerId)) {
    const loaded = await context.ports.storage.loadReading(project.id, one.subjectId, observerId, one.round);
    if (!loaded.ok) return loaded.error.message;
    if (loaded.value) readings.push(loaded.value);
  }
  return readings;
}

import type { Result } from '../../base/result';
import { ok } from '../../base/result';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { type AppContext, openProjectOf } from '../context';

/** Readings of one observer over all rounds: what their return holds. */
export interface OwnReadings {
  readonly signed: number;
  readonly open: number;
}

/**
 * How many readings who sits here has signed, and has begun and not signed, in all rounds. The open project holds progress of
 * the round that is shown alone; of the others no more than these counts is told.
 */
export async function ownReadings(context: AppContext): Promise<Result<OwnReadings, StorageFailure>> {
  const { project, person } = openProjectOf(context);
  await context.saves.settled();
  const progress = await context.ports.storage.progress(project.id);
  if (!progress.ok) return progress;
  const own = progress.value.filter(({ observerId }) => observerId === person.observerId);
  const signed = own.filter(({ state }) => state === 'signed').length;
  return ok({ signed, open: own.length - signed });
}

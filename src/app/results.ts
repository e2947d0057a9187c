import type { PanelChoice } from '../analysis/panelChoice';
import { err, ok, type Result } from '../base/result';
import { type OwnReadingOpen, observerProgress, unblindingAccess } from '../domain/study/blinding';
import type { OpenProject } from '../state/openProject';
import { type AppContext, keep, notify, openProjectOf, updateOpen } from './context';
import { createLiveResults, type LiveResults } from './resultsLive';

const lives = new WeakMap<AppContext, LiveResults>();

/** The results that follow the data of one application. */
export function liveResultsOf(context: AppContext): LiveResults {
  const live = lives.get(context) ?? createLiveResults(context);
  lives.set(context, live);
  return live;
}

/** Computes the results from what is stored, or says why this person may not see them now. From then on they follow. */
export async function computeResults(context: AppContext): Promise<void> {
  await liveResultsOf(context).ask();
}

/** Shows the results under another choice. */
export async function chooseResults(context: AppContext, choice: PanelChoice): Promise<void> {
  await liveResultsOf(context).ask(choice);
}

/** Why a project was not unblinded. */
export type UnblindRefused = { readonly kind: 'not-possible' } | OwnReadingOpen;

/** How many readings that observers are to give are not signed yet: begun or not. */
export function unreadCount({ project, subjects, progress }: OpenProject): number {
  return observerProgress({ project, subjects, readings: progress }).reduce(
    (sum, { toRead, signed }) => sum + toRead - signed,
    0,
  );
}

/**
 * Unblinds the project: a recorded act that cannot be taken back. Only a researcher's, with a reason, and not while they have
 * readings of their own to sign. How much was not read by then is recorded with it.
 */
export async function unblind(context: AppContext, reason: string): Promise<Result<void, UnblindRefused>> {
  const open = openProjectOf(context);
  const { project, person, subjects, progress } = open;
  if (person.kind !== 'researcher' || reason.trim() === '' || project.unblinding) {
    return err({ kind: 'not-possible' });
  }
  const access = unblindingAccess({ person, project, subjects, readings: progress });
  if (!access.ok) {
    const { openReadings } = access.error;
    notify(context, { kind: 'own-readings-first', severity: 'attention', facts: { openReadings } });
    return access;
  }
  const unread = unreadCount(open);
  const unblinded = {
    ...project,
    unblinding: { atUtc: context.ports.clock.nowUtc(), reason: reason.trim(), unread },
  };
  updateOpen(context, { project: unblinded });
  const isKept = await keep(context, {
    project: unblinded,
    event: { act: 'unblinded', detail: `${reason.trim()} (${unread} readings not signed)` },
  });
  if (isKept && context.store.getState().open?.project.id === project.id) await computeResults(context);
  return ok(undefined);
}

import type { PanelChoice } from '../analysis/panelChoice';
import { type AppContext, keep, openProjectOf, updateOpen } from './context';
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

/** Unblinds the project: a recorded act that cannot be taken back. Only a researcher's, and with a reason. */
export async function unblind(context: AppContext, reason: string): Promise<void> {
  const { project, person } = openProjectOf(context);
  if (person.kind !== 'researcher' || reason.trim() === '' || project.unblinding) return;
  const unblinded = {
    ...project,
    unblinding: { atUtc: context.ports.clock.nowUtc(), reason: reason.trim() },
  };
  updateOpen(context, { project: unblinded });
  const isKept = await keep(context, {
    project: unblinded,
    event: { act: 'project unblinded', detail: reason.trim() },
  });
  if (isKept && context.store.getState().open?.project.id === project.id) await computeResults(context);
}

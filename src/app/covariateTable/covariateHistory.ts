import type { ProjectId } from '../../domain/ids';
import type { AppContext } from '../context';
import type { DoneAct } from './covariateAct';

/** Acts on covariates that can be undone and done again, while the project stays open on this page. */
export interface CovariateHistory {
  readonly projectId: ProjectId | undefined;
  readonly past: readonly DoneAct[];
  readonly future: readonly DoneAct[];
}

/** Acts of a session that are kept for undoing. */
const mostActs = 200;

const none: CovariateHistory = { projectId: undefined, past: [], future: [] };
const histories = new WeakMap<AppContext, CovariateHistory>();

/** The history of the project that is open, as its researcher made it. */
export function covariateHistory(context: AppContext): CovariateHistory {
  const known = histories.get(context) ?? none;
  const { open } = context.store.getState();
  return known.projectId === open?.project.id ? known : none;
}

/** Keeps a history, with the newest acts of it. */
export function keepHistory(context: AppContext, history: Omit<CovariateHistory, 'projectId'>): void {
  const projectId = context.store.getState().open?.project.id;
  histories.set(context, { projectId, past: history.past.slice(-mostActs), future: history.future });
}

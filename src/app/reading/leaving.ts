import { type AppContext, notify } from '../context';
import { isCommitting } from './commitsUnderWay';
import { areDraftsSafe } from './drafts';
import { isBusy } from './isBusy';

/** Whether a commit waits for pixels, or something is begun; says that it comes first. */
export function isMidway(context: AppContext): boolean {
  const { reading } = context.store.getState();
  const isDrawing = [reading?.panes.preop, reading?.panes.followUp].some((pane) => pane && isBusy(pane));
  const busy = isDrawing || isCommitting(context);
  if (busy) notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
  return busy;
}

/**
 * Whether leaving the reading loses nothing: every commit is on disk or in the queue to it, and what is begun is kept as
 * a draft that waits here when the reading is opened again. Refused only where that is not so.
 */
export function mayLeave(context: AppContext): boolean {
  const { reading } = context.store.getState();
  if (!reading) return true;
  if (!isCommitting(context) && areDraftsSafe(context, reading)) return true;
  notify(context, { kind: 'finish-outline-first', severity: 'attention', facts: {} });
  return false;
}

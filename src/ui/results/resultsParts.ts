import { type LaterPart, laterPart } from '../../base/laterPart';
import { howPopoverPart } from './how/howPopoverPart';
import { onDemandPart } from './onDemandPart';

/** The views of the Results screen, by the groups of its list. */
export const resultsParts = {
  tables: laterPart(() => import('./views/tableViews')),
  models: laterPart(() => import('./models/modelViews')),
  checks: laterPart(() => import('./checks/checkViews')),
  referee: laterPart(() => import('./reviewer/reviewerViews')),
} satisfies Record<string, LaterPart<unknown>>;

/** Loads all of them, and what they compute of their own, one after the other: before somebody opens the screen. */
export async function loadResultsParts(): Promise<void> {
  for (const { load } of [...Object.values(resultsParts), onDemandPart, howPopoverPart]) await load();
}

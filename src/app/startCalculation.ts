import type { Calculation } from '../analysis/live/calculation';
import { loadPart } from '../base/partNotLoaded';
import type { Ports } from './context';
import { rest } from './inSlices';

/** A worker's calculation where there are workers; else one that runs here. */
export async function startCalculation({ calculation }: Pick<Ports, 'calculation'>): Promise<Calculation> {
  if (calculation) return calculation.start();
  const { createDirectCalculation } = await loadPart(() => import('../analysis/live/directCalculation'));
  return createDirectCalculation(rest);
}

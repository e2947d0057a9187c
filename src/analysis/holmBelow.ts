import { holmAdjusted } from './holmAdjusted';

/** Which of several tests stay below alpha when each P is adjusted for their number, one answer for each; see `holmAdjusted`. */
export function holmBelow(ps: readonly (number | undefined)[], alpha: number): readonly boolean[] {
  return holmAdjusted(ps).map((p) => p !== undefined && p < alpha);
}

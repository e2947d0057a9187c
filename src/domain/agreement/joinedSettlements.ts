import { stableText } from '../../base/stableText';
import type { Settlement } from './settlement';

/**
 * The decisions of versions of one subject that were made apart from each other, once a person chose one of them: all are
 * kept, each once. About a target that both decided the chosen one's is in force; a decision about another target
 * contradicts nothing, and stays in force.
 */
export function joinedSettlements(
  chosen: readonly Settlement[],
  others: readonly (readonly Settlement[])[],
): readonly Settlement[] {
  const own = new Set(chosen.map((one) => stableText(one)));
  const lacking = new Map(
    others.flat().flatMap((one) => {
      const text = stableText(one);
      return own.has(text) ? [] : [[text, one] as const];
    }),
  );
  return [...lacking.values(), ...chosen];
}

import type { FrameTags } from './frameTags';
import { elementOf, itemsOf, readNumber, readText } from './tagSource';
import type { TagName } from './tags';

/**
 * What beside the agent's name says that a contrast agent was given for this frame, as keyword and value. Enhanced
 * images say it outright (PS3.3 C.8.13.5.8 and the Contrast/Bolus Usage macro), and a stated NO outweighs the agents listed
 * for the whole acquisition; others list a volume or dose above 0, or the ingredient.
 */
export function readContrastGiven(frame: FrameTags): string | undefined {
  const { dataSet } = frame;
  const usage = 'ContrastBolusUsageSequence';
  const administered = 'ContrastBolusAgentAdministered';
  if (frame.isInGroups(usage, administered)) {
    const answer = readText(frame.find(usage, administered), administered).toUpperCase();
    if (answer === 'YES') return `${administered} YES`;
    if (answer === 'NO') return undefined;
  }
  for (const tag of ['ContrastBolusVolume', 'ContrastBolusTotalDose'] as const satisfies readonly TagName[]) {
    const amount = readNumber(dataSet, tag);
    if (amount !== undefined && amount > 0) return `${tag} ${amount}`;
  }
  const ingredient = readText(dataSet, 'ContrastBolusIngredient');
  if (ingredient !== '') return `ContrastBolusIngredient ${ingredient}`;
  const agents = elementOf(dataSet, 'ContrastBolusAgentSequence');
  const isListed = agents !== undefined && itemsOf(dataSet, agents).length > 0;
  return isListed ? 'ContrastBolusAgentSequence' : undefined;
}

import type { PanelChoice } from '../analysis/panelChoice';
import type { Quantity } from '../analysis/quantity';
import type { StudyResults } from '../analysis/studyResults';
import { inSentence } from './groupNames';
import { quantityHeading, quantityNames } from './words';

/** What a side's own quantity is called. ROI-CSA and ROI-SI are means of the sides; a single side has CSA and SI. */
const sideQuantityNames: Readonly<Record<Quantity, string>> = { csaMm2: 'CSA', si: 'SI', csaPerSi: 'CSA/SI' };

/** The name of a quantity under the choice: "ROI-CSA", "Left CSA". */
export function chosenQuantityName(quantity: Quantity, { side }: Pick<PanelChoice, 'side'>): string {
  return side === 'mean' ? quantityNames[quantity] : ofSide(sideQuantityNames[quantity], { side });
}

/** The heading of a quantity under the choice, with its unit and kind of value. */
export function chosenQuantityHeading(
  quantity: Quantity,
  { choice, protocol }: Pick<StudyResults, 'choice' | 'protocol'>,
): string {
  const heading = quantityHeading(quantity, protocol);
  if (choice.side === 'mean') return heading;
  return heading.replace(quantityNames[quantity], chosenQuantityName(quantity, choice));
}

/** A name with the side that was chosen before it: "Left fat"; as it is for the mean of the sides. */
export function ofSide(name: string, { side }: Pick<PanelChoice, 'side'>): string {
  if (side === 'mean') return name;
  return `${side === 'left' ? 'Left' : 'Right'} ${inSentence(name)}`;
}

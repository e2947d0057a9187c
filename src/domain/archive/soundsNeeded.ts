import { seriesText } from '../catalogue/seriesText';
import { saysOtherWeighting, saysT2 } from '../catalogue/weightingWords';

/** Words of views and planes that nothing is measured in; what they say is only a guess. */
const otherViews = /cor|loc|scout|survey|myel|dixon|scano/;

/**
 * Whether a series' description alone makes it likely that a project needs it, so that all its headers are asked for at
 * once. A guess: what comes is looked at as that of any series, and what does not sound so is looked at too.
 */
export function soundsNeeded(description: string | undefined): boolean {
  const text = seriesText({ ...(description !== undefined && { seriesDescription: description }) });
  return saysT2(text) && !saysOtherWeighting(text) && !otherViews.test(text);
}

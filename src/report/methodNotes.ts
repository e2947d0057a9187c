import type { StudyResults } from '../analysis/studyResults';
import type { Protocol } from '../domain/study/protocol';
import { valueKindMeanings } from './valueKindText';

/** How ROI-CSA, ROI-SI and CSA/SI come about, and of what they are. */
export function averagingText(protocol: Protocol): string {
  const names = protocol.sides.length === 1 ? 'CSA and SI' : 'ROI-CSA and ROI-SI';
  return (
    `${names}: ${meanText(protocol)}; CSA/SI: their ratio; change: of these averages. ` +
    `${csaText(protocol)}; SI, in arbitrary units, is the mean signal inside the outline minus exclusions, of ${valueKindMeanings[protocol.valueKind]}.${combinedText(protocol, 'areas are added and SI is weighted by net area')}`
  );
}

/** Over what values are averaged: "mean of both sides and both observers", "value of one observer, left side". */
export function meanText({ sides, observers: { length: observers } }: Protocol): string {
  const overObservers =
    observers === 1 ? 'one observer' : observers === 2 ? 'both observers' : `${observers} observers`;
  const [side] = sides;
  if (sides.length === 2) return `mean of both sides and ${overObservers}`;
  return observers === 1 ? `value of one observer, ${side} side` : `mean of ${overObservers}, ${side} side`;
}

/** Which area is the CSA, and how it is taken. */
export function csaText({ csaKind, pixelRule }: Protocol): string {
  const area = csaKind === 'gross' ? 'inside the outline' : 'inside the outline minus exclusions';
  return `CSA is the area ${area}${pixelRule === 'imagej' ? ', counted in pixels as by ImageJ' : ''}`;
}

/** By which rules the numbers came about: protocol and pixel rule with their versions. */
export function ruleText({ protocol, pixelRules }: StudyResults): string {
  return `Protocol version ${protocol.version}.${pixelRuleText(pixelRules)}`;
}

/** " Pixel rule centre 2.", or that the measurements are not of one version; nothing where nothing is measured. */
export function pixelRuleText(pixelRules: StudyResults['pixelRules']): string {
  return pixelRules.length > 1
    ? ` Measured by more than one version of the pixel rule (${pixelRules.join(', ')}): measure again.`
    : pixelRules.map((rule) => ` Pixel rule ${rule}.`).join('');
}

/** " Combined: …": how several muscles become one; nothing where they do not. */
export function combinedText({ combined, muscles }: Protocol, how: string): string {
  return combined && muscles.length > 1 ? ` Combined: of each observer and side, ${how}.` : '';
}

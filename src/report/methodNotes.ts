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
  if (sides.length === 2) return `mean of both sides${observers === 1 ? ',' : ' and'} ${overObservers}`;
  return observers === 1 ? `value of one observer, ${side} side` : `mean of ${overObservers}, ${side} side`;
}

/** Which area is the CSA, and how it is taken. */
export function csaText({ csaKind, pixelRule }: Protocol): string {
  const area = csaKind === 'gross' ? 'inside the outline' : 'inside the outline minus exclusions';
  return `CSA is the area ${area}${pixelRule === 'imagej' ? ', counted in pixels as by ImageJ' : ''}`;
}

/** By which rules the numbers came about: protocol and pixel rule with their versions. */
export function ruleText(results: StudyResults): string {
  return `${versionText(results)}${pixelRuleText(results.pixelRules)}${secondReadingsText(results.project.protocol)}`;
}

/** "Protocol version 2; readings signed under versions 1 and 2." */
export function versionText({
  protocol,
  protocolVersions,
}: Pick<StudyResults, 'protocol' | 'protocolVersions'>): string {
  const isOther = protocolVersions.some((version) => version !== protocol.version);
  const versions = `version${protocolVersions.length > 1 ? 's' : ''} ${listText(protocolVersions.map(String))}`;
  return `Protocol version ${protocol.version}${isOther ? `; readings signed under ${versions}` : ''}.`;
}

/** That values are of the first observer alone, where the others read a part of the subjects. */
function secondReadingsText({ assignment, observers }: Protocol): string {
  const [first] = observers;
  if (assignment.kind === 'all' || observers.length < 2 || !first) return '';
  return ` Values are observer ${first.letter}’s; further observers read ${assignment.count} subjects drawn at random, for agreement alone.`;
}

/** "1", "1 and 2", "1, 2 and 3". */
export function listText(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** " Pixel rule: centre, version 2.", or that the measurements are not of one version; nothing where nothing is measured. */
export function pixelRuleText(pixelRules: StudyResults['pixelRules']): string {
  return pixelRules.length > 1
    ? ` Measured by more than one version of the pixel rule (${pixelRules.join(', ')}): measure again.`
    : pixelRules.map((rule) => ` Pixel rule: ${rule.replace(' ', ', version ')}.`).join('');
}

/** " Combined: …": how several muscles become one; nothing where they do not. */
export function combinedText({ combined, muscles }: Protocol, how: string): string {
  return combined && muscles.length > 1 ? ` Combined: of each observer and side, ${how}.` : '';
}

import type { PixelRule } from './roiMeasurement';

/** The rule of every study unless a study made with ImageJ is to be repeated. */
export const defaultPixelRuleId = 'centre';

const versions: Readonly<Record<PixelRule['id'], string>> = { centre: '3', imagej: '3' };

/** A pixel rule with the version of its text in MEASUREMENT.md; a change that can change a number raises it. */
export function pixelRule(id: PixelRule['id']): PixelRule {
  return { id, version: versions[id] };
}

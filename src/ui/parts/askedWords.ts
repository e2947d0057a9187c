import { referenceTissueOf } from '../../domain/reading/referenceTissue';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import type { TimePoint } from '../../domain/timePoint';

const sides = { left: 'left', right: 'right', none: '' } as const;

/**
 * Targets that are asked for, in words: "MF+ES right, pre-op". `scanNames`: what the scans may be called; without a name, as
 * where a scan is alone, none is said.
 */
export function askedWords(
  asked: readonly string[],
  protocol: Protocol,
  scanNames: Readonly<Partial<Record<TimePoint, string>>>,
): readonly string[] {
  const { muscles, sites } = protocol;
  return targetsOf(protocol)
    .filter((target) => asked.includes(targetKey(target)))
    .map(({ timePoint, siteId, muscleId, side }) => {
      const tissue = referenceTissueOf(muscleId)?.replace(/-/g, ' ');
      const muscle = tissue ?? muscles.find(({ id }) => id === muscleId)?.shortName ?? muscleId;
      const site = sites.length > 1 ? sites.find(({ id }) => id === siteId)?.name : undefined;
      const what = [muscle, sides[side]].filter((part) => part !== '').join(' ');
      return [what, site, scanNames[timePoint]].filter((part) => part !== undefined).join(', ');
    });
}

import { structureCodes } from '../dicomObjects/structureCodes';
import type { RoiTarget } from '../reading/roi';
import type { Protocol } from '../study/protocol';
import { targetsOf } from '../study/targets';
import type { ForeignStatement } from './foreignRoi';

/**
 * What codes say an outline is of: the one structure of the protocol that has exactly these codes, and the side. What several
 * structures share, such as "skeletal muscle", says nothing.
 */
export function targetOfCodes(
  protocol: Protocol,
  { structures, side }: ForeignStatement,
): Partial<Pick<RoiTarget, 'muscleId' | 'side' | 'siteId'>> {
  const stated = keyOf(structures);
  const muscleIds = [...new Set(targetsOf(protocol).map(({ muscleId }) => muscleId))];
  const fitting = muscleIds.filter((id) => keyOf(structureCodes(protocol.muscles, id)) === stated);
  const [muscleId] = fitting;
  const [site] = protocol.sites;
  const isOne = stated !== '' && muscleId !== undefined && fitting.length === 1;
  return {
    ...(isOne && { muscleId }),
    ...(isOne && site && protocol.sites.length === 1 && { siteId: site.id }),
    ...(side && { side }),
  };
}

/** The codes, in no order. */
function keyOf(codes: ForeignStatement['structures']): string {
  return [...new Set(codes.map(({ value, scheme }) => `${value} ${scheme}`))].sort().join(' + ');
}

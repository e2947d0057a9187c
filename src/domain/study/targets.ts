import type { RoiTarget } from '../reading/roi';
import { timePoints } from '../timePoint';
import type { Protocol } from './protocol';

/**
 * Everything one reading has to give, in the order in which it is drawn: pre-op right, left, follow-up right, left
 * for the default protocol; with several sites or muscles, one after the other inside a time point.
 */
export function targetsOf(protocol: Protocol): readonly RoiTarget[] {
  return timePoints.flatMap((timePoint) =>
    protocol.sites.flatMap((site) =>
      protocol.muscles.flatMap((muscle) =>
        protocol.sides.map((side) => ({ timePoint, siteId: site.id, muscleId: muscle.id, side })),
      ),
    ),
  );
}

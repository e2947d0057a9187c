import { type ReferenceTissue, referenceMuscleId, referenceTissues } from '../reading/referenceTissue';
import type { RoiTarget } from '../reading/roi';
import { type TimePoint, timePoints } from '../timePoint';
import type { Protocol } from './protocol';

/**
 * Everything one reading has to give, in the order in which it is drawn: pre-op right, left, follow-up right, left
 * for the default protocol; with several sites or muscles, one after the other inside a time point, then the reference tissues.
 * `asked`: the time points that there are scans of (`scannedTimePoints`); a masked scan is read by itself.
 */
export function targetsOf(
  protocol: Protocol,
  asked: readonly TimePoint[] = timePoints,
): readonly RoiTarget[] {
  return asked.flatMap((timePoint) =>
    protocol.sites.flatMap((site) => [
      ...protocol.muscles.flatMap((muscle) =>
        protocol.sides.map((side) => ({ timePoint, siteId: site.id, muscleId: muscle.id, side })),
      ),
      ...referencesOf(protocol).map((tissue) => ({
        timePoint,
        siteId: site.id,
        muscleId: referenceMuscleId(tissue),
        side: 'none' as const,
      })),
    ]),
  );
}

/** The tissues to outline beside the muscles: those the protocol names, and the sample that its fat method needs. */
export function referencesOf(protocol: Protocol): readonly ReferenceTissue[] {
  return referenceTissues.filter(
    (tissue) =>
      protocol.references.includes(tissue) ||
      (tissue === 'lean-muscle' && protocol.fatMethod.kind === 'lean-sample'),
  );
}

/** The tissues that the muscles' signal is divided by; the lean sample is none, it gives a threshold. */
export function normalisingTissues({ references }: Pick<Protocol, 'references'>): readonly ReferenceTissue[] {
  return referenceTissues.filter((tissue) => tissue !== 'lean-muscle' && references.includes(tissue));
}

import type { PointPx } from '../image/point';
import type { ExclusionReason, RoiExclusion } from '../reading/roi';
import { netAreaPx2 } from './netAreaPx2';
import { normaliseRing } from './normaliseRing';
import { polygonAreaPx2 } from './polygonAreaPx2';

/** What the exclusions of one reason take of an outline. */
export interface ExcludedShare {
  readonly reason: ExclusionReason;
  readonly areaPx2: number;
  /** 100 × area / area of the outline. */
  readonly percent: number;
}

/** Where exclusions of several reasons overlap, the first of this order has the area. */
export const exclusionReasonOrder: readonly ExclusionReason[] = [
  'oedema',
  'haemorrhage',
  'inflammation',
  'vessel',
  'artefact',
  'other',
];

/**
 * The area that each reason takes of an outline, overlaps counted once, in the order of `exclusionReasonOrder`; reasons
 * without exclusion are not listed. The areas add up to gross minus net. Rings as they are stored: simple, perhaps with
 * repeated vertices. MEASUREMENT.md section 2.
 */
export function excludedShares(
  outlinePx: readonly PointPx[],
  exclusions: readonly RoiExclusion[],
): readonly ExcludedShare[] {
  const outline = normaliseRing(outlinePx);
  const gross = polygonAreaPx2(outline);
  const shares: ExcludedShare[] = [];
  const taken: (readonly PointPx[])[] = [];
  let left = gross;
  for (const reason of exclusionReasonOrder) {
    const ofReason = exclusions.filter((exclusion) => exclusion.reason === reason);
    if (ofReason.length === 0) continue;
    taken.push(...ofReason.map(({ verticesPx }) => normaliseRing(verticesPx)));
    const remaining = netAreaPx2(outline, taken);
    // What lies under earlier reasons takes nothing; rounding may not make it less.
    const areaPx2 = Math.max(0, left - remaining);
    shares.push({ reason, areaPx2, percent: (100 * areaPx2) / gross });
    left = remaining;
  }
  return shares;
}

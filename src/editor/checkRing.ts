import { present } from '../base/assert';
import { err, type Result } from '../base/result';
import type { PointPx } from '../domain/image/point';
import { findPolygonProblem } from '../domain/polygon/findPolygonProblem';
import { netAreaPx2 } from '../domain/polygon/netAreaPx2';
import { polygonAreaPx2 } from '../domain/polygon/polygonAreaPx2';
import { type Refusal, refusalOf } from './refusal';

/** Less than this in common is rounding, pixels². */
const leastSharedPx2 = 1e-9;

/**
 * What may be committed: a ring that encloses one well-defined area, normalised; of an exclusion (`insidePx` is its
 * outline) also one that takes something from the outline. Else why not, at the place to look at.
 */
export function checkRing(
  verticesPx: readonly PointPx[],
  otherwiseAtPx: PointPx,
  insidePx?: readonly PointPx[],
): Result<readonly PointPx[], Refusal> {
  const checked = findPolygonProblem(verticesPx);
  if (!checked.ok) return err(refusalOf(checked.error, otherwiseAtPx));
  if (insidePx === undefined || doShareArea(insidePx, checked.value)) return checked;
  return err({ kind: 'outside-outline', atPx: present(checked.value[0], 'first vertex of a ring') });
}

function doShareArea(outlinePx: readonly PointPx[], exclusionPx: readonly PointPx[]): boolean {
  return polygonAreaPx2(outlinePx) - netAreaPx2(outlinePx, [exclusionPx]) > leastSharedPx2;
}

/** Why a checked ring may not be committed, if it may not. */
export function refusalIn(checked: Result<unknown, Refusal> | undefined): Refusal | undefined {
  return checked === undefined || checked.ok ? undefined : checked.error;
}

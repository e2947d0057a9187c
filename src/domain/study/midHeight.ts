import { err, ok, type Result } from '../../base/result';
import { add, cross, dot, norm, scale, subtract, unit } from '../geometry/lps';
import { lpsToPixel } from '../geometry/lpsToPixel';
import { pixelToLps } from '../geometry/pixelToLps';
import { planeNormalLps } from '../geometry/planeNormalLps';
import type { ImageGrid } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import type { EndplateMarks, LinePx } from '../reading/endplates';
import type { MidHeight } from './sliceAtLevel';

/** Mid-height of a body as its marked endplates give it. */
export interface MarkedMidHeight extends MidHeight {
  readonly axisLps: PointLps;
  /** The line midway between the plates, on the sagittal slice, from the front of the body to its back. */
  readonly linePx: LinePx;
  /** Between the front ends of the two plates, and between the back ends, mm. */
  readonly anteriorHeightMm: number;
  readonly posteriorHeightMm: number;
}

/** Why marks give no mid-height. `not-marked`: a plate is missing; nothing is wrong. */
export type MidHeightProblem = { readonly kind: 'not-marked' | 'no-geometry' | 'no-direction' };

const backLps: PointLps = [0, 1, 0];

/**
 * Mid-height from both endplates (rules, *Slice at mid-height*): midway between the middles of the plates, along the
 * plates' mean direction. The body's axis is square to that direction within the sagittal image, towards the head.
 *
 * In patient coordinates, so that image rows of another height than columns change nothing. Which plate is called upper,
 * and from which end a plate was drawn, makes no difference.
 */
export function midHeight(
  marks: Pick<EndplateMarks, 'upperPx' | 'lowerPx'>,
  { plane, spacing }: Pick<ImageGrid, 'plane' | 'spacing'>,
): Result<MarkedMidHeight, MidHeightProblem> {
  const { upperPx, lowerPx } = marks;
  if (!upperPx || !lowerPx) return err({ kind: 'not-marked' });
  if (!plane || !spacing) return err({ kind: 'no-geometry' });
  const plates = [upperPx, lowerPx].map((linePx) => {
    const [a, b] = [pixelToLps(plane, spacing, linePx[0]), pixelToLps(plane, spacing, linePx[1])];
    return dot(subtract(b, a), backLps) < 0 ? { front: b, back: a } : { front: a, back: b };
  });
  const [upper, lower] = plates;
  const directions = plates.map(({ front, back }) => unit(subtract(back, front)));
  const [first, second] = directions;
  const along = first && second && unit(add(first, second));
  const axis = along && unit(cross(planeNormalLps(plane), along));
  if (!upper || !lower || !along || !axis) return err({ kind: 'no-direction' });

  const middleOf = (a: PointLps, b: PointLps): PointLps => scale(add(a, b), 0.5);
  const pointLps = middleOf(middleOf(upper.front, upper.back), middleOf(lower.front, lower.back));
  const halfMm = (norm(subtract(upper.back, upper.front)) + norm(subtract(lower.back, lower.front))) / 4;
  const atMm = (mm: number) => lpsToPixel(plane, spacing, add(pointLps, scale(along, mm)));
  return ok({
    pointLps,
    axisLps: axis[2] < 0 ? scale(axis, -1) : axis,
    linePx: [atMm(-halfMm), atMm(halfMm)],
    anteriorHeightMm: norm(subtract(upper.front, lower.front)),
    posteriorHeightMm: norm(subtract(upper.back, lower.back)),
  });
}

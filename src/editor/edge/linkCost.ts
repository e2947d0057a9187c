/**
 * Costs of the smart edge, after Mortensen and Barrett, *Intelligent scissors for image composition* (SIGGRAPH 1995): a step
 * from a pixel p onto its neighbour q costs, a pixel of its length,
 *
 *   0.43 × (q is no zero crossing of the Laplacian) + 0.14 × (1 − gradient at q) + 0.43 × turning,
 *
 * with their weights, the gradient as a share of a clear edge's, at most 1, and turning = 2/(3π) × (angle between the
 * step and the edge at p + angle between the step and the edge at q), the step taken in that of its two directions which
 * lies nearer to the edge at p (their 1998 paper's scale, so that it is 0 to 1). What differs: zero crossings and
 * directions count only where there is a gradient, since noise is full of both; all of a step is weighted by
 * its length, not the gradient alone; and 0.02 is added, so that no detour is free. Whole thousandths, so that every
 * computer finds the same path.
 */
const thousandths = { zeroCrossing: 430, gradient: 140, direction: 430, step: 20 } as const;

/** More than the cost of any step. */
export const mostLinkCost = 1500;

/** Cost of a step of one pixel onto a pixel, without that of its direction; `gradientShare` from 0 to 1. */
export function pixelCost(gradientShare: number, isZeroCrossing: boolean): number {
  const ofGradient = Math.round(thousandths.gradient * (1 - gradientShare));
  return thousandths.step + ofGradient + (isZeroCrossing ? 0 : thousandths.zeroCrossing);
}

const quarter = 64;
const half = 128;
/** Both angles at their largest: a quarter, and a half. */
const mostTurning = quarter + half;

/** Cost of the direction of a step along `link`, per two angles' sum in 256ths of a turn. */
const directionCosts = Uint16Array.from({ length: mostTurning + 1 }, (_, turning) =>
  Math.round((thousandths.direction * turning) / mostTurning),
);

/**
 * Cost of a step's direction, a pixel of its length. `link`: the step's own direction, `atFrom` and `atTo`: those of the
 * edges, all in 256ths of a turn; negative where there is no edge, which counts as a right angle to everything.
 */
export function directionCost(link: number, atFrom: number, atTo: number): number {
  let along = link;
  let turnFrom: number = quarter;
  if (atFrom >= 0) {
    turnFrom = turnBetween(atFrom, link);
    if (turnFrom > quarter) {
      along = link + half;
      turnFrom = half - turnFrom;
    }
  }
  const turnTo = atTo < 0 ? quarter : turnBetween(atTo, along);
  return directionCosts[turnFrom + turnTo] ?? 0;
}

/** Between two directions, 0 to half a turn. */
function turnBetween(one: number, other: number): number {
  const turn = (one - other) & 255;
  return turn > half ? 256 - turn : turn;
}

/** One Gaussian of a mixture, in keys. */
export interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

/** That of rounding to whole numbers: no component can be narrower than what the values resolve. */
export const varianceFloor = 1 / 12;

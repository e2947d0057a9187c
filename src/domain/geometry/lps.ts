import type { PointLps } from '../image/point';

/** Scalar product of two directions in patient space. */
export function dot(a: PointLps, b: PointLps): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Vector product, right-handed: the patient axes satisfy left × back = head. */
export function cross(a: PointLps, b: PointLps): PointLps {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** a + b. */
export function add(a: PointLps, b: PointLps): PointLps {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

/** a − b: the way from b to a. */
export function subtract(a: PointLps, b: PointLps): PointLps {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** The vector times a number. */
export function scale(a: PointLps, factor: number): PointLps {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

/** Length of a vector, in its own unit (mm for ways, 1 for directions). */
export function norm(a: PointLps): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** The direction of a vector, of length 1; undefined for the zero vector and for anything not finite. */
export function unit(a: PointLps): PointLps | undefined {
  const length = norm(a);
  return length > 0 && Number.isFinite(length) ? scale(a, 1 / length) : undefined;
}

/**
 * Angle between two directions, 0° to 180°.
 *
 * By the arc tangent of |a × b| and a · b: the arc cosine loses all digits where directions nearly agree.
 */
export function angleDeg(a: PointLps, b: PointLps): number {
  return (Math.atan2(norm(cross(a, b)), dot(a, b)) * 180) / Math.PI;
}

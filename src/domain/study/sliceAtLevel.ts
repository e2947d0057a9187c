import { err, ok, type Result } from '../../base/result';
import { imageCentreLps } from '../geometry/imageCentreLps';
import { add, angleDeg, dot, scale, subtract, unit } from '../geometry/lps';
import { planeNormalLps } from '../geometry/planeNormalLps';
import type { ImageRef } from '../image/imageRef';
import type { PointLps } from '../image/point';
import type { SliceHeader } from '../image/sliceHeader';
import type { SliceAtMidHeight } from '../reading/reading';

/** Mid-height of the vertebral body, as marked on the sagittal image. */
export interface MidHeight {
  readonly pointLps: PointLps;
  /** Up the vertebral body, square to its mid-height plane; the body axis to the head when only a point is known. */
  readonly axisLps?: PointLps;
}

/** The slice to propose, and how far it is from where it should be. */
export interface SliceProposal {
  /** Position in the list given, from 0. */
  readonly index: number;
  readonly ref: ImageRef;
  readonly basis: 'middle-of-stack' | 'nearest-to-mid-height';
  /** Along the body's axis; positive where the slice passes nearer to the head. Only with a mid-height. */
  readonly distanceAtBodyMm?: number;
  /** The same, behind the body, where the muscle is. */
  readonly distanceAtMuscleMm?: number;
  /** Angle between the slice and the mid-height plane, 0° to 90°. */
  readonly tiltDeg?: number;
}

/** Why no slice can be proposed. */
export type SliceAtLevelProblem = {
  readonly kind: 'no-slices' | 'no-geometry' | 'no-slice-crosses-the-axis';
};

/** How far behind the middle of the body the muscle is taken to lie, mm. */
export const muscleBehindBodyMm = 60;

const headLps: PointLps = [0, 0, 1];
const backLps: PointLps = [0, 1, 0];
/** Planes steeper than this to the mid-height plane pass along the body rather than through it. */
const crossesWithinDeg = 60;
const sameDistanceWithinMm = 1e-6;

type Slice = { readonly header: SliceHeader };

/**
 * Which axial slice to open with, by the rules, *Slice at mid-height*.
 *
 * With a mid-height: the slice that cuts the body's axis nearest to it. Without: the slice nearest to the middle of the
 * stack in the patient. Of two equally near, the one nearer to the head; of two echoes at one position, the longer.
 * Slices are given in reading order (head to feet), as the catalogue has them.
 */
export function sliceAtLevel(
  slices: readonly Slice[],
  midHeight?: MidHeight,
  behindBodyMm: number = muscleBehindBodyMm,
): Result<SliceProposal, SliceAtLevelProblem> {
  if (slices.length === 0) return err({ kind: 'no-slices' });
  return midHeight ? nearestToMidHeight(slices, midHeight, behindBodyMm) : middleOfStack(slices);
}

function middleOfStack(slices: readonly Slice[]): Result<SliceProposal, SliceAtLevelProblem> {
  const [first] = slices;
  // One direction for all slices, so that oblique blocks are compared along the first one's normal.
  const normal = first?.header.grid.plane ? planeNormalLps(first.header.grid.plane) : undefined;
  const positions = slices.map(({ header }) => {
    const at = imageCentreLps(header.grid) ?? header.grid.plane?.originLps;
    return normal && at ? dot(at, normal) : undefined;
  });
  const known = positions.filter((position) => position !== undefined);
  if (known.length < slices.length) {
    return proposal(slices, Math.floor((slices.length - 1) / 2), { basis: 'middle-of-stack' });
  }
  const middleMm = (Math.min(...known) + Math.max(...known)) / 2;
  const index = nearest(slices, (i) => Math.abs((known[i] ?? middleMm) - middleMm));
  return proposal(slices, index, { basis: 'middle-of-stack' });
}

function nearestToMidHeight(
  slices: readonly Slice[],
  midHeight: MidHeight,
  behindBodyMm: number,
): Result<SliceProposal, SliceAtLevelProblem> {
  if (slices.every(({ header }) => !header.grid.plane)) return err({ kind: 'no-geometry' });
  const axis = upwards(unit(midHeight.axisLps ?? headLps) ?? headLps);
  const distances = slices.map(({ header }) => distanceAlongAxisMm(header, midHeight.pointLps, axis));
  const index = nearest(slices, (i) => Math.abs(distances[i] ?? Number.POSITIVE_INFINITY));
  const header = slices[index]?.header;
  const at = header && sliceAtMidHeight(header, midHeight, behindBodyMm);
  if (!at) return err({ kind: 'no-slice-crosses-the-axis' });
  return proposal(slices, index, { basis: 'nearest-to-mid-height', ...at });
}

/**
 * How one slice lies to a mid-height: distances along the body's axis at the body and at the muscle, and tilt. Undefined
 * where the slice has no geometry or passes along the body.
 */
export function sliceAtMidHeight(
  header: Pick<SliceHeader, 'grid'>,
  midHeight: MidHeight,
  behindBodyMm: number = muscleBehindBodyMm,
): Omit<SliceAtMidHeight, 'evidencePng'> | undefined {
  const axis = upwards(unit(midHeight.axisLps ?? headLps) ?? headLps);
  const distanceAtBodyMm = distanceAlongAxisMm(header, midHeight.pointLps, axis);
  if (!header.grid.plane || distanceAtBodyMm === undefined) return undefined;
  const back = unit(subtract(backLps, scale(axis, dot(backLps, axis))));
  const muscle = back && add(midHeight.pointLps, scale(back, behindBodyMm));
  const distanceAtMuscleMm = muscle && distanceAlongAxisMm(header, muscle, axis);
  const angle = angleDeg(planeNormalLps(header.grid.plane), axis);
  return {
    distanceAtBodyMm,
    ...(distanceAtMuscleMm !== undefined && { distanceAtMuscleMm }),
    tiltDeg: Math.min(angle, 180 - angle),
  };
}

/** Whether a slice is too far from mid-height, at the body or at the muscle, for the protocol's limit. */
export function isBeyondTolerance(
  at: Pick<SliceAtMidHeight, 'distanceAtBodyMm' | 'distanceAtMuscleMm'>,
  toleranceMm: number,
): boolean {
  return [at.distanceAtBodyMm, at.distanceAtMuscleMm ?? 0].some((mm) => Math.abs(mm) > toleranceMm);
}

function upwards(axis: PointLps): PointLps {
  return axis[2] < 0 ? scale(axis, -1) : axis;
}

/** How far up the axis from a point the slice's plane is met; undefined where it runs along the axis. */
function distanceAlongAxisMm(
  header: Pick<SliceHeader, 'grid'>,
  pointLps: PointLps,
  axis: PointLps,
): number | undefined {
  const { plane } = header.grid;
  if (!plane) return undefined;
  const normal = planeNormalLps(plane);
  const steepness = dot(axis, normal);
  if (Math.abs(steepness) < Math.cos((crossesWithinDeg * Math.PI) / 180)) return undefined;
  return dot(subtract(plane.originLps, pointLps), normal) / steepness;
}

function nearest(slices: readonly Slice[], distanceMm: (index: number) => number): number {
  let best = 0;
  for (let i = 1; i < slices.length; i++) {
    const gainMm = distanceMm(best) - distanceMm(i);
    const isLongerEcho =
      echoTimeMs(slices[i]) > echoTimeMs(slices[best]) && areAtOnePlace(slices[i], slices[best]);
    if (gainMm > sameDistanceWithinMm || (Math.abs(gainMm) <= sameDistanceWithinMm && isLongerEcho)) best = i;
  }
  return best;
}

function echoTimeMs(slice: Slice | undefined): number {
  return slice?.header.acquisition.echoTimeMs ?? 0;
}

function areAtOnePlace(a: Slice | undefined, b: Slice | undefined): boolean {
  const from = a?.header.grid.plane?.originLps;
  const to = b?.header.grid.plane?.originLps;
  return (
    from !== undefined &&
    to !== undefined &&
    from.every((value, axis) => Math.abs(value - (to[axis] ?? 0)) < 0.05)
  );
}

function proposal(
  slices: readonly Slice[],
  index: number,
  rest: Omit<SliceProposal, 'index' | 'ref'>,
): Result<SliceProposal, SliceAtLevelProblem> {
  const header = slices[index]?.header;
  if (!header) return err({ kind: 'no-slices' });
  return ok({ index, ref: { sopInstanceUid: header.sopInstanceUid, frame: header.frame }, ...rest });
}

import type { ImagePlane } from '../../../domain/image/imageGrid';
import type { PointPx } from '../../../domain/image/point';
import type { TimePoint } from '../../../domain/timePoint';
import { type PlaneToPixels, type PointMm, toMm, toPixel } from './canvas';
import { type DemoPatient, demoPatient } from './demoPatient';
import { randomStream } from './seededRandom';
import { type Crossing, crossSpine } from './spineChain';

/** Matrix of every demo slice. */
export const demoMatrix = 320;
export const axialSlices = 15;
export const axialThicknessMm = 4;
export const axialGapMm = 0.4;
const axialStepMm = axialThicknessMm + axialGapMm;
export const sagittalStepMm = 4.4;
const sagittalPixelMm = 0.875;

/** How one imaging study of the demo was taken: positions in patient space, pixel sizes, scaling. */
export interface DemoScan {
  readonly patient: DemoPatient;
  readonly timePoint: TimePoint;
  /** Centre of the treated body, LPS mm. */
  readonly bodyLps: readonly [number, number, number];
  /** Normal of the axial slices, upwards, in the sagittal plane (y, z). */
  readonly axialUp: PointMm;
  readonly axialPixelMm: number;
  readonly axialAngleRad: number;
  /** Pixel of the body's centre line on axial slices. */
  readonly axialOriginPx: PointPx;
  /** Position of each axial slice along the normal from the body's mid-height, mm; from head to feet. */
  readonly axialOffsetsMm: readonly number[];
  /** 0-based slice nearest to mid-height. */
  readonly middleSlice: number;
  /** Position of each sagittal slice, mm to the left of the spine's midline; from right to left. */
  readonly sagittalOffsetsMm: readonly number[];
  readonly sagittalOriginPx: PointPx;
  /** RescaleSlope and Philips' private scale slope. */
  readonly rescaleSlope: number;
  readonly scaleSlope: number;
}

/** The scan of a subject (0-based) at a time point. */
export function demoScan(seed: number, subjectIndex: number, timePoint: TimePoint): DemoScan {
  const patient = demoPatient(seed, subjectIndex);
  const random = randomStream(seed, `scan ${subjectIndex} ${timePoint}`);
  const shared = randomStream(seed, `scaling ${subjectIndex}`);
  const around = (middle: number, spread: number): number => middle + spread * (2 * random.next() - 1);
  const body = patient.spine[timePoint].find((vertebra) => vertebra.level === patient.subject.level);
  const [upY, upZ] = body?.up ?? [0, 1];
  const tilt = Math.atan2(upY, upZ) + (around(0, 3.5) * Math.PI) / 180;
  const middleSlice = 6 + Math.floor(3 * random.next());
  const shift = around(0, 1.3);
  const sagittalCount = 11 + Math.floor(3 * shared.next());
  const rescaleSlope = Math.round((0.62 + 0.22 * shared.next()) * 1e7) / 1e7;
  const scaleSlope = 0.004 + 0.003 * shared.next();
  const isFollowUp = timePoint === 'followUp';
  // A few pairs differ in scaling or in pixel size, as real ones do: the protocol check has something to find.
  const rescaled = subjectIndex % 19 === 11 && isFollowUp ? 1.08 + 0.2 * shared.next() : 1;
  const axialPixelMm = subjectIndex % 31 === 22 && isFollowUp ? 0.5859375 : 0.625;
  return {
    patient,
    timePoint,
    bodyLps: [around(0, 4), around(18, 7), around(-20, 30)],
    axialUp: [Math.sin(tilt), Math.cos(tilt)],
    axialPixelMm,
    axialAngleRad: (around(0, isFollowUp ? 3 : 2) * Math.PI) / 180,
    axialOriginPx: [around(159.5, 7), around(135, 6)],
    axialOffsetsMm: Array.from({ length: axialSlices }, (_, k) => (middleSlice - k) * axialStepMm + shift),
    middleSlice,
    sagittalOffsetsMm: Array.from(
      { length: sagittalCount },
      (_, k) => (k - (sagittalCount - 1) / 2) * sagittalStepMm + 0.1 * shift,
    ),
    sagittalOriginPx: [around(172, 6), around(160, 12)],
    rescaleSlope: Math.round(rescaleSlope * rescaled * 1e7) / 1e7,
    scaleSlope,
  };
}

/** Where an axial slice crosses the spine, and how its plane maps to pixels with the body's centre at (0, 0). */
export interface AxialSection {
  readonly crossing: Crossing;
  readonly plane: PlaneToPixels;
  readonly offsetMm: number;
}

/** The section of the 0-based axial slice. */
export function axialSection(scan: DemoScan, slice: number): AxialSection {
  const offsetMm = scan.axialOffsetsMm[slice] ?? 0;
  const [upY, upZ] = scan.axialUp;
  const origin: PointMm = [offsetMm * upY, offsetMm * upZ];
  const crossing = crossSpine(scan.patient.spine[scan.timePoint], origin, scan.axialUp);
  const backwards = (crossing.point[0] - origin[0]) * upZ - (crossing.point[1] - origin[1]) * upY;
  const bare = { pixelMm: scan.axialPixelMm, angleRad: scan.axialAngleRad, originPx: scan.axialOriginPx };
  return { crossing, plane: { ...bare, originPx: toPixel(bare, [0, backwards]) }, offsetMm };
}

/** Position and directions of an axial slice in patient space. */
export function axialImagePlane(scan: DemoScan, slice: number): ImagePlane {
  const offsetMm = scan.axialOffsetsMm[slice] ?? 0;
  const [upY, upZ] = scan.axialUp;
  const [x, y, z] = scan.bodyLps;
  const cos = Math.cos(scan.axialAngleRad);
  const sin = Math.sin(scan.axialAngleRad);
  const [cornerX, cornerBack] = toMm(
    { pixelMm: scan.axialPixelMm, angleRad: scan.axialAngleRad, originPx: scan.axialOriginPx },
    [0, 0],
  );
  return {
    originLps: [x + cornerX, y + offsetMm * upY + cornerBack * upZ, z + offsetMm * upZ - cornerBack * upY],
    rowDirectionLps: [cos, sin * upZ, -sin * upY],
    columnDirectionLps: [-sin, cos * upZ, -cos * upY],
  };
}

/** How a sagittal slice maps the plane (y to the back, downwards = −z) to pixels. */
export function sagittalPlane(scan: DemoScan): PlaneToPixels {
  return { pixelMm: sagittalPixelMm, angleRad: 0, originPx: scan.sagittalOriginPx };
}

/** Position and directions of a sagittal slice in patient space. */
export function sagittalImagePlane(scan: DemoScan, slice: number): ImagePlane {
  const [x, y, z] = scan.bodyLps;
  const [column, row] = scan.sagittalOriginPx;
  return {
    originLps: [
      x + (scan.sagittalOffsetsMm[slice] ?? 0),
      y - column * sagittalPixelMm,
      z + row * sagittalPixelMm,
    ],
    rowDirectionLps: [0, 1, 0],
    columnDirectionLps: [0, 0, -1],
  };
}

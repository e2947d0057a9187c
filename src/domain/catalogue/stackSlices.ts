import { anatomicalPlane } from '../geometry/anatomicalPlane';
import { imageCentreLps } from '../geometry/imageCentreLps';
import { angleDeg, dot, norm, scale, subtract } from '../geometry/lps';
import { readingNormalLps } from '../geometry/readingNormalLps';
import { slicePositionMm } from '../geometry/slicePositionMm';
import type { ImagePlane } from '../image/imageGrid';
import type { PointLps } from '../image/point';
import type { CatalogueSlice, SliceStack, StackSlice } from './catalogue';
import { lowerMedian } from './lowerMedian';

/** Directions closer than this are one orientation: files round cosines, and blocks at neighbouring discs differ by 0.5°. */
const sameDirectionWithinDeg = 0.2;
/** Slices closer than this along the normal are at one position. */
const samePositionWithinMm = 0.05;
/** A gap is a hole in a stack only where it is a whole number of spacings, and the next slice lies straight behind. */
const wholeSpacingsWithin = 0.1;
const straightWithinMm = 1;

interface Placed {
  readonly slice: CatalogueSlice;
  readonly plane: ImagePlane;
  readonly positionMm: number;
}

/**
 * Sorts the slices of one series into stacks of parallel slices, by geometry and not by instance number.
 *
 * Lumbar series often hold one oblique block per disc: each is a stack, and stacks go from head to feet (by the
 * middle of their images). Slices that state no plane come last, by instance number.
 */
export function stackSlices(slices: readonly CatalogueSlice[]): readonly SliceStack[] {
  const byOrientation: {
    readonly plane: ImagePlane;
    readonly slices: { slice: CatalogueSlice; plane: ImagePlane }[];
  }[] = [];
  const unplaced: CatalogueSlice[] = [];
  for (const slice of slices) {
    const { plane } = slice.header.grid;
    if (!plane) {
      unplaced.push(slice);
      continue;
    }
    const same = byOrientation.find((group) => haveSameDirections(group.plane, plane));
    if (same) same.slices.push({ slice, plane });
    else byOrientation.push({ plane, slices: [{ slice, plane }] });
  }
  const stacks = byOrientation
    .flatMap((group) => splitBlocks(placed(group.plane, group.slices)))
    .map(stackOf)
    .sort((a, b) => headDownOrder(a) - headDownOrder(b) || firstInstance(a) - firstInstance(b));
  if (unplaced.length === 0) return stacks;
  return [...stacks, { plane: 'unknown', slices: unplaced.sort(byInstance) }];
}

function haveSameDirections(a: ImagePlane, b: ImagePlane): boolean {
  return (
    angleDeg(a.rowDirectionLps, b.rowDirectionLps) < sameDirectionWithinDeg &&
    angleDeg(a.columnDirectionLps, b.columnDirectionLps) < sameDirectionWithinDeg
  );
}

function placed(
  plane: ImagePlane,
  slices: readonly { slice: CatalogueSlice; plane: ImagePlane }[],
): Placed[] {
  const normal = readingNormalLps(plane);
  return slices
    .map((entry) => ({ ...entry, positionMm: slicePositionMm(entry.plane, normal) }))
    .sort(
      (a, b) =>
        positionBin(a) - positionBin(b) ||
        echoTime(a.slice) - echoTime(b.slice) ||
        byInstance(a.slice, b.slice),
    );
}

/** Positions of echoes and repetitions agree to rounding; whole bins keep the order of slices transitive. */
function positionBin({ positionMm }: Placed): number {
  return Math.round(positionMm / samePositionWithinMm);
}

/** Parallel blocks, such as two discs examined at one angle, are apart by more than missing slices would be. */
function splitBlocks(slices: readonly Placed[]): Placed[][] {
  const steps = slices.slice(1).flatMap((slice, i) => {
    const before = slices[i];
    return before ? [{ mm: slice.positionMm - before.positionMm, way: wayBetween(before, slice) }] : [];
  });
  const real = steps.filter((step) => step.mm >= samePositionWithinMm);
  const usualMm = lowerMedian(real.map((step) => step.mm));
  const usual = real.find((step) => step.mm === usualMm);
  const blocks: Placed[][] = [];
  slices.forEach((slice, i) => {
    const step = steps[i - 1];
    const isHole = !step || !usual || step.mm <= 1.5 * usual.mm || continues(step, usual);
    const block = blocks.at(-1);
    if (block && isHole) block.push(slice);
    else blocks.push([slice]);
  });
  return blocks;
}

interface Step {
  readonly mm: number;
  readonly way: PointLps;
}

function continues(step: Step, usual: Step): boolean {
  const spacings = step.mm / usual.mm;
  const sidewaysMm = norm(subtract(step.way, scale(usual.way, spacings)));
  return Math.abs(spacings - Math.round(spacings)) <= wholeSpacingsWithin && sidewaysMm <= straightWithinMm;
}

function wayBetween(a: Placed, b: Placed): PointLps {
  return subtract(b.plane.originLps, a.plane.originLps);
}

function stackOf(slices: readonly Placed[]): SliceStack {
  const first = slices[0];
  const gaps = slices
    .slice(1)
    .map((slice, i) => slice.positionMm - (slices[i]?.positionMm ?? slice.positionMm));
  const spacingMm = lowerMedian(gaps.filter((gap) => gap >= samePositionWithinMm));
  const plane = first ? anatomicalPlane(first.plane) : undefined;
  return {
    plane: plane?.kind ?? 'unknown',
    ...(plane && { tiltDeg: plane.tiltDeg }),
    ...(spacingMm !== undefined && { spacingMm }),
    slices: slices.map(({ slice, positionMm }): StackSlice => ({ ...slice, positionMm })),
  };
}

/** Height of the stack's middle in the patient, counted downwards. */
function headDownOrder(stack: SliceStack): number {
  const heights = stack.slices.map(({ header }) => {
    const at = imageCentreLps(header.grid) ?? header.grid.plane?.originLps ?? [0, 0, 0];
    return dot(at, [0, 0, -1]);
  });
  return heights.reduce((sum, height) => sum + height, 0) / heights.length;
}

function firstInstance(stack: SliceStack): number {
  return Math.min(...stack.slices.map(instance));
}

function instance(slice: CatalogueSlice): number {
  return slice.header.instanceNumber ?? Number.MAX_SAFE_INTEGER;
}

function echoTime(slice: CatalogueSlice): number {
  return slice.header.acquisition.echoTimeMs ?? 0;
}

/** By instance number, then frame, then path, so that equal input in any order gives equal output. */
function byInstance(a: CatalogueSlice, b: CatalogueSlice): number {
  return instance(a) - instance(b) || a.header.frame - b.header.frame || compareText(a.path, b.path);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

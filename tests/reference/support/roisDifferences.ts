import { createHash } from 'node:crypto';
import type { PixelRuns } from '../../../src/domain/measurement/pixelRuns';
import type { RoiMeasurement } from '../../../src/domain/measurement/roiMeasurement';
import type { ExpectedSignal } from './roisFiles';

/** Relative tolerance of ImageJ's values, which are float32 where the slope is not 1. */
export const imageJTolerance = 2e-7;

/** Collects in words what differs from what was expected. */
export class Differences {
  readonly list: string[] = [];

  add(text: string): void {
    this.list.push(text);
  }

  same(what: string, got: unknown, wanted: unknown): void {
    if (!Object.is(got, wanted)) this.add(`${what}: got ${String(got)}, expected ${String(wanted)}`);
  }

  near(what: string, got: number | undefined, wanted: number | null, allowed: number): void {
    if (got === undefined && wanted === null) return;
    const isNear = got !== undefined && wanted !== null && Math.abs(got - wanted) <= allowed;
    if (!isNear) this.add(`${what}: got ${String(got)}, expected ${String(wanted)} within ${allowed}`);
  }
}

/** Compares the statistics of one pixel set; the tolerance is relative to the largest value. */
export function compareSignal(
  found: Differences,
  measured: RoiMeasurement,
  expected: ExpectedSignal,
  tolerance: number,
): void {
  const signal = measured.signal;
  found.same('n', signal.kind === 'known' ? signal.pixelCount : 0, expected.n);
  if (signal.kind === 'no-pixels') {
    found.same('mean', null, expected.mean);
    return;
  }
  const allowed = tolerance * Math.max(Math.abs(expected.min ?? 0), Math.abs(expected.max ?? 0));
  const allowedExtreme = tolerance === imageJTolerance ? allowed : 0;
  found.near('mean', signal.displayed.mean, expected.mean, allowed);
  found.near('median', signal.displayed.median, expected.median, allowed);
  found.near('min', signal.displayed.min, expected.min, allowedExtreme);
  found.near('max', signal.displayed.max, expected.max, allowedExtreme);
  // ImageJ says 0 for the SD of one pixel; ours is undefined.
  const isOnePixelInImageJ = tolerance === imageJTolerance && signal.displayed.sd === undefined;
  if (!isOnePixelInImageJ) found.near('sd', signal.displayed.sd, expected.sd, allowed);
}

/** How many pixels a measurement took. */
export function countOf(measured: RoiMeasurement): number {
  return measured.signal.kind === 'known' ? measured.signal.pixelCount : 0;
}

/** A pixel set as the text that the reference files hash. */
export function maskText(runs: PixelRuns): string {
  let text = '';
  for (let i = 0; i < runs.length; i += 3) text += `${runs[i]},${runs[i + 1]},${runs[i + 2]};`;
  return text;
}

/** The pixel set of `masks.json` as the same text. */
export function textOf(mask: readonly (readonly number[])[]): string {
  return mask.map((run) => `${run.join(',')};`).join('');
}

/** The hash that the reference files state. */
export function maskSha256(runs: PixelRuns): string {
  return createHash('sha256').update(maskText(runs)).digest('hex');
}

import { type RandomStream, randomStream } from './seededRandom';

const size = 64;
const mask = size - 1;

/** A smooth random surface with values in about [−1, 1], mean 0; repeats every 64 units. */
export type NoiseField = (x: number, y: number) => number;

/** Value noise on a lattice of unit spacing, smoothly interpolated. */
export function noiseField(seed: number, name: string): NoiseField {
  const random = randomStream(seed, `noise ${name}`);
  const lattice = new Float32Array(size * size);
  for (let i = 0; i < lattice.length; i++) lattice[i] = 2 * random.next() - 1;
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = x - column;
    const fy = y - row;
    const sx = fx * fx * (3 - 2 * fx);
    const sy = fy * fy * (3 - 2 * fy);
    const top = (row & mask) * size;
    const bottom = ((row + 1) & mask) * size;
    const left = column & mask;
    const right = (column + 1) & mask;
    const a = lattice[top + left] ?? 0;
    const b = lattice[top + right] ?? 0;
    const c = lattice[bottom + left] ?? 0;
    const d = lattice[bottom + right] ?? 0;
    const upper = a + (b - a) * sx;
    return upper + (c + (d - c) * sx - upper) * sy;
  };
}

let gaussians: Float32Array | undefined;

/** 65,536 standard normal numbers, made once: image noise is drawn from them by position. */
export function gaussianTable(): Float32Array {
  if (!gaussians) {
    const random: RandomStream = randomStream(1, 'gaussian table');
    gaussians = Float32Array.from({ length: 65536 }, () => random.normal());
  }
  return gaussians;
}

import type { Side } from '../../../domain/side';
import type { MuscleShape } from './muscleOutline';
import { type NoiseField, noiseField } from './noiseField';

/** Where fat comes first: higher values turn to fat earlier. Of a place in the slice's plane, mm. */
export type FatPotential = (x: number, y: number) => number;

const ridge = (value: number): number => {
  const r = 1 - Math.abs(value);
  return r * r * r * r;
};

interface Fields {
  readonly coarse: NoiseField;
  readonly fine: NoiseField;
  readonly dots: NoiseField;
}

const fieldsByKey = new Map<string, Fields>();

function fieldsOf(seed: number, subjectIndex: number, side: Side): Fields {
  const key = `${seed}/${subjectIndex}/${side}`;
  let fields = fieldsByKey.get(key);
  if (!fields) {
    if (fieldsByKey.size > 8) fieldsByKey.clear();
    fields = {
      coarse: noiseField(seed, `streak ${key}`),
      fine: noiseField(seed, `fine ${key}`),
      dots: noiseField(seed, `dots ${key}`),
    };
    fieldsByKey.set(key, fields);
  }
  return fields;
}

/**
 * The pattern along which fat replaces muscle: the clefts between multifidus, longissimus and iliocostalis, the deep
 * medial multifidus, then streaks between fibre bundles, which radiate from the lamina and transverse process. It is
 * fixed in the muscle, so at follow-up the same streaks are there, wider. `depthMm` moves it slowly from slice to slice.
 */
export function fatPotential(
  seed: number,
  subjectIndex: number,
  shape: MuscleShape,
  depthMm: number,
): FatPotential {
  const { coarse, fine, dots } = fieldsOf(seed, subjectIndex, shape.side);
  const drift = depthMm / 16;
  const [anchorX, anchorY] = shape.anchor;
  const wave = (q: number): number => 1.6 * coarse(q / 7 + 3, drift + 40);
  return (x, y) => {
    const p = Math.abs(x - anchorX) / shape.scale;
    const q = (y - anchorY) / shape.scale;
    const radius = Math.hypot(p - 24, q + 20);
    const angle = Math.atan2(p - 24, q + 20);
    const bend = 0.5 * dots(p / 9 + 7, q / 9 + drift);
    const streak = ridge(coarse(angle * 8 + bend + drift, radius / 15 + drift));
    const thin = ridge(fine(angle * 19 + 2 * bend + drift, radius / 9 - drift));
    const dot = Math.max(0, fine(p / 1.7 + drift, q / 1.9 + 20));
    const cleftP = 27 - 0.006 * q * q - 0.12 * q + wave(q);
    const cleft = Math.exp(-(((p - cleftP) / 1.5) ** 2)) * (0.75 + 0.35 * coarse(q / 5, drift + 9));
    const lateralP = 35 + 0.12 * q - wave(q + 30);
    const lateral = Math.exp(-(((p - lateralP) / 1) ** 2)) * (0.5 + 0.4 * coarse(q / 6 + 21, drift));
    const isMultifidus = p < cleftP ? 1 : 0;
    const deep = Math.exp(-((p - 9) ** 2 + (q - 5) ** 2) / 110);
    // Fat also lies under the muscle, along the lamina and the transverse process.
    const border = p < 24 ? 2 + 0.8 * (21 - p) : 0.72 * (p - 27) - 1;
    const rim = Math.exp(-(((q - border) / 4) ** 2));
    const patch = coarse(p / 11 + 13, q / 9 + drift + 5);
    return (
      1.05 * cleft +
      0.75 * lateral +
      0.42 * deep +
      0.42 * rim +
      (0.62 + 0.16 * isMultifidus) * streak +
      0.42 * thin +
      0.3 * dot +
      0.22 * patch +
      0.07 * isMultifidus
    );
  };
}

/** Share of fat at a potential when everything above `threshold` has turned to fat. */
export function fatShare(potential: number, threshold: number): number {
  const t = Math.min(Math.max((potential - threshold + 0.4) / 0.8, 0), 1);
  return t * t * (3 - 2 * t);
}

/** The threshold at which fat and lean muscle together have the wanted mean, by bisection over sampled potentials. */
export function thresholdFor(
  samples: readonly { readonly potential: number; readonly lean: number; readonly fat: number }[],
  mean: number,
): number {
  let low = -1.5;
  let high = 3.5;
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (const { potential, lean, fat } of samples) {
      sum += lean + fatShare(potential, middle) * (fat - lean);
    }
    if (sum / samples.length > mean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

import type { PointPx } from '../../../domain/image/point';
import { sides } from '../../../domain/side';
import type { AxialScene } from './axialScene';
import { type Canvas, createCanvas, fillPolygon, type PointMm } from './canvas';
import { fatPotential, fatShare, thresholdFor } from './muscleTexture';
import { forEachPixelInside } from './pixelsInside';
import { blur } from './sliceFinish';
import { outwardNormals } from './smoothOutline';
import { tissue } from './tissue';

/** Fascia and the compartments of multifidus and erector spinae, with as much fat as the true signal asks for. */
export function paintMuscles(
  canvas: Canvas,
  scene: AxialScene,
  shade: (x: number, y: number) => number,
): void {
  for (const side of sides) paintFascia(canvas, scene.muscles[side].outline);
  for (const side of sides) {
    const shape = scene.muscles[side];
    const { patient, timePoint } = scene.scan;
    const potential = fatPotential(patient.seed, patient.subject.index, shape, scene.section.offsetMm);
    const lean = (x: number, y: number): number =>
      patient.leanMuscle * (1 + 0.16 * scene.grain(x / 1.1, y / 1.1) + 0.1 * scene.soft(x / 7, y / 7));
    const fat = tissue.fat * 0.86;
    const samples: { potential: number; lean: number; fat: number }[] = [];
    forEachPixelInside(shape.outline, 1.6, (x, y) => {
      const s = shade(x, y);
      samples.push({ potential: potential(x, y), lean: lean(x, y) * s, fat: fat * s });
    });
    const threshold = thresholdFor(samples, patient.subject.muscles[timePoint][side].meanSignal);
    fillPolygon(canvas, shape.outline, (x, y) => {
      const base = lean(x, y);
      return base + fatShare(potential(x, y), threshold) * (fat - base);
    });
  }
}

/** The thoracolumbar fascia and the epimysium: dark, thickest at the back. */
function paintFascia(canvas: Canvas, outline: readonly PointMm[]): void {
  const normals = outwardNormals(outline);
  const grown = outline.map(([x, y], i): PointMm => {
    const [nx, ny] = normals[i] ?? [0, 0];
    const width = 0.2 + 1.2 * Math.max(0, ny);
    return [x + width * nx, y + width * ny];
  });
  fillPolygon(canvas, grown, tissue.fascia);
}

/** A compartment as pixels: those whose centre is inside, and a soft mask by which values may be scaled. */
export interface CompartmentMask {
  readonly inside: readonly number[];
  readonly soft: Float32Array;
}

/** Mask of an outline given in mm and in pixels. */
export function compartmentMask(
  canvas: Canvas,
  outline: readonly PointMm[],
  outlinePx: readonly PointPx[],
): CompartmentMask {
  const mask = createCanvas(canvas.columns, canvas.rows, canvas.plane);
  fillPolygon(mask, outline, 1);
  blur(mask.values, canvas.columns, canvas.rows);
  const inside: number[] = [];
  forEachPixelInside(outlinePx, 1, (column, row) => {
    if (column >= 0 && row >= 0 && column < canvas.columns && row < canvas.rows) {
      inside.push(row * canvas.columns + column);
    }
  });
  return { inside, soft: mask.values };
}

/** Scales the values under a mask, all by one factor, so that the mean over the pixels inside is `mean`. */
export function setMean(values: Float32Array, mask: CompartmentMask, mean: number): void {
  let sum = 0;
  let soft = 0;
  for (const i of mask.inside) {
    sum += values[i] ?? 0;
    soft += (values[i] ?? 0) * (mask.soft[i] ?? 0);
  }
  const change = soft > 0 ? (mean * mask.inside.length - sum) / soft : 0;
  for (let i = 0; i < values.length; i++) {
    const share = mask.soft[i] ?? 0;
    if (share > 0) values[i] = (values[i] ?? 0) * (1 + change * share);
  }
}

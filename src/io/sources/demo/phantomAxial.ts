import type { PointPx } from '../../../domain/image/point';
import type { Side } from '../../../domain/side';
import { paintAxialBackground } from './axialBackground';
import { type CompartmentMask, compartmentMask, paintMuscles, setMean } from './axialMuscle';
import type { AxialScene } from './axialScene';
import { axialScene } from './axialScene';
import { paintAxialSpine } from './axialSpine';
import { type Canvas, createCanvas, toMm, toPixel } from './canvas';
import { type DemoScan, demoMatrix } from './demoScan';
import { blur } from './sliceFinish';

/** One axial slice before noise: displayed values, and the true outlines in pixel coordinates. */
export interface AxialPhantom {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  readonly outlinesPx: Readonly<Record<Side, readonly PointPx[]>>;
}

/** Paints the 0-based axial slice of a scan. The mean inside each outline is the true signal. */
export function axialPhantom(scan: DemoScan, slice: number): AxialPhantom {
  const scene = axialScene(scan, slice);
  const canvas = createCanvas(demoMatrix, demoMatrix, scene.section.plane);
  paintAxialBackground(canvas, scene);
  paintAxialSpine(canvas, scene);
  const shade = coilShade(scene);
  paintMuscles(canvas, scene, shade);
  applyShade(canvas, shade);
  blur(canvas.values, demoMatrix, demoMatrix);
  const truth = scan.patient.subject.muscles[scan.timePoint];
  const outlinesPx = { right: outlinePx(scene, 'right'), left: outlinePx(scene, 'left') };
  for (const side of ['right', 'left'] as const) {
    const mask: CompartmentMask = compartmentMask(canvas, scene.muscles[side].outline, outlinesPx[side]);
    setMean(canvas.values, mask, truth[side].meanSignal);
  }
  return { columns: demoMatrix, rows: demoMatrix, values: canvas.values, outlinesPx };
}

function outlinePx(scene: AxialScene, side: Side): PointPx[] {
  return scene.muscles[side].outline.map((point) => toPixel(scene.section.plane, point));
}

/** Brightness of the spine coil at a place (mm): strong at the back; a saturation band darkens the front. */
function coilShade(scene: AxialScene): (x: number, y: number) => number {
  const surface = Math.max(...scene.skin.map(([, y]) => y));
  return (x, y) => {
    const depth = Math.max(0, surface - y);
    const lateral = 1 - 0.00002 * x * x;
    const band = 1 / (1 + Math.exp((-27 - y) / 4));
    return (1.18 / (1 + (depth / 112) ** 2)) * lateral * (0.3 + 0.7 * band);
  };
}

function applyShade(canvas: Canvas, shade: (x: number, y: number) => number): void {
  const { columns, rows, values, plane } = canvas;
  // The shade is smooth: one value for 4 × 4 pixels, mixed in between, is enough.
  const step = 4;
  const width = columns / step + 2;
  const height = rows / step + 2;
  const coarse = new Float32Array(width * height);
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const [x, y] = toMm(plane, [c * step, r * step]);
      coarse[r * width + c] = shade(x, y);
    }
  }
  for (let row = 0; row < rows; row++) {
    const r = Math.floor(row / step);
    const fr = row / step - r;
    for (let column = 0; column < columns; column++) {
      const c = Math.floor(column / step);
      const fc = column / step - c;
      const at = r * width + c;
      const upper = (coarse[at] ?? 0) * (1 - fc) + (coarse[at + 1] ?? 0) * fc;
      const lower = (coarse[at + width] ?? 0) * (1 - fc) + (coarse[at + width + 1] ?? 0) * fc;
      const i = row * columns + column;
      values[i] = (values[i] ?? 0) * (upper * (1 - fr) + lower * fr);
    }
  }
}

import { type Canvas, createCanvas, fillPolygon, type Paint, type PointMm } from './canvas';
import { type DemoScan, demoMatrix, sagittalPlane } from './demoScan';
import { noiseField } from './noiseField';
import { paintSagittalBackground } from './sagittalBackground';
import { inVertebra, type SagittalScene } from './sagittalScene';
import { blur } from './sliceFinish';
import { ellipse, ribbon, smoothClosed, smoothOpen } from './smoothOutline';
import type { PlacedVertebra } from './spineChain';
import { spineTexture } from './spineTexture';
import { tissue } from './tissue';

/** One sagittal slice before noise: displayed values. */
export function sagittalPhantom(scan: DemoScan, slice: number): Float32Array {
  const { patient, timePoint } = scan;
  const scene: SagittalScene = {
    scan,
    acrossMm: scan.sagittalOffsetsMm[slice] ?? 0,
    spine: patient.spine[timePoint],
    bone: spineTexture(patient, timePoint),
    soft: noiseField(patient.seed, `soft ${patient.subject.index}`),
    grain: noiseField(patient.seed, `grain ${patient.subject.index}`),
  };
  const canvas = createCanvas(demoMatrix, demoMatrix, sagittalPlane(scan));
  paintSagittalBackground(canvas, scene);
  paintCanal(canvas, scene);
  paintPosterior(canvas, scene);
  paintColumn(canvas, scene);
  shadeSagittal(canvas, scene);
  blur(canvas.values, demoMatrix, demoMatrix);
  return canvas.values;
}

/** Half-depth of a body where the slice cuts it: bodies are elliptic from above; 0 beside them. */
function cutHalfDepth(vertebra: PlacedVertebra, across: number): number {
  const share = Math.abs(across) / (vertebra.widthMm / 2);
  return share >= 1 ? 0 : (vertebra.depthMm / 2) * Math.sqrt(1 - share ** 2.6);
}

function bodyOutline(vertebra: PlacedVertebra, across: number, grow: number): PointMm[] {
  const full = vertebra.depthMm / 2;
  const half = cutHalfDepth(vertebra, across) + grow;
  // The back wall stays straight across the body's width; the front one recedes.
  const back = full * (1 - 0.35 * (1 - half / (full + grow))) + grow;
  const front = -half + (full + grow - half) * 0.1;
  const heightAt = (behind: number): number => {
    const share = (behind + full) / (2 * full);
    const straight = vertebra.frontMm + share * (vertebra.backMm - vertebra.frontMm);
    const dip = (vertebra.frontMm + vertebra.backMm) / 2 - vertebra.middleMm;
    return straight / 2 - (dip / 2) * Math.max(0, 1 - (2 * share - 1) ** 2) + grow;
  };
  const waist = 1.6;
  const points: [number, number][] = [
    [front + 0.4, heightAt(front)],
    [front * 0.5, heightAt(front * 0.5)],
    [0, heightAt(0)],
    [back * 0.5, heightAt(back * 0.5)],
    [back - 0.4, heightAt(back)],
    [back - waist * 0.7, heightAt(back) * 0.3],
    [back - waist * 0.7, -heightAt(back) * 0.3],
    [back - 0.4, -heightAt(back)],
    [back * 0.5, -heightAt(back * 0.5)],
    [0, -heightAt(0)],
    [front * 0.5, -heightAt(front * 0.5)],
    [front + 0.4, -heightAt(front)],
    [front + waist, -heightAt(front) * 0.3],
    [front + waist, heightAt(front) * 0.3],
  ];
  return smoothClosed(
    points.map(([behind, above]) => inVertebra(vertebra, behind, above)),
    3,
  );
}

/** Bodies and discs with the ligaments before and behind them. */
function paintColumn(canvas: Canvas, scene: SagittalScene): void {
  const { spine, acrossMm, bone, grain } = scene;
  for (let i = 0; i + 1 < spine.length; i++) {
    const upper = spine[i];
    const lower = spine[i + 1];
    if (!upper || !lower) continue;
    const half = cutHalfDepth(lower, acrossMm);
    if (half < 3) continue;
    const full = lower.depthMm / 2;
    const disc = (inset: number): PointMm[] => [
      inVertebra(upper, -half + inset, -upper.frontMm / 2 + 0.5),
      inVertebra(upper, 0, -upper.middleMm / 2 + 0.5),
      inVertebra(upper, full + 0.6 - inset, -upper.backMm / 2 + 0.5),
      inVertebra(lower, full + 0.6 - inset, lower.backMm / 2 - 0.5),
      inVertebra(lower, 0, lower.middleMm / 2 - 0.5),
      inVertebra(lower, -half + inset, lower.frontMm / 2 - 0.5),
    ];
    fillPolygon(canvas, disc(0), tissue.annulus);
    fillPolygon(
      canvas,
      disc(half * 0.38),
      (x, y) => tissue.nucleus * (0.75 + 0.3 * grain(x / 2 + i * 9, y / 2)),
    );
  }
  for (const vertebra of spine) {
    if (cutHalfDepth(vertebra, acrossMm) < 3) continue;
    fillPolygon(canvas, bodyOutline(vertebra, acrossMm, 0.9), tissue.cortex * 1.3);
    fillPolygon(canvas, bodyOutline(vertebra, acrossMm, 0), (y, down) => {
      const dy = y - vertebra.center[0];
      const dz = -down - vertebra.center[1];
      const behind = dy * vertebra.up[1] - dz * vertebra.up[0];
      const above = dy * vertebra.up[0] + dz * vertebra.up[1];
      return bone(vertebra, acrossMm, behind, (2 * above) / vertebra.middleMm);
    });
    if (Math.abs(acrossMm) < 5) {
      const back = vertebra.depthMm / 2;
      const vein = ribbon([inVertebra(vertebra, back - 1, 0), inVertebra(vertebra, back * 0.35, 0.3)], 2.2);
      const isTreated = vertebra.level === scene.scan.patient.subject.level;
      fillPolygon(canvas, vein, tissue.vein, isTreated ? 0.15 : 0.6);
    }
  }
}

/** Curve at a distance behind the back walls, from T1 to the sacrum. */
function behindWall(spine: readonly PlacedVertebra[], mm: number): PointMm[] {
  const points = spine.flatMap((vertebra) => {
    const back = vertebra.depthMm / 2 + mm;
    return [
      inVertebra(vertebra, back, vertebra.backMm * 0.35),
      inVertebra(vertebra, back, -vertebra.backMm * 0.35),
    ];
  });
  return smoothOpen(points, 3);
}

/** Sac, cord down to the conus at L1, roots; beside the midline the foramina with their fat and roots. */
function paintCanal(canvas: Canvas, scene: SagittalScene): void {
  const { spine, acrossMm, grain } = scene;
  const across = Math.abs(acrossMm);
  if (across > 17) return;
  if (across > 9.5) {
    for (const vertebra of spine) {
      const at = inVertebra(vertebra, vertebra.depthMm / 2 + 5, -vertebra.backMm * 0.52);
      fillPolygon(canvas, ellipse(at, [4.6, 7.5]), tissue.epiduralFat);
      fillPolygon(canvas, ellipse([at[0] - 0.5, at[1] - 2.4], [2.1, 2.2]), tissue.rootlet * 0.7);
    }
    return;
  }
  const open = Math.sqrt(1 - (across / 10.5) ** 2);
  const depth = 14.5 * open;
  const middle = 1.4 + 14.5 / 2;
  fillPolygon(canvas, ribbon(behindWall(spine, middle), depth + 3.6), tissue.epiduralFat * 0.55);
  fillPolygon(canvas, ribbon(behindWall(spine, middle), depth + 1.2), tissue.annulus);
  fillPolygon(
    canvas,
    ribbon(behindWall(spine, middle), depth),
    (x, y) => tissue.csf * (0.8 + 0.06 * grain(x / 3, y / 6)),
  );
  if (across < 6) {
    const cord = spine.filter((vertebra) => vertebra.row <= 12);
    const path = behindWall(cord, middle - 0.2);
    const width = 6.8 * Math.sqrt(1 - (across / 6.5) ** 2);
    const tail = path.slice(-9);
    const main = path.slice(0, -8);
    fillPolygon(canvas, ribbon(main, width), tissue.cord);
    const tip = ribbon(tail, width);
    const count = tail.length;
    const taper = tip.map((point, i): PointMm => {
      const k = i < count ? i : 2 * count - 1 - i;
      const center = tail[k] ?? point;
      const share = 1 - (k / (count - 1)) ** 1.5;
      return [center[0] + share * (point[0] - center[0]), center[1] + share * (point[1] - center[1])];
    });
    fillPolygon(canvas, taper, tissue.cord);
  }
  const caudal = spine.filter((vertebra) => vertebra.row >= 11 && vertebra.row <= 17);
  for (let strand = 0; strand < 4; strand++) {
    const path = behindWall(caudal, middle + 0.5 + strand * 1.3 * open);
    fillPolygon(canvas, ribbon(path, 0.8), tissue.rootlet, 0.55);
  }
}

/** Spinous processes with their ligaments in the midline; laminae, then facet joints and pedicles beside it. */
function paintPosterior(canvas: Canvas, scene: SagittalScene): void {
  const { spine, acrossMm, scan, soft } = scene;
  const across = Math.abs(acrossMm);
  const marrow: Paint = (x, y) => scan.patient.marrow * (1.15 + 0.22 * soft(x / 3.5, y / 3.5));
  const bone = (outline: readonly PointMm[], core: readonly PointMm[]): void => {
    fillPolygon(canvas, outline, tissue.cortex);
    fillPolygon(canvas, core, marrow);
  };
  for (const vertebra of spine) {
    if (vertebra.row > 16) continue;
    const back = vertebra.depthMm / 2;
    const lumbar = Math.min(Math.max((vertebra.row - 8) / 4, 0), 1);
    const length = 17 + 13 * lumbar;
    const drop = 15 - 8 * lumbar;
    const piece = (points: readonly (readonly [number, number])[]): void => {
      const at = points.map(([behind, above]) => inVertebra(vertebra, behind, above));
      const cx = at.reduce((sum, [x]) => sum + x, 0) / at.length;
      const cy = at.reduce((sum, [, y]) => sum + y, 0) / at.length;
      const core = at.map(([x, y]): PointMm => [cx + 0.84 * (x - cx), cy + 0.78 * (y - cy)]);
      bone(smoothClosed(at, 4), smoothClosed(core, 4));
    };
    if (across < 3.6) {
      piece([
        [back + 18, -1],
        [back + 18 + 0.6 * length, -2 - 0.6 * drop],
        [back + 18 + length, -1 - drop],
        [back + 18 + length, -7 - drop - 5 * lumbar],
        [back + 18 + 0.6 * length, -8 - 0.9 * drop - 5 * lumbar],
        [back + 18, -10],
      ]);
    } else if (across < 9.5) {
      piece([
        [back + 15.5, 0],
        [back + 20, -2],
        [back + 21, -vertebra.backMm * 0.62],
        [back + 16.5, -vertebra.backMm * 0.66],
      ]);
    } else if (across < 19) {
      const h = vertebra.backMm;
      piece([
        [back - 2, h * 0.36],
        [back + 10, h * 0.3],
        [back + 10, h * 0.02],
        [back - 2, -h * 0.02],
      ]);
      piece([
        [back + 8, h * 0.55],
        [back + 14, h * 0.42],
        [back + 17.5, -h * 0.55],
        [back + 14, -h * 0.72],
        [back + 10.5, -h * 0.2],
      ]);
    }
  }
}

/** The coil lies behind; a saturation band darkens what is in front of the spine. */
function shadeSagittal(canvas: Canvas, scene: SagittalScene): void {
  const { columns, rows, values, plane } = canvas;
  const front = scene.spine.map((vertebra) => inVertebra(vertebra, -vertebra.depthMm / 2 - 14, 0));
  const edgeAt = (down: number): number => {
    const below = front.findIndex(([, at]) => at > down);
    const [y1, d1] = front[below < 0 ? front.length - 1 : below] ?? [0, 0];
    const [y0, d0] = front[below < 0 ? front.length - 1 : Math.max(0, below - 1)] ?? [0, 0];
    return d1 === d0 ? y1 : y0 + ((down - d0) / (d1 - d0)) * (y1 - y0);
  };
  for (let row = 0; row < rows; row++) {
    const down = (row - plane.originPx[1]) * plane.pixelMm;
    const edge = edgeAt(down);
    const ends = 1 - 0.00001 * down * down;
    for (let column = 0; column < columns; column++) {
      const y = (column - plane.originPx[0]) * plane.pixelMm;
      const depth = Math.max(0, 62 - y);
      const band = 0.5 + 0.5 / (1 + Math.exp((edge - y) / 6));
      const i = row * columns + column;
      values[i] = (values[i] ?? 0) * (1.12 / (1 + (depth / 150) ** 2)) * band * Math.max(0.4, ends);
    }
  }
}

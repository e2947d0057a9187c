import type { AxialScene } from './axialScene';
import { type Canvas, fillPolygon, type Paint, type PointMm } from './canvas';
import { ellipse, mirrored, ribbon, smoothClosed } from './smoothOutline';
import { tissue } from './tissue';

/** Skin, subcutaneous fat, body wall and the organs in front of the spine. */
export function paintAxialBackground(canvas: Canvas, scene: AxialScene): void {
  const { soft, grain, skin } = scene;
  const fat: Paint = (x, y) =>
    tissue.fat *
    (0.98 +
      0.07 * soft(x / 12, y / 7) +
      0.05 * grain(x / 3.5, y / 1.8) -
      (soft(x / 8 + 50, y / 2.2) > 0.78 ? 0.16 : 0));
  fillPolygon(canvas, skin, tissue.skin);
  fillPolygon(canvas, inset(skin, 1.7), fat);
  paintFatSepta(canvas, scene);
  const wall = [...scene.backOfMuscles, [120, -150], [-120, -150]] as PointMm[];
  fillPolygon(canvas, wall, (x, y) => tissue.innerFat * (0.92 + 0.14 * soft(x / 9, y / 9)));
  if (scene.section.crossing.row < 9.6) paintChest(canvas, scene);
  else paintAbdomen(canvas, scene);
  paintFlank(canvas, scene);
}

const inset = (points: readonly PointMm[], mm: number): PointMm[] =>
  points.map(([x, y]) => [x * (1 - mm / 140), y - mm]);

/** The superficial fascia and short septa in the subcutaneous fat. */
function paintFatSepta(canvas: Canvas, scene: AxialScene): void {
  const { skin, soft, section } = scene;
  const back = skin.filter(([, y]) => y > -20);
  const layer = (share: number): PointMm[] =>
    back.map(([x, y]) => {
      const depth = (3 + 6 * share) * (Math.abs(x) < 12 ? 0.3 + Math.abs(x) / 17 : 1);
      return [x * (1 - depth / 160), y - depth + 1.2 * soft(x / 12, share * 9 + section.offsetMm / 20)];
    });
  fillPolygon(canvas, ribbon(layer(0.35), 0.7), 700, 0.5);
  fillPolygon(canvas, ribbon(layer(0.9), 0.6), 750, 0.45);
}

/** Latissimus, serratus and the abdominal wall: a thin dark band that runs on from the muscle's lateral tip. */
function paintFlank(canvas: Canvas, scene: AxialScene): void {
  const { backOfMuscles, soft, section } = scene;
  const count = backOfMuscles.length / 2;
  const isChest = section.crossing.row < 9.6;
  const muscle: Paint = (x, y) => tissue.muscle * (1.15 + 0.7 * Math.max(0, soft(x / 3, y / 3)));
  for (const path of [backOfMuscles.slice(count + 3), backOfMuscles.slice(0, count - 3).reverse()]) {
    const shift = (mm: number): PointMm[] => path.map(([x, y]) => [x, y - mm]);
    const smooth = (p: readonly PointMm[]): PointMm[] =>
      smoothClosed([...p, ...[...p].reverse()], 4).slice(0, 4 * (p.length - 1));
    fillPolygon(canvas, ribbon(smooth(shift(3.4)), isChest ? 4.6 : 3.4), muscle);
    fillPolygon(canvas, ribbon(smooth(shift(7.6)), 2.4), muscle, 0.85);
    fillPolygon(canvas, ribbon(smooth(shift(0.6)), 0.9), tissue.fascia, 0.8);
  }
}

/** Lungs behind a chest wall of ribs and intercostal muscle; the aorta is painted with the vessels. */
function paintChest(canvas: Canvas, scene: AxialScene): void {
  const { size, soft, section, backOfMuscles } = scene;
  const tip = backOfMuscles[backOfMuscles.length - 4] ?? [60, 40];
  const lungs = smoothClosed(
    [
      [15, -34],
      [19, -6],
      [19, 8],
      [30, 19],
      [44, 24],
      [tip[0] + 6, tip[1] - 15],
      [tip[0] + 22, tip[1] - 28],
      [tip[0] + 42, tip[1] - 62],
      [tip[0] + 30, -110],
      [40, -100],
    ].map(([x, y]) => [(x ?? 0) * size, (y ?? 0) * size]),
    5,
  );
  const lung: Paint = (x, y) =>
    tissue.lung + 22 * Math.max(0, soft(x / 5, y / 5)) + (soft(x / 2.4, y / 2.4) > 0.82 ? 130 : 0);
  for (const outline of [lungs, mirrored(lungs)]) {
    fillPolygon(
      canvas,
      outline.map(([x, y]): PointMm => [x * 1.03, y + 1.6]),
      tissue.muscle * 1.3,
    );
    fillPolygon(canvas, outline, lung);
  }
  const phase = section.crossing.row % 1;
  for (const sign of [-1, 1]) {
    const rib: PointMm[] = [
      [sign * 34 * size, 25.5 * size],
      [sign * 46 * size, 29 * size],
      [sign * (tip[0] + 4), tip[1] - 9 + 4 * phase],
    ];
    fillPolygon(canvas, ribbon(rib, 6.5), tissue.cortex);
    fillPolygon(canvas, ribbon(rib, 3.8), scene.scan.patient.marrow * 0.95);
  }
}

/** Kidneys, liver, spleen and bowel as soft shapes in bright fat. */
function paintAbdomen(canvas: Canvas, scene: AxialScene): void {
  const { size, soft, grain, section } = scene;
  const row = section.crossing.row;
  const blob = (center: PointMm, radii: PointMm, turn: number, phase: number): PointMm[] =>
    ellipse(
      [center[0] * size, center[1] * size],
      [radii[0] * size, radii[1] * size],
      turn,
      (angle) => 0.07 * Math.sin(2 * angle + phase) + 0.05 * Math.sin(3 * angle + 2 * phase),
    );
  const parenchyma =
    (value: number, spots: number): Paint =>
    (x, y) =>
      value * (1 + 0.1 * grain(x / 2, y / 2) + spots * Math.max(0, soft(x / 4, y / 4) - 0.45));
  const fade = (from: number, to: number): number => Math.min(Math.max((to - row) / (to - from), 0), 1);
  const liver = fade(13, 14.2);
  if (liver > 0) {
    fillPolygon(canvas, blob([-66, -32], [50 * liver, 44 * liver], -12, 1), parenchyma(tissue.liver, 2.2));
    fillPolygon(canvas, blob([76, -12], [22 * liver, 32 * liver], 15, 2), parenchyma(tissue.spleen, 0.4));
  }
  for (let i = 0; i < 7; i++) {
    const center: PointMm = [
      -78 + 26 * i + 6 * soft(i * 3, 1),
      -50 - 9 * soft(i * 5, 4 + section.offsetMm / 30),
    ];
    const radius = 11 + 4 * soft(i * 2, 9);
    fillPolygon(canvas, blob(center, [radius + 2, radius], 20 * i, i), tissue.bowelWall);
    fillPolygon(
      canvas,
      blob(center, [radius - 1, radius - 3], 20 * i, i),
      parenchyma(tissue.bowelContent, -0.8),
    );
  }
  const kidney = Math.min(fade(14.3, 15.4), Math.min(Math.max(row - 9.8, 0), 1));
  if (kidney > 0) {
    const r = 0.45 + 0.55 * kidney;
    for (const [sign, y] of [
      [-1, 13],
      [1, 9],
    ] as const) {
      const x = sign * (61 + 3 * soft(sign * 4, row));
      const turn = sign * -32;
      fillPolygon(canvas, blob([x, y], [30 * r, 19 * r], -turn, 0.4), tissue.vessel, 0.35);
      fillPolygon(canvas, blob([x, y], [29 * r, 18 * r], -turn, 0.4), parenchyma(tissue.kidney, 0.25));
      fillPolygon(
        canvas,
        blob([x - sign * 5, y + 1], [15 * r, 5.5 * r], -turn, 2),
        (px, py) => tissue.innerFat * (0.95 + 0.45 * soft(px / 2.6, py / 2.6)),
      );
    }
  }
}

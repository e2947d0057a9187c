import type { AxialScene } from './axialScene';
import { type Canvas, fillPolygon, type Paint, type PointMm } from './canvas';
import { ellipse, mirrored, ribbon, roundedRibbon, smoothClosed } from './smoothOutline';
import { spineTable } from './spineTable';
import { tissue } from './tissue';

const bothSides = (points: readonly PointMm[]): readonly (readonly PointMm[])[] => [points, mirrored(points)];

/** Vessels, psoas, quadratus lumborum, vertebral body or disc, canal and posterior arch. */
export function paintAxialSpine(canvas: Canvas, scene: AxialScene): void {
  paintDeepMuscles(canvas, scene);
  paintVessels(canvas, scene);
  paintAroundArch(canvas, scene);
  paintArch(canvas, scene);
  paintBodyOrDisc(canvas, scene);
  paintCanal(canvas, scene);
}

function paintDeepMuscles(canvas: Canvas, scene: AxialScene): void {
  const { template, size, soft, grain, scan } = scene;
  const lean: Paint = (x, y) =>
    scan.patient.leanMuscle *
    (1.1 + 0.12 * grain(x / 1.3, y / 1.3) + 2.2 * Math.max(0, soft(x / 2.6, y / 4.5) - 0.35));
  for (const [x, y, halfWidth, halfDepth] of [template.psoas, template.quadratus]) {
    if (halfWidth < 2) continue;
    for (const sign of [-1, 1]) {
      const shape = (grow: number): PointMm[] =>
        ellipse(
          [sign * x * size, y * size],
          [halfWidth * size + grow, halfDepth * size + grow],
          x > 40 ? sign * 28 : sign * -12,
          (angle) => 0.06 * Math.sin(3 * angle + sign),
        );
      fillPolygon(canvas, shape(0.7), tissue.fascia);
      fillPolygon(canvas, shape(0), lean);
    }
  }
}

function paintVessels(canvas: Canvas, scene: AxialScene): void {
  const { template, size } = scene;
  const [ax, ay, ar] = template.aorta;
  const [vx, vy, vr] = template.cava;
  fillPolygon(canvas, ellipse([ax * size, ay * size], [ar, ar]), 480);
  fillPolygon(canvas, ellipse([ax * size, ay * size], [ar - 1.3, ar - 1.3]), tissue.vessel);
  fillPolygon(canvas, ellipse([vx * size, vy * size], [vr, vr * 0.8], 10), 420);
  fillPolygon(canvas, ellipse([vx * size, vy * size], [vr - 1, vr * 0.8 - 1], 10), tissue.vessel + 60);
}

/** Outline of a vertebral body or disc; chest bodies are heart-shaped, lumbar ones kidney-shaped. */
function bodyOutline(scene: AxialScene, grow: number): PointMm[] {
  const { vertebra, row } = scene.section.crossing;
  const { heightShare } = scene.section.crossing;
  const waist = 0.93 + 0.07 * heightShare * heightShare;
  const w = (vertebra.widthMm / 2) * waist + grow;
  const d = (vertebra.depthMm / 2) * (waist + 0.02) + grow;
  const lumbar = Math.min(Math.max((row - 7) / 6, 0), 1);
  const half: PointMm[] = [
    [w * (0.26 + 0.08 * lumbar), -d * 0.95],
    [w * (0.66 + 0.12 * lumbar), -d * (0.66 + 0.02 * lumbar)],
    [w * (0.92 + 0.05 * lumbar), -d * 0.16],
    [w * 0.98, d * 0.34],
    [w * 0.8, d * 0.8],
    [w * 0.42, d * 0.97],
  ];
  return smoothClosed([[0, -d], ...half, [0, d * (0.84 + 0.06 * lumbar)], ...mirrored(half).reverse()], 5);
}

function paintBodyOrDisc(canvas: Canvas, scene: AxialScene): void {
  const { section, bone, grain } = scene;
  const { crossing } = section;
  fillPolygon(canvas, bodyOutline(scene, 1.2), tissue.cortex * 1.4);
  if (crossing.isDisc) {
    fillPolygon(canvas, bodyOutline(scene, 0.6), tissue.annulus);
    const nucleus = bodyOutline(scene, 0).map(([x, y]): PointMm => [x * 0.78, y * 0.74 + 0.5]);
    fillPolygon(canvas, nucleus, (x, y) => tissue.disc * (1 + 0.15 * grain(x / 2, y / 2)));
    return;
  }
  fillPolygon(canvas, bodyOutline(scene, 0), (x, y) => bone(crossing.vertebra, x, y, crossing.heightShare));
  const isMiddle = Math.abs(crossing.heightShare) < 0.32;
  const isCemented =
    scene.scan.timePoint === 'followUp' && crossing.vertebra.level === scene.scan.patient.subject.level;
  if (!isMiddle) return;
  const d = crossing.vertebra.depthMm / 2;
  const vein: PointMm[] = [
    [0, d * 0.85],
    [0.4, d * 0.3],
    [-0.3, -d * 0.1],
  ];
  fillPolygon(canvas, ribbon(vein, 1.8), tissue.vein, isCemented ? 0.2 : 0.5);
  for (const sign of [-1, 1]) {
    const branch: PointMm[] = [
      [0, d * 0.34],
      [sign * 5, d * 0.02],
      [sign * 9, -d * 0.2],
    ];
    fillPolygon(canvas, ribbon(branch, 1.3), tissue.vein, isCemented ? 0.08 : 0.28);
  }
}

/** Epidural fat, thecal sac with cauda equina or cord. */
function paintCanal(canvas: Canvas, scene: AxialScene): void {
  const { template, size, section, soft, grain } = scene;
  const [cy, hw, hd] = [template.sac[0] * size, template.sac[1] * size, template.sac[2] * size];
  const row = section.crossing.row;
  const lumbar = Math.min(Math.max((row - 11) / 3, 0), 1);
  const sac = (grow: number): PointMm[] =>
    smoothClosed(
      [
        [0, cy - hd * 0.88 - grow * 0.3],
        [hw * 0.72 + grow, cy - hd * (0.8 - 0.05 * lumbar) - grow * 0.4],
        [hw + grow, cy - hd * (0.15 + 0.25 * lumbar)],
        [hw * (0.78 - 0.1 * lumbar) + grow, cy + hd * 0.5 + grow],
        [0, cy + hd + grow],
        [-hw * (0.78 - 0.1 * lumbar) - grow, cy + hd * 0.5 + grow],
        [-hw - grow, cy - hd * (0.15 + 0.25 * lumbar)],
        [-hw * 0.72 - grow, cy - hd * (0.8 - 0.05 * lumbar) - grow * 0.4],
      ],
      4,
    );
  fillPolygon(canvas, sac(2.2), tissue.cortex);
  fillPolygon(canvas, sac(1.2), tissue.epiduralFat * 0.8);
  const triangle: PointMm[] = [
    [-hw * 0.45, cy + hd * 0.75],
    [hw * 0.45, cy + hd * 0.75],
    [0, cy + hd + 5.5 * size],
  ];
  fillPolygon(canvas, triangle, tissue.epiduralFat);
  fillPolygon(canvas, sac(0.35), tissue.annulus);
  fillPolygon(canvas, sac(-0.2), (x, y) => tissue.csf * (0.97 + 0.05 * grain(x / 2, y / 2)));
  // The cord ends as the conus at L1; below it the roots lie in a bow at the back of the sac.
  const cord = Math.min(Math.max((12.7 - row) / 1.6, 0), 1);
  if (cord > 0) {
    const r = (row < 9 ? 3.3 : 4.1) * size * Math.sqrt(cord);
    fillPolygon(canvas, ellipse([0, cy + 0.2 * hd], [r * 1.2, r]), tissue.cord);
    fillPolygon(canvas, ellipse([0, cy + 0.2 * hd], [r * 0.55, r * 0.4]), tissue.cord * 1.2, 0.6);
  }
  const roots = row > 11.2 ? 22 : 8;
  for (let i = 0; i < roots; i++) {
    const share = i / (roots - 1);
    const angle = Math.PI * (0.08 + 0.84 * share) + 0.1 * soft(i * 3.1, section.offsetMm / 25);
    const depth = 0.5 + (0.28 * ((i * 7) % 5)) / 4 - 0.1 * lumbar * soft(i * 1.7, 3);
    const center: PointMm = [
      hw * depth * 0.95 * Math.cos(angle),
      cy - 0.2 * hd + hd * depth * Math.sin(angle),
    ];
    fillPolygon(canvas, ellipse(center, [0.8, 0.75]), tissue.rootlet, 0.85);
  }
}

/** Mottled fat, vessels and small ligaments between the arch, the transverse processes and the back muscles. */
function paintAroundArch(canvas: Canvas, scene: AxialScene): void {
  const { template, size, muscleScale, soft, grain } = scene;
  const laminaY = template.laminaY * size;
  const tipY = laminaY + (template.spinousTipY - template.laminaY) * size * muscleScale;
  const [tx, ty] = template.transverseTip;
  const half: PointMm[] = [
    [16 * size, 12 * size],
    [tx * size * 0.8, ty * size - 6],
    [tx * size + 3, ty * size],
    [tx * size - 1, laminaY + 4],
    [13 * size, laminaY + 10],
    [6, laminaY + 20],
    [5, tipY - 2],
  ];
  const region = smoothClosed([[0, 6], ...half, [0, tipY], ...mirrored(half).reverse()], 3);
  fillPolygon(canvas, region, (x, y) => {
    const dark = Math.max(0, soft(x / 2.1 + 31, y / 3.4) + 0.15) + 0.5 * Math.max(0, grain(x / 1.2, y / 1.6));
    return tissue.innerFat * Math.max(0.2, 1.02 - 0.75 * dark);
  });
}

/** Pedicles or facet joints, transverse processes, laminae and spinous process, by the height in the vertebra. */
function paintArch(canvas: Canvas, scene: AxialScene): void {
  const { template, size, section, muscleScale, soft, scan } = scene;
  const { crossing } = section;
  const [cy, hw, hd] = [template.sac[0] * size, template.sac[1] * size, template.sac[2] * size];
  const laminaY = template.laminaY * size;
  const tipY = laminaY + (template.spinousTipY - template.laminaY) * size * muscleScale;
  const height = crossing.isDisc ? -1.2 : crossing.heightShare;
  const marrow: Paint = (x, y) => scan.patient.marrow * (1.08 + 0.2 * soft(x / 3, y / 3));
  const bonePiece = (outline: readonly PointMm[], core: readonly PointMm[]): void => {
    fillPolygon(canvas, outline, tissue.cortex);
    fillPolygon(canvas, core, marrow);
  };
  const strut = (path: readonly PointMm[], width: number): void => {
    for (const side of bothSides(path))
      bonePiece(roundedRibbon(side, width), roundedRibbon(side, width - 2.2));
  };
  const bodyBack = (crossing.vertebra.depthMm / 2) * 0.7;
  const bodySide = (crossing.vertebra.widthMm / 2) * 0.72;
  const hasPedicle = height > -0.15;
  const [tx, ty] = [template.transverseTip[0] * size, template.transverseTip[1] * size];
  const [fx, fy] = [template.facet[0] * size, template.facet[1] * size];
  if (hasPedicle || spineTable[Math.round(crossing.row)] === undefined) {
    strut(
      [
        [bodySide, bodyBack],
        [hw + 4.2, cy - 1],
        [fx, fy - 3],
      ],
      9,
    );
    strut(
      [
        [fx - 1, fy - 3],
        [(fx + tx) / 2, (fy + ty) / 2 - 2.2],
        [tx, ty + 1.5],
      ],
      5.2,
    );
  }
  // Ligamentum flavum and lamina: a dark V behind the sac.
  strut(
    [
      [hw + 2.5, cy + 2],
      [hw * 0.75, cy + hd + 1.5],
      [1.8, laminaY + 1],
    ],
    hasPedicle ? 5.5 : 6.2,
  );
  if (!hasPedicle) {
    for (const sign of [-1, 1]) {
      const inner = ellipse([sign * (fx - 1.8), fy + 0.8], [5.2 * size, 6.2 * size], sign * 28);
      const outer = ellipse([sign * (fx + 3.4), fy - 2.6], [4.6 * size, 6.4 * size], sign * 32);
      const core = (shape: readonly PointMm[], x: number, y: number): PointMm[] =>
        shape.map(([px, py]) => [x + 0.7 * (px - x), y + 0.7 * (py - y)]);
      bonePiece(outer, core(outer, sign * (fx + 3.4), fy - 2.6));
      bonePiece(inner, core(inner, sign * (fx - 1.8), fy + 0.8));
      const joint: PointMm[] = [
        [sign * (fx + 3.6), fy + 3.4],
        [sign * (fx + 0.8), fy - 0.4],
        [sign * (fx - 0.2), fy - 4.6],
      ];
      fillPolygon(canvas, ribbon(joint, 0.9), tissue.csf * 0.7, 0.7);
    }
  }
  // Root of the spinous process to its bulb; between two processes only ligament and fat.
  const spinous = Math.min(Math.max(1.35 - Math.abs(height + 0.35), 0.15), 1);
  const endY = laminaY + (tipY - laminaY) * (0.55 + 0.45 * spinous);
  const half: PointMm[] = [
    [2.6, laminaY - 1],
    [2.2, laminaY + 0.45 * (endY - laminaY)],
    [3.2, laminaY + 0.78 * (endY - laminaY)],
    [3, endY - 1.2],
  ];
  const process = smoothClosed([...half, [0, endY], ...mirrored(half).reverse()], 4);
  fillPolygon(
    canvas,
    ribbon(
      [
        [0, laminaY],
        [0, tipY + 2],
      ],
      5.6,
    ),
    (x, y) => 620 + 380 * soft(x / 1.6, y / 4),
  );
  fillPolygon(
    canvas,
    process.map(([x, y]): PointMm => [x * 1.38, y + 0.7]),
    tissue.cortex,
    0.35 + 0.65 * spinous,
  );
  fillPolygon(canvas, process, marrow, 0.35 + 0.65 * spinous);
  fillPolygon(
    canvas,
    ribbon(
      [
        [0, tipY],
        [0, tipY + 3],
      ],
      3,
    ),
    tissue.fascia,
    0.9,
  );
}

import type { PointMm } from './canvas';

/** The three regions whose axial anatomy is tabulated; levels between them are mixed. */
export interface AxialTemplate {
  /** Position in `spineTable` at which the template holds exactly. */
  readonly row: number;
  /** Left compartment of multifidus and erector spinae, body centre at (0, 0), mm; scaled to the wanted area. */
  readonly muscle: readonly PointMm[];
  /** Deep end of the spinous process's base: muscles and posterior elements scale about it. */
  readonly laminaY: number;
  /** Height of the thecal sac's centre behind the body's centre, its half-width and half-depth. */
  readonly sac: readonly [centerY: number, halfWidth: number, halfDepth: number];
  readonly spinousTipY: number;
  readonly psoas: readonly [x: number, y: number, halfWidth: number, halfDepth: number];
  readonly quadratus: readonly [x: number, y: number, halfWidth: number, halfDepth: number];
  readonly aorta: readonly [x: number, y: number, radius: number];
  readonly cava: readonly [x: number, y: number, radius: number];
  readonly facet: readonly [x: number, y: number];
  readonly transverseTip: PointMm;
}

/** Mid-thoracic (T7), thoracolumbar (T12) and lumbar (L3) anatomy, mm. */
export const axialTemplates: readonly AxialTemplate[] = [
  {
    row: 6,
    muscle: [
      [29, 27],
      [37, 29],
      [44, 32],
      [50, 36],
      [53, 40.5],
      [50, 45.5],
      [43, 48.5],
      [34, 50],
      [23, 50.5],
      [12, 50],
      [5.5, 47],
      [5, 41],
      [8, 35],
      [14, 31],
      [22, 28.5],
    ],
    laminaY: 29,
    sac: [19.5, 8, 7],
    spinousTipY: 46,
    psoas: [20, 8, 0.5, 0.5],
    quadratus: [50, 24, 1, 0.5],
    aorta: [18, -8, 11],
    cava: [-14, -26, 7],
    facet: [11, 28],
    transverseTip: [31, 24],
  },
  {
    row: 11,
    muscle: [
      [29, 28.5],
      [36.5, 30.5],
      [44, 34.5],
      [51, 39.5],
      [55.5, 45],
      [53.5, 51],
      [46, 55.5],
      [36, 58],
      [24, 58.5],
      [12, 57],
      [5.5, 53],
      [5, 46],
      [8.5, 39.5],
      [14.5, 33.5],
      [22, 30.5],
    ],
    laminaY: 30,
    sac: [21, 8.6, 7.4],
    spinousTipY: 53,
    psoas: [25, 6, 4.5, 7],
    quadratus: [46, 25, 7, 2.6],
    aorta: [5, -26, 10],
    cava: [-15, -27, 9],
    facet: [13, 28],
    transverseTip: [27, 25],
  },
  {
    row: 14,
    muscle: [
      [31, 33],
      [38, 35.5],
      [46, 41],
      [53, 46.5],
      [58.5, 53],
      [57.5, 60],
      [49.5, 66],
      [38, 69.3],
      [25, 69],
      [12.5, 66],
      [5.5, 60],
      [5.5, 52],
      [11, 44.5],
      [18, 39],
      [25, 35.5],
    ],
    laminaY: 34,
    sac: [24, 9.6, 7.4],
    spinousTipY: 62,
    psoas: [35, 8, 14.5, 17.5],
    quadratus: [52, 29, 11, 5.5],
    aorta: [8, -29, 9.5],
    cava: [-15, -28, 10],
    facet: [16.5, 31],
    transverseTip: [36, 27],
  },
];

/** Anatomy at a position between levels, in `spineTable` rows. */
export function templateAt(row: number): AxialTemplate {
  const last = axialTemplates.length - 1;
  const above = axialTemplates.findLastIndex((template) => template.row <= row);
  const a = axialTemplates[Math.min(Math.max(above, 0), last)];
  const b = axialTemplates[Math.min(Math.max(above, 0) + (above < 0 ? 0 : 1), last)];
  if (!a || !b) throw new Error('Bug: no axial template');
  const share = a === b ? 0 : Math.min(Math.max((row - a.row) / (b.row - a.row), 0), 1);
  const mix = (x: number, y: number): number => x + share * (y - x);
  const pair = (p: PointMm, q: PointMm): PointMm => [mix(p[0], q[0]), mix(p[1], q[1])];
  return {
    row,
    muscle: a.muscle.map((point, i) => pair(point, b.muscle[i] ?? point)),
    laminaY: mix(a.laminaY, b.laminaY),
    sac: [mix(a.sac[0], b.sac[0]), mix(a.sac[1], b.sac[1]), mix(a.sac[2], b.sac[2])],
    spinousTipY: mix(a.spinousTipY, b.spinousTipY),
    psoas: [
      mix(a.psoas[0], b.psoas[0]),
      mix(a.psoas[1], b.psoas[1]),
      mix(a.psoas[2], b.psoas[2]),
      mix(a.psoas[3], b.psoas[3]),
    ],
    quadratus: [
      mix(a.quadratus[0], b.quadratus[0]),
      mix(a.quadratus[1], b.quadratus[1]),
      mix(a.quadratus[2], b.quadratus[2]),
      mix(a.quadratus[3], b.quadratus[3]),
    ],
    aorta: [mix(a.aorta[0], b.aorta[0]), mix(a.aorta[1], b.aorta[1]), mix(a.aorta[2], b.aorta[2])],
    cava: [mix(a.cava[0], b.cava[0]), mix(a.cava[1], b.cava[1]), mix(a.cava[2], b.cava[2])],
    facet: pair(a.facet, b.facet),
    transverseTip: pair(a.transverseTip, b.transverseTip),
  };
}

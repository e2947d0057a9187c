import type { Side } from '../../../domain/side';
import type { AxialTemplate } from './axialTemplates';
import { templateAt } from './axialTemplates';
import type { PointMm } from './canvas';
import { type AxialSection, axialSection, type DemoScan } from './demoScan';
import { type MuscleShape, muscleShape } from './muscleOutline';
import type { NoiseField } from './noiseField';
import { noiseField } from './noiseField';
import { smoothClosed } from './smoothOutline';
import type { SpineTexture } from './spineTexture';
import { spineTexture } from './spineTexture';

/** All that one axial slice is painted from. */
export interface AxialScene {
  readonly scan: DemoScan;
  readonly section: AxialSection;
  readonly template: AxialTemplate;
  /** Size of the body relative to the template. */
  readonly size: number;
  /** Size of the compartments relative to the template: their mean before surgery. */
  readonly muscleScale: number;
  readonly muscles: Readonly<Record<Side, MuscleShape>>;
  /** Line of the back muscles' surface from the left edge of the image to the right, before surgery. */
  readonly backOfMuscles: readonly PointMm[];
  readonly skin: readonly PointMm[];
  readonly soft: NoiseField;
  readonly grain: NoiseField;
  readonly bone: SpineTexture;
}

/** Collects what the 0-based axial slice shows. */
export function axialScene(scan: DemoScan, slice: number): AxialScene {
  const { patient, timePoint } = scan;
  const section = axialSection(scan, slice);
  const middleRow = axialSection(scan, scan.middleSlice).crossing.row;
  const row = section.crossing.row;
  const template = templateAt(row);
  const shapeAt = (time: typeof timePoint, side: Side): MuscleShape =>
    muscleShape(patient, time, side, row, middleRow);
  const before = { right: shapeAt('preop', 'right'), left: shapeAt('preop', 'left') };
  const muscleScale = (before.right.scale + before.left.scale) / 2;
  const backOfMuscles = [...backLine(before.right).reverse(), ...backLine(before.left)];
  const key = `${patient.subject.index}`;
  return {
    scan,
    section,
    template,
    size: patient.sizeFactor,
    muscleScale,
    muscles: { right: shapeAt(timePoint, 'right'), left: shapeAt(timePoint, 'left') },
    backOfMuscles,
    skin: skinLine(before.right, before.left, patient.fatMm * (row > 9 ? 1 : 0.8)),
    soft: noiseField(patient.seed, `soft ${key}`),
    grain: noiseField(patient.seed, `grain ${key}`),
    bone: spineTexture(patient, timePoint),
  };
}

const extremes = (shape: MuscleShape): { tip: PointMm; backY: number } => {
  const tip = shape.outline.reduce((a, b) => (Math.abs(b[0]) > Math.abs(a[0]) ? b : a));
  return { tip, backY: Math.max(...shape.outline.map(([, y]) => y)) };
};

/** From the midline outwards along the muscle's back, then along the flank to the image's edge. */
function backLine(shape: MuscleShape): PointMm[] {
  const sign = shape.side === 'left' ? 1 : -1;
  const { tip, backY } = extremes(shape);
  const width = Math.abs(tip[0]);
  return [
    [sign * 1, backY - 2],
    [sign * 0.25 * width, backY + 0.9],
    [sign * 0.55 * width, backY + 1.4],
    [sign * 0.8 * width, tip[1] + 0.62 * (backY - tip[1]) + 2],
    [sign * (width + 2), tip[1] + 2],
    [sign * (width + 18), tip[1] - 4],
    [sign * (width + 40), tip[1] - 15],
    [sign * (width + 62), tip[1] - 36],
  ];
}

/** Closed contour of the skin: the back from the muscles and the fat behind them, the rest outside the image. */
function skinLine(right: MuscleShape, left: MuscleShape, fatMm: number): PointMm[] {
  const half = (shape: MuscleShape): PointMm[] => {
    const sign = shape.side === 'left' ? 1 : -1;
    const { tip, backY } = extremes(shape);
    const width = Math.abs(tip[0]);
    return [
      [sign * 9, backY + 3.4 + 0.55 * fatMm],
      [sign * 0.42 * width, backY + 4.5 + 0.85 * fatMm],
      [sign * 0.75 * width, backY + 3 + 1.15 * fatMm],
      [sign * (width + 4), tip[1] + 0.8 * (backY - tip[1]) + 4 + 1.3 * fatMm],
      [sign * (width + 28), tip[1] + 0.4 * (backY - tip[1]) + 2 + 1.45 * fatMm],
      [sign * (width + 55), tip[1] - 14 + 1.5 * fatMm],
      [sign * (width + 80), -30],
    ];
  };
  const midline: PointMm = [0, (extremes(right).backY + extremes(left).backY) / 2 + 1.6 + 0.4 * fatMm];
  return smoothClosed([...half(right).reverse(), midline, ...half(left), [100, -160], [-100, -160]], 6);
}

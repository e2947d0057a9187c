import type { Side } from '../../../domain/side';
import type { TimePoint } from '../../../domain/timePoint';
import { templateAt } from './axialTemplates';
import type { PointMm } from './canvas';
import type { DemoPatient } from './demoPatient';
import { signedArea, smoothClosed } from './smoothOutline';

/** Midline clearance: the compartments scale about this distance from the midline. */
const anchorX = 4.2;
const stepsPerPiece = 5;

/** One compartment on one slice, in the slice's plane: body centre at (0, 0), x to the patient's left, y to the back. */
export interface MuscleShape {
  readonly side: Side;
  readonly outline: readonly PointMm[];
  /** Size relative to the template. */
  readonly scale: number;
  /** Where the compartment is anchored: beside the lamina. */
  readonly anchor: PointMm;
}

/**
 * A subject's compartment where the slice crosses the spine at `row`. `middleRow` is that of the slice at mid-height:
 * there the polygon's area equals the true area exactly; elsewhere the template's change along the spine shapes it.
 */
export function muscleShape(
  patient: DemoPatient,
  timePoint: TimePoint,
  side: Side,
  row: number,
  middleRow: number,
): MuscleShape {
  const { areaMm2 } = patient.subject.muscles[timePoint][side];
  const scale = Math.sqrt(areaMm2 / Math.abs(signedArea(unscaled(patient, side, middleRow))));
  const sign = side === 'left' ? 1 : -1;
  const laminaY = templateAt(row).laminaY * patient.sizeFactor;
  const outline = unscaled(patient, side, row).map(
    ([x, y]): PointMm => [sign * (anchorX + (x - anchorX) * scale), laminaY + (y - laminaY) * scale],
  );
  return { side, outline, scale, anchor: [sign * anchorX, laminaY] };
}

function unscaled(patient: DemoPatient, side: Side, row: number): PointMm[] {
  const template = templateAt(row);
  const { sizeFactor } = patient;
  const jitter = patient.muscleJitter[side];
  const points = template.muscle.map(([x, y], i): PointMm => {
    const [jx, jy] = jitter[i] ?? [0, 0];
    const isMedial = i >= 10 && i <= 12;
    return [
      anchorX + (x - anchorX) * sizeFactor + (isMedial ? 0.3 * Math.abs(jx) : jx),
      template.laminaY * sizeFactor + (y - template.laminaY) * sizeFactor + jy,
    ];
  });
  return smoothClosed(points, stepsPerPiece);
}

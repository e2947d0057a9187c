import type { TimePoint } from '../../../domain/timePoint';
import type { DemoPatient } from './demoPatient';
import { noiseField } from './noiseField';
import type { PlacedVertebra } from './spineChain';
import { tissue } from './tissue';

/**
 * Value of a body's marrow at a place inside it: across (to the left), behind the centre, and height as a share
 * (−1 lower to 1 upper endplate). One function for both directions of slicing, so that they show the same bone.
 */
export type SpineTexture = (
  vertebra: PlacedVertebra,
  acrossMm: number,
  behindMm: number,
  heightShare: number,
) => number;

/** Marrow, the fracture's dark band and oedema, and after surgery the cement. */
export function spineTexture(patient: DemoPatient, timePoint: TimePoint): SpineTexture {
  const { seed, subject, marrow } = patient;
  const patches = noiseField(seed, `marrow ${subject.index}`);
  const fracture = noiseField(seed, `fracture ${subject.index}`);
  const isAugmentedAgain = subject.refracture?.type === 'augmented';
  return (vertebra, across, behind, height) => {
    const own = vertebra.level === subject.level;
    const row = vertebra.row;
    const h = height * 12;
    let value =
      marrow *
      (1 +
        0.16 * patches(across / 6 + row * 7, behind / 6 + h / 7) +
        0.1 * patches(behind / 2.2, across / 2.2 + h + row));
    if (own && timePoint === 'preop') value = fractured(value, across, behind, height, 0.9);
    if (!own && patient.fractures[timePoint].includes(vertebra.level)) {
      value = fractured(value, across + 30, behind, height, 0.9);
    }
    if (own && timePoint === 'followUp') {
      if (isAugmentedAgain) value = fractured(value, across, behind, height, 0.5);
      value = cemented(value, vertebra, across, behind, height);
    }
    return value;
  };

  function fractured(
    value: number,
    across: number,
    behind: number,
    height: number,
    strength: number,
  ): number {
    const band = Math.exp(-(((height - 0.3 - 0.25 * fracture(across / 12, behind / 9)) / 0.16) ** 2));
    const oedema = 0.35 * fracture(across / 8 + 20, behind / 7 + height * 2) - 0.12;
    return value * (1 + strength * oedema) * (1 - 0.65 * strength * band);
  }

  /** Two clouds of cement, right and left of the midline, as from two needles; zero signal. */
  function cemented(
    value: number,
    vertebra: PlacedVertebra,
    across: number,
    behind: number,
    height: number,
  ): number {
    const halfWidth = vertebra.widthMm / 2;
    const halfDepth = vertebra.depthMm / 2;
    const edge =
      0.28 * fracture(across / 3.2 + 5, behind / 3.2 + height * 3.5) +
      0.16 * fracture(across / 1.4, behind / 1.4 + height * 6);
    const cloud = (side: number): number =>
      Math.hypot(
        (across - side * 0.3 * halfWidth) / (0.5 * halfWidth),
        (behind + 0.15 * halfDepth) / (0.62 * halfDepth),
        height / 0.9,
      ) + edge;
    const inside = Math.min(cloud(1), cloud(-1));
    const share = Math.min(Math.max((1.08 - inside) / 0.16, 0), 1);
    return value + share * (tissue.cement - value);
  }
}

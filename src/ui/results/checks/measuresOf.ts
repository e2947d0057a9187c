import { fatQuantities } from '../../../analysis/fatValues';
import { quantities } from '../../../analysis/quantity';
import { structuresOf } from '../../../analysis/structure';
import type { MeasuredQuantity, StudyMeasure } from '../../../analysis/studyMeasure';
import type { StudyResults } from '../../../analysis/studyResults';

/** Everything that can be looked at under other choices: of the chosen side, or of the mean of both. */
export function measuresOf({ project, choice, normalised, fat }: StudyResults): readonly StudyMeasure[] {
  const { side } = choice;
  const tissues = new Set(
    normalised.flatMap(({ measure }) => (measure.kind === 'fat' ? [] : [measure.tissue])),
  );
  const wanted: readonly MeasuredQuantity[] = [
    ...quantities,
    // Normalised SI exists as mean of the sides only.
    ...(side === 'mean' ? [...tissues].map((normalisedBy) => ({ normalisedBy })) : []),
    ...(fat.length > 0 ? fatQuantities : []),
  ];
  return structuresOf(project.protocol).flatMap(({ siteId, muscleId }) =>
    wanted.map((quantity) => ({ siteId, muscleId, side, quantity })),
  );
}

import { quantities } from '../../analysis/quantity';
import { structuresOf } from '../../analysis/structure';
import type { StudyResults } from '../../analysis/studyResults';
import { combinedMuscleId } from '../../domain/study/muscleSet';
import type { OutcomeAnswer } from './reviewerFacts';

/**
 * The main outcomes of a study: the change of CSA, SI and CSA/SI between the scans. Where the protocol takes all muscles as
 * one, of these together, else of each. Of the side of the choice.
 */
export function mainOutcomes({
  project,
  choice,
}: Pick<StudyResults, 'project' | 'choice'>): readonly OutcomeAnswer['question'][] {
  const structures = structuresOf(project.protocol);
  const combined = structures.filter(({ muscleId }) => muscleId === combinedMuscleId);
  return (combined.length > 0 ? combined : structures).flatMap(({ siteId, muscleId }) =>
    quantities.map((quantity) => ({
      measure: { siteId, muscleId, side: choice.side, quantity },
      phase: 'change' as const,
    })),
  );
}

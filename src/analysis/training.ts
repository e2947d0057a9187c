import type { Reading } from '../domain/reading/reading';
import type { Subject } from '../domain/study/subject';

/** Subjects without those for practice: these are read like the others and never analysed with them. */
export function withoutTraining<S extends Pick<Subject, 'isTraining'>>(subjects: readonly S[]): readonly S[] {
  return subjects.some(({ isTraining }) => isTraining)
    ? subjects.filter(({ isTraining }) => !isTraining)
    : subjects;
}

/** Readings of subjects that are analysed: none of one for practice. */
export function readingsWithoutTraining(
  readings: readonly Reading[],
  subjects: readonly Subject[],
): readonly Reading[] {
  const training = new Set(subjects.filter(({ isTraining }) => isTraining).map(({ id }) => id));
  return training.size === 0 ? readings : readings.filter(({ subjectId }) => !training.has(subjectId));
}

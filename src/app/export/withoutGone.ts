import type { Subject } from '../../domain/study/subject';
import type { ExportChoices } from '../../state/exportState';

/**
 * Choices without subjects that are gone from the project; with one of them all decisions go, which may quote it. The same
 * object where nobody is gone.
 */
export function withoutGone(choices: ExportChoices, subjects: readonly Pick<Subject, 'id'>[]): ExportChoices {
  const here = new Set(subjects.map(({ id }) => id));
  const imagePairs = choices.settings.imagePairs.filter((id) => here.has(id));
  if (imagePairs.length === choices.settings.imagePairs.length) return choices;
  return { ...choices, settings: { ...choices.settings, imagePairs }, decisions: {} };
}

import { choiceNotes } from './choiceText';
import { settledNotes } from './settledNotes';

/** Lines under every table of measured values: in what it is not the study's own, and what adjudication has to do with it. */
export function resultNotes(
  results: Parameters<typeof choiceNotes>[0] & Parameters<typeof settledNotes>[0],
): readonly string[] {
  return [...choiceNotes(results), ...settledNotes(results)];
}

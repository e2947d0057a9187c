import type { Result } from '../../../src/base/result';
import type { StatisticsError } from '../../../src/statistics/statisticsError';
import type { JsonObject } from './statisticsCases';
import type { Answer } from './statisticsCompare';

/**
 * Runs our method on a case's input and names the results as the reference does.
 *
 * `expected` only tells what was asked for (the probabilities of quantiles), which this format writes beside the answers.
 */
export type Adapter = (input: JsonObject, expected: JsonObject) => Answer;

/** An answer from a result: its fields, or the kind of its error beside whatever is known all the same. */
export function answerOf<T>(
  result: Result<T, StatisticsError>,
  fields: (value: T) => Answer,
  besideError: Answer = {},
): Answer {
  return result.ok ? fields(result.value) : { ...besideError, error: result.error.kind };
}

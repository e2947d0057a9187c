import type { BootstrapChoice, Calculation, CutoffBootstrap } from '../analysis/live/calculation';
import type { LongWork, WorkProgress } from '../analysis/live/longWork';
import type { RefractureRoc } from '../analysis/refractureRoc';
import type { SensitivityQuestion, SensitivityRow } from '../analysis/sensitivity';
import type { Result } from '../base/result';
import type { ResultsDenied } from '../domain/study/blinding';
import type { LiveResults } from './resultsLive';

/** Hears how far long work is. */
export type OnProgress = (progress: WorkProgress) => void;

/** What of a curve its cut-off is made from. */
export type ShownRoc = Pick<RefractureRoc, 'outcome' | 'values' | 'positiveIs'>;

/** Intervals of a cut-off by bootstrap, of a curve that is shown; the seed and the number of samples stand in the result. */
export function bootstrapCutoff(
  live: LiveResults,
  roc: ShownRoc,
  choice: BootstrapChoice,
  onProgress: OnProgress,
): LongWork<CutoffBootstrap> {
  return begin(live, (calculation) => calculation.bootstrapCutoff(roc, choice, onProgress));
}

/** One comparison repeated under other choices, of the data behind what is shown. */
export function sensitivityOf(
  live: LiveResults,
  question: SensitivityQuestion,
  onProgress: OnProgress,
): LongWork<Result<readonly SensitivityRow[], ResultsDenied>> {
  return begin(live, (calculation) => calculation.sensitivity(question, onProgress));
}

/** Work on the calculation behind the results; without one there is nothing to work on. */
function begin<T>(live: LiveResults, work: (calculation: Calculation) => LongWork<T>): LongWork<T> {
  const calculation = live.calculation();
  if (!calculation) {
    const message = 'The results have to be computed first.';
    return { outcome: Promise.resolve({ kind: 'failed', message }), cancel: () => undefined };
  }
  const { outcome, cancel } = work(calculation);
  return {
    outcome: outcome.catch((cause: unknown) => ({
      kind: 'failed',
      message: cause instanceof Error ? cause.message : String(cause),
    })),
    cancel,
  };
}

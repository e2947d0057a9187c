import { present } from '../../base/assert';
import { panelAnalysesSteps } from '../panelAnalyses';
import { type StudyResults, studyResults } from '../studyResults';
import type { Calculation } from './calculation';
import { createHeldStudy } from './heldStudy';
import type { LongWork, WorkProgress } from './longWork';
import { bootstrapSteps, outlineWork, sensitivityWork, type WorkSteps } from './studyCalculator';

/** A calculation that runs where it is called. `rest` lets others have their turn between slices of long work. */
export function createDirectCalculation(rest: () => Promise<void>): Calculation {
  const held = createHeldStudy();
  const dataNow = () => present(held.data(), 'a study to compute');
  let latest: StudyResults | undefined;
  return {
    change: async (delta) => held.change(delta),
    async tables(choice) {
      const results = studyResults(dataNow(), choice);
      latest = results.ok ? results.value : undefined;
      return results;
    },
    async analyses() {
      const own = latest;
      if (!own) return undefined;
      const steps = panelAnalysesSteps(own);
      for (;;) {
        const untilMs = Date.now() + sliceMs;
        do {
          const step = steps.next();
          if (step.done) return step.value;
        } while (Date.now() < untilMs);
        await rest();
        if (latest !== own) return undefined;
      }
    },
    bootstrapCutoff: (roc, choice, onProgress) =>
      runWork(() => bootstrapSteps(roc, choice), rest, onProgress),
    sensitivity: (question, onProgress) =>
      runWork(() => sensitivityWork(dataNow(), question), rest, onProgress),
    compareOutlines: (question, onProgress) => runWork(() => outlineWork(question), rest, onProgress),
    end: () => undefined,
  };
}

/** How long a slice of long work takes at most before a cancellation is heard, ms. */
const sliceMs = 12;

/** Runs work slice by slice until it is done or cancelled. */
function runWork<T>(
  begin: () => WorkSteps<T>,
  rest: () => Promise<void>,
  onProgress: (progress: WorkProgress) => void,
): LongWork<T> {
  let isCancelled = false;
  const run = async (): Promise<T | 'cancelled'> => {
    // Whoever asks has the answer's promise in hand before the first progress.
    await rest();
    if (isCancelled) return 'cancelled';
    const steps = begin();
    for (;;) {
      const untilMs = Date.now() + sliceMs;
      let latest: WorkProgress | undefined;
      while (Date.now() < untilMs) {
        const step = steps.next();
        if (step.done) return step.value;
        latest = step.value;
      }
      if (latest) onProgress(latest);
      await rest();
      if (isCancelled) return 'cancelled';
    }
  };
  return {
    outcome: run().then((value) => (value === 'cancelled' ? { kind: 'cancelled' } : { kind: 'done', value })),
    cancel: () => {
      isCancelled = true;
    },
  };
}

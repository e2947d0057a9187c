import { expose, transfer } from 'comlink';
import type { BootstrapChoice } from '../analysis/live/calculation';
import { createDirectCalculation } from '../analysis/live/directCalculation';
import type { LongWork, WorkProgress } from '../analysis/live/longWork';
import { createPacker } from '../analysis/live/packer';
import { createPanelPacker, type PackedTables, tablesBuffers } from '../analysis/live/packPanel';
import type { StudyDelta } from '../analysis/live/studyDelta';
import { buffersOf, type Packed } from '../analysis/live/tape';
import type { PanelChoice } from '../analysis/panelChoice';
import type { RefractureRoc } from '../analysis/refractureRoc';
import type { SensitivityQuestion } from '../analysis/sensitivity';
import { ok, type Result } from '../base/result';
import type { CasesInput } from '../domain/agreement/agreementCase';
import type { ResultsDenied } from '../domain/study/blinding';

const calculation = createDirectCalculation(
  // A message that waits, of a cancellation or of newer data, is heard between two tasks.
  () => new Promise((resolve) => setTimeout(resolve)),
);
const panels = createPanelPacker();
const works = new Map<number, LongWork<unknown>>();

type OnProgress = (progress: WorkProgress) => void;

/** Runs numbered work to its end; what it found crosses packed, undefined where it was cancelled. */
async function run(number: number, work: LongWork<unknown>): Promise<Packed | undefined> {
  works.set(number, work);
  const outcome = await work.outcome.finally(() => works.delete(number));
  if (outcome.kind !== 'done') return undefined;
  const packed = createPacker().pack([outcome.value]);
  return transfer(packed, buffersOf(packed));
}

const worker = {
  async change(delta: StudyDelta): Promise<void> {
    panels.hear(delta);
    await calculation.change(delta);
  },
  async tables(choice: PanelChoice): Promise<Result<PackedTables, ResultsDenied>> {
    const results = await calculation.tables(choice);
    if (!results.ok) return results;
    const packed = panels.packTables(results.value);
    return transfer(ok(packed), tablesBuffers(packed));
  },
  async analyses(): Promise<Packed | undefined> {
    const analyses = await calculation.analyses();
    if (!analyses) return undefined;
    const packed = panels.packAnalyses(analyses);
    return transfer(packed, buffersOf(packed));
  },
  bootstrapCutoff: (
    number: number,
    roc: Pick<RefractureRoc, 'outcome' | 'values' | 'positiveIs'>,
    choice: BootstrapChoice,
    onProgress: OnProgress,
  ) => run(number, calculation.bootstrapCutoff(roc, choice, onProgress)),
  sensitivity: (number: number, question: SensitivityQuestion, onProgress: OnProgress) =>
    run(number, calculation.sensitivity(question, onProgress)),
  compareOutlines: (number: number, question: CasesInput, onProgress: OnProgress) =>
    run(number, calculation.compareOutlines(question, onProgress)),
  async cancel(number: number): Promise<void> {
    works.get(number)?.cancel();
  },
};

/** What the page asks of the calculation worker. Long work has a number, by which it can be cancelled. */
export type CalculationWorker = typeof worker;

expose(worker);

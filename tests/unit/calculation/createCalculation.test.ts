import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { createDirectCalculation } from '../../../src/analysis/live/directCalculation';
import { createPacker } from '../../../src/analysis/live/packer';
import { createPanelPacker } from '../../../src/analysis/live/packPanel';
import { panelOf } from '../../../src/analysis/live/studyCalculator';
import type { StudyDelta } from '../../../src/analysis/live/studyDelta';
import { type PanelChoice, studyChoice } from '../../../src/analysis/panelChoice';
import { ok } from '../../../src/base/result';
import { allSteps } from '../../../src/base/steps';
import {
  CalculationStopped,
  createCalculation,
  type WorkerLike,
} from '../../../src/calculation/createCalculation';
import type { CasesInput } from '../../../src/domain/agreement/agreementCase';
import { caseFactsOf } from '../../../src/domain/agreement/caseFactsOf';
import { observerId } from '../../../src/domain/ids';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { panelStudyOfSize } from '../../support/panelStudyOfSize';

/** The far side of a message channel, as the worker's script would be, and the near side as the page sees a worker. */
function channelWorker(answers: boolean) {
  const { port1, port2 } = new MessageChannel();
  const inner = createDirectCalculation(() => new Promise((resolve) => setTimeout(resolve)));
  const panels = createPanelPacker();
  expose(
    {
      async change(delta: StudyDelta) {
        panels.hear(delta);
        await inner.change(delta);
      },
      async tables(choice: PanelChoice) {
        if (!answers) await new Promise(() => undefined);
        const tables = await inner.tables(choice);
        return tables.ok ? ok(panels.packTables(tables.value)) : tables;
      },
      async analyses() {
        const analyses = await inner.analyses();
        return analyses && panels.packAnalyses(analyses);
      },
      async compareOutlines(_number: number, question: CasesInput) {
        const outcome = await inner.compareOutlines(question, () => undefined).outcome;
        return outcome.kind === 'done' ? createPacker().pack([outcome.value]) : undefined;
      },
    },
    port2,
  );
  const broken = new EventTarget();
  const worker: WorkerLike & { readonly break: () => void } = {
    postMessage: (message: unknown, transfer?: Transferable[] | StructuredSerializeOptions) =>
      port1.postMessage(message, Array.isArray(transfer) ? transfer : []),
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) => {
      if (type === 'message') port1.addEventListener(type, listener);
      else broken.addEventListener(type, listener);
    },
    removeEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      port1.removeEventListener(type, listener),
    terminate: () => port1.close(),
    break: () => broken.dispatchEvent(new Event('error')),
  };
  port1.start();
  return worker;
}

const { person, project, subjects, readings } = panelStudyOfSize(30);
const study = { person, project, subjects, readings };

describe('a calculation on the other side of a channel', () => {
  it('gives the same results as one that runs here, with the page’s own subjects in them', async () => {
    const worker = channelWorker(true);
    const calculation = createCalculation(worker, async (steps) => allSteps(steps));
    await calculation.change(study);
    const crossed = await calculation.tables(studyChoice);
    const analyses = await calculation.analyses();
    const here = panelOf(study, studyChoice);
    expect(crossed).toEqual(here.ok ? ok(here.value.results) : here);
    expect(analyses).toEqual(here.ok ? here.value.analyses : undefined);
    const standing = crossed.ok ? crossed.value.flow.standings[0] : undefined;
    expect(subjects).toContain(standing?.subject);
    calculation.end();
  });

  it('gives cases of every kind as they are compared here', async () => {
    const [first, second, third] = subjects;
    if (!first || !second || !third) throw new Error('no subjects');
    const raters = [
      { observerId: observerId('A'), round: 1 },
      { observerId: observerId('B'), round: 1 },
    ] as const;
    const changed = readings.map((reading): Reading => {
      const isSecond = reading.observerId === raters[1].observerId;
      const entries = Object.entries(reading.entries).map(([key, entry]): [string, ReadingEntry] => {
        if (entry.kind !== 'roi' || !isSecond) return [key, entry];
        const { target } = entry.roi;
        const noted = { target, note: '', recordedAtUtc: '2026-02-01T00:00:00Z' };
        if (reading.subjectId === first.id)
          return [key, { kind: 'cannot-measure', reason: 'motion', ...noted }];
        if (reading.subjectId === second.id) {
          return [key, { ...entry, roi: { ...entry.roi, imageFingerprint: 'another' } }];
        }
        return [key, entry];
      });
      return { ...reading, entries: Object.fromEntries(entries) };
    });
    const question = { subjects, readings: changed, protocol: project.protocol, raters };
    const calculation = createCalculation(channelWorker(true), async (steps) => allSteps(steps));
    const outcome = await calculation.compareOutlines(question, () => undefined).outcome;
    const here = [...caseFactsOf(question)];
    expect(new Set(here.map(({ pair }) => pair.kind))).toEqual(
      new Set(['one-cannot', 'other-slice', 'same-slice']),
    );
    expect(outcome).toEqual({ kind: 'done', value: here });
    calculation.end();
  });

  it('that breaks refuses what it was asked and whatever it is asked later, in words for the user', async () => {
    const worker = channelWorker(false);
    const calculation = createCalculation(worker, async (steps) => allSteps(steps));
    await calculation.change(study);
    const asked = calculation.tables(studyChoice);
    worker.break();
    await expect(asked).rejects.toThrow(CalculationStopped);
    await expect(calculation.tables(studyChoice)).rejects.toThrow('Try again.');
    calculation.end();
  });

  it('that has ended leaves nothing to cancel', async () => {
    const calculation = createCalculation(channelWorker(true), async (steps) => allSteps(steps));
    const bootstrap = { outcome: [], values: [], positiveIs: 'above' } as const;
    const work = calculation.bootstrapCutoff(bootstrap, {}, () => undefined);
    const outcome = expect(work.outcome).rejects.toThrow(CalculationStopped);
    calculation.end();
    // A screen that closes after its project cancels what it had asked.
    expect(() => work.cancel()).not.toThrow();
    await outcome;
  });
});

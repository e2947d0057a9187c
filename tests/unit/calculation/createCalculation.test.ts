import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { createDirectCalculation } from '../../../src/analysis/live/directCalculation';
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
    },
    port2,
  );
  const broken = new EventTarget();
  const worker: WorkerLike & { readonly break: () => void } = {
    postMessage: (message: unknown) => port1.postMessage(message),
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

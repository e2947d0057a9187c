import { describe, expect, it } from 'vitest';
import { randomStream, randomStreamFrom } from '../../../src/statistics/randomStream';
import { type YoudenBootstrapOptions, youdenBootstrap } from '../../../src/statistics/youdenBootstrap';

const outcome = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
const score = [1, 2, 2, 3, 4, 6, 8, 3, 5, 7, 8, 9, 9];

function finish(options: YoudenBootstrapOptions, y = outcome, x = score) {
  const run = youdenBootstrap(y, x, options);
  const seen: number[] = [];
  for (;;) {
    const step = run.next();
    if (step.done) {
      if (!step.value.ok) throw new Error(step.value.error.kind);
      return { seen, result: step.value.value };
    }
    seen.push(step.value.done);
  }
}

describe('random numbers', () => {
  it('are those of the reference implementation of xoshiro128** from the state 1 2 3 4', () => {
    const stream = randomStreamFrom([1, 2, 3, 4]);
    const expected = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849];
    expect(expected.map(() => stream.next())).toEqual(expected);
  });

  it('below a limit are all possible and about equally frequent', () => {
    const stream = randomStream(7);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i += 1) {
      const value = stream.below(7);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    // Six SDs of a binomial count of 10,000.
    for (const count of counts)
      expect(Math.abs(count - 10_000)).toBeLessThan(6 * Math.sqrt(10_000 * (6 / 7)));
  });
});

describe('bootstrap of the cut-off', () => {
  it('gives the same numbers for the same seed, however it is sliced, and others for another', () => {
    const whole = finish({ seed: 1, replicates: 400, slice: 400 });
    const sliced = finish({ seed: 1, replicates: 400, slice: 7 });
    expect(sliced.result).toEqual(whole.result);
    expect(sliced.result).toMatchObject({ seed: 1, replicates: 400 });
    expect(randomStream(2).next()).not.toBe(randomStream(1).next());
  });

  it('shows how far it is and stops when nobody asks on', () => {
    expect(finish({ seed: 1, replicates: 120, slice: 50 }).seen).toEqual([50, 100, 120]);
    const run = youdenBootstrap(outcome, score, { seed: 1, replicates: 1e9 });
    expect(run.next()).toMatchObject({ done: false, value: { done: 50, total: 1e9 } });
    run.return({ ok: false, error: { kind: 'not-converged' } });
    expect(run.next().done).toBe(true);
  });

  it('holds the estimate within its intervals', () => {
    const { cutoff, thresholdInterval, indexInterval } = finish({ seed: 3 }).result;
    expect(thresholdInterval?.[0]).toBeLessThanOrEqual(cutoff.threshold);
    expect(thresholdInterval?.[1]).toBeGreaterThanOrEqual(cutoff.threshold);
    expect(indexInterval?.[0]).toBeLessThanOrEqual(cutoff.index);
  });

  it('of two scores, one for each outcome, has one cut-off half way, always right', () => {
    const { result } = finish({ seed: 5, replicates: 200 }, [0, 0, 1, 1], [1, 1, 2, 2]);
    expect(result.thresholdInterval).toEqual([1.5, 1.5]);
    expect(result.sensitivityInterval).toEqual([1, 1]);
    expect(result.specificityInterval).toEqual([1, 1]);
  });

  it('of two cases among two controls separates as often as counting says', () => {
    // Cases 2, 4 and controls 1, 3, two drawn of each: 3 in 4 samples hold case 2, 3 in 4 control 3; unless both, index 1: 7 in 16.
    const y = [0, 0, 1, 1];
    const x = [1, 3, 2, 4];
    const upperEnd = (confidence: number): number | undefined =>
      finish({ seed: 11, replicates: 4000, confidence }, y, x).result.indexInterval?.[1];
    // The upper end lies at the share (1 + c)/2 of the samples in ascending order: below 1 until 9/16 = 0.5625, 1 from there on.
    expect(upperEnd(0.06)).toBeLessThan(1);
    expect(upperEnd(0.2)).toBe(1);
  });

  it('refuses a seed or a number of samples that is none', () => {
    expect(youdenBootstrap(outcome, score, { seed: -1 }).next()).toMatchObject({
      done: true,
      value: { error: { kind: 'out-of-range' } },
    });
    expect(youdenBootstrap(outcome, score, { seed: 1, replicates: 0 }).next()).toMatchObject({
      done: true,
      value: { error: { kind: 'out-of-range' } },
    });
  });
});

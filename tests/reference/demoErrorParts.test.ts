import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorPartsRow } from '../../src/analysis/errorParts';
import type { Side } from '../../src/domain/side';
import { demoCohort } from '../../src/io/sources/demo/demoCohort';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { type ObserverErrors, observerErrors } from '../../src/io/sources/demo/observerErrors';
import { errorPartsModel } from '../../src/report/errorPartsModel';
import { defaultPrintSettings } from '../../src/report/printSettings';
import { type OpenedDemo, openDemo } from '../support/openedDemo';

/*
 * The demo's observers err by shares of the area that are drawn in `observerErrors`: a lasting part per subject and side, a part
 * of the visit, and a lasting offset of 0.8 % either way. What the agreement page says of them is held against what was put in,
 * over the whole path: images read, outlines measured, averages, agreement, parts.
 *
 * Twice: against the very errors that were drawn (an outline's area is the true area times 1 + the error, and both observers have
 * the same true area, so the logarithm of B / A is known; only rounding of the measurement lies between), and against the
 * parameters, as far as 85 to 90 subjects can tell them.
 */

/** As stated in `observerErrors`. */
const putIn = { areaErrorSd: 0.134, persistentShare: 0.965, offset: { A: 0.008, B: -0.008 } };
const persistentSd = putIn.areaErrorSd * Math.sqrt(putIn.persistentShare);
const visitSd = putIn.areaErrorSd * Math.sqrt(1 - putIn.persistentShare);

const indexByCode = new Map(demoCohort(demoSeed).map(({ code, index }) => [code, index]));

function drawn(letter: 'A' | 'B', code: string, side: Side): ObserverErrors['areaShare'] {
  const index = indexByCode.get(code);
  if (index === undefined) throw new Error(`${code} is not of the demo`);
  return observerErrors(demoSeed, letter, index, side).areaShare;
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [meanA, meanB] = [mean(a), mean(b)];
  return a.reduce((sum, one, i) => sum + (one - meanA) * ((b[i] ?? 0) - meanB), 0) / (a.length - 1);
};

let demo: OpenedDemo;
beforeAll(async () => {
  demo = await openDemo('demo-error-parts');
}, 240_000);

function rowOf(side: Side): ErrorPartsRow {
  const { errorParts } = demo.results;
  if (!errorParts.ok) throw new Error(errorParts.error.kind);
  const row = errorParts.value.rows.find((one) => one.side === side && one.quantity === 'csaMm2');
  if (!row) throw new Error(`no line of ${side}`);
  return row;
}

function partsOf(side: Side) {
  const { parts } = rowOf(side);
  if (!parts.ok) throw new Error(parts.error.kind);
  return parts.value;
}

describe.each(['right', 'left'] as const)('The error of the demo’s observers, %s', (side) => {
  it('is of every subject that both read at both time points', () => {
    // Two of 92 are left for the visitor to read.
    expect(rowOf(side).ratings).toHaveLength(indexByCode.size - 2);
  });

  it('is what was drawn for each subject: B over A to a part in a thousand million', () => {
    // An outline is found by halving: 0.8 / 2^40 of its shift. Nothing else lies between.
    for (const { code, preop, followUp } of rowOf(side).ratings) {
      const [a, b] = [drawn('A', code, side), drawn('B', code, side)];
      for (const [time, [first = Number.NaN, second = Number.NaN]] of [
        ['preop', preop],
        ['followUp', followUp],
      ] as const) {
        expect(Math.abs(second / first / ((1 + b[time]) / (1 + a[time])) - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it('falls into the persistent and the visit part that were drawn', () => {
    const codes = rowOf(side).ratings.map(({ code }) => code);
    const d = (time: 'preop' | 'followUp') =>
      codes.map((code) => {
        const [a, b] = [drawn('A', code, side), drawn('B', code, side)];
        return Math.log((1 + b[time]) / (1 + a[time]));
      });
    const [before, after] = [d('preop'), d('followUp')];
    const total = (covariance(before, before) + covariance(after, after)) / 4;
    const persistent = covariance(before, after) / 2;
    const found = partsOf(side);
    expect(found.totalSd).toBeCloseTo(Math.sqrt(total), 9);
    expect(found.persistentSd).toBeCloseTo(Math.sqrt(persistent), 9);
    expect(found.visitSd).toBeCloseTo(Math.sqrt(total - persistent), 9);
    expect(found.share).toBeCloseTo(persistent / total, 9);
    expect(found.offset).toBeCloseTo(mean([...before, ...after]), 9);
  });

  it('is that of each observer: SD, correlation of the time points and offset of what was drawn for A and for B', () => {
    const codes = rowOf(side).ratings.map(({ code }) => code);
    const found = partsOf(side);
    const { n } = found;
    const own = (['A', 'B'] as const).map((letter) => {
      const errors = codes.map((code) => drawn(letter, code, side));
      const before = errors.map(({ preop }) => Math.log1p(preop));
      const after = errors.map(({ followUp }) => Math.log1p(followUp));
      const variance = (covariance(before, before) + covariance(after, after)) / 2;
      return { variance, persistent: covariance(before, after), mean: mean([...before, ...after]) };
    });
    // The two observers err independently: their errors correlate by chance alone, by less than 2 / √n, and by as much the
    // variance of the difference is another than the sum of theirs.
    const variance = mean(own.map((one) => one.variance));
    const persistent = mean(own.map((one) => one.persistent));
    expect(Math.abs(found.totalVariance / variance - 1)).toBeLessThan(2 / Math.sqrt(n));
    expect(Math.abs(found.persistentVariance / persistent - 1)).toBeLessThan(2 / Math.sqrt(n));
    // Two standard errors of a correlation near 0.965: 2 (1 − r²) / √n.
    for (const one of own) {
      expect(Math.abs(found.share - one.persistent / one.variance)).toBeLessThan(
        (2 * (1 - putIn.persistentShare ** 2)) / Math.sqrt(n),
      );
    }
    const [a, b] = own;
    expect(found.offset).toBeCloseTo((b?.mean ?? Number.NaN) - (a?.mean ?? Number.NaN), 9);
  });

  it('shows the parameters that were put in, as far as its subjects can tell them', () => {
    const found = partsOf(side);
    const { n } = found;
    // Two standard errors of an SD: SD / √(2 (n − 1)). The visit part of a logarithm of 1 + e is the same to first order.
    const within = 2 / Math.sqrt(2 * (n - 1));
    expect(Math.abs(found.totalSd / putIn.areaErrorSd - 1)).toBeLessThan(within);
    expect(Math.abs(found.persistentSd / persistentSd - 1)).toBeLessThan(within);
    expect(Math.abs(found.visitSd / visitSd - 1)).toBeLessThan(within);
    const [low, high] = found.shareInterval ?? [Number.NaN, Number.NaN];
    expect(low).toBeLessThan(putIn.persistentShare);
    expect(high).toBeGreaterThan(putIn.persistentShare);
    const offset = Math.log((1 + putIn.offset.B) / (1 + putIn.offset.A));
    expect(found.offsetInterval[0]).toBeLessThan(offset);
    expect(found.offsetInterval[1]).toBeGreaterThan(offset);
  });

  it('stands on the page as a table', () => {
    const model = errorPartsModel(demo.results, { settings: defaultPrintSettings });
    const line = model?.rows.find((row) => row.id === `fractured-level|mf-es|${side}|csaMm2`);
    if (line?.kind !== 'line') throw new Error('no line');
    const [, total, persistent, visit] = line.cells.map(({ text }) => Number(text));
    expect(total).toBeCloseTo(100 * partsOf(side).totalSd, 1);
    expect(persistent).toBeCloseTo(100 * partsOf(side).persistentSd, 1);
    expect(visit).toBeCloseTo(100 * partsOf(side).visitSd, 1);
  });
});

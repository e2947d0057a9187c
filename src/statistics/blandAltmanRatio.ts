import { err, ok, type Result } from '../base/result';
import { type AgreementLimit, type BlandAltman, type BlandAltmanOptions, blandAltman } from './blandAltman';
import { completePairs, type MaybeNumber } from './missing';
import type { StatisticsError } from './statisticsError';

/** Bland-Altman analysis of the ratios x / y, by way of logarithms. */
export interface BlandAltmanRatio {
  readonly n: number;
  readonly dropped: number;
  /** Geometric mean of x / y. */
  readonly ratio: number;
  readonly ratioInterval: readonly [number, number];
  readonly lowerLimit: AgreementLimit;
  readonly upperLimit: AgreementLimit;
  /** The analysis of the natural logarithms. */
  readonly logarithms: BlandAltman;
}

/** Ratio limits of agreement for positive measurements whose error grows with their size. See METHODS.md, "Bland-Altman". */
export function blandAltmanRatio(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  options: BlandAltmanOptions = {},
): Result<BlandAltmanRatio, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const values = [...pairs.value.x, ...pairs.value.y];
  if (!values.every((value) => value > 0)) return err({ kind: 'out-of-range', what: 'logarithm of a value' });
  const logarithms = blandAltman(pairs.value.x.map(Math.log), pairs.value.y.map(Math.log), options);
  if (!logarithms.ok) return logarithms;
  const { n, bias, biasInterval, lowerLimit, upperLimit } = logarithms.value;
  return ok({
    n,
    dropped: pairs.value.dropped,
    ratio: Math.exp(bias),
    ratioInterval: exponentials(biasInterval),
    lowerLimit: ratioLimit(lowerLimit),
    upperLimit: ratioLimit(upperLimit),
    logarithms: logarithms.value,
  });
}

function exponentials([low, high]: readonly [number, number]): readonly [number, number] {
  return [Math.exp(low), Math.exp(high)];
}

function ratioLimit({ value, interval1986, interval1999, intervalExact }: AgreementLimit): AgreementLimit {
  return {
    value: Math.exp(value),
    interval1986: exponentials(interval1986),
    interval1999: exponentials(interval1999),
    intervalExact: exponentials(intervalExact),
  };
}

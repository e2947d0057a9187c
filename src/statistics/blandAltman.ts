import { ok, type Result } from '../base/result';
import { centredSample, sampleSd } from './centredSample';
import { noncentralTQuantile } from './distributions/noncentralTDistribution';
import { normalQuantile } from './distributions/normalDistribution';
import { tQuantile } from './distributions/tDistribution';
import { type CompletePairs, completePairs, type MaybeNumber } from './missing';
import { pairDifferences } from './pairDifferences';
import { requireCount } from './requireCount';
import { settledList } from './settledList';
import { type SimpleRegression, simpleRegression } from './simpleRegression';
import type { StatisticsError } from './statisticsError';

type Interval = readonly [number, number];

/** A limit of agreement with its confidence intervals, from the roughest to the exact one. */
export interface AgreementLimit {
  readonly value: number;
  /** Standard error s√(3/n) (Bland & Altman 1986). */
  readonly interval1986: Interval;
  /** Standard error s√(1/n + z²/(2(n − 1))) (Bland & Altman 1999). */
  readonly interval1999: Interval;
  /** From the noncentral t distribution (Carkeet 2015). */
  readonly intervalExact: Interval;
}

/** Bland-Altman analysis of the differences x − y. */
export interface BlandAltman {
  readonly n: number;
  readonly dropped: number;
  readonly bias: number;
  readonly sd: number;
  readonly biasSe: number;
  readonly biasInterval: Interval;
  readonly multiplier: number;
  readonly lowerLimit: AgreementLimit;
  readonly upperLimit: AgreementLimit;
  readonly limitSe1986: number;
  readonly limitSe1999: number;
  /** Regression of the differences on the means; null where it is undefined. */
  readonly proportionalBias: SimpleRegression | null;
}

/** How wide the limits are (`agreement`, the share of differences they hold) and how sure their intervals. */
export interface BlandAltmanOptions {
  readonly agreement?: number;
  readonly confidence?: number;
}

/** Bias and limits of agreement between two measurements of the same subjects. See METHODS.md, "Bland-Altman". */
export function blandAltman(
  x: readonly MaybeNumber[],
  y: readonly MaybeNumber[],
  { agreement = 0.95, confidence = 0.95 }: BlandAltmanOptions = {},
): Result<BlandAltman, StatisticsError> {
  const pairs = completePairs(x, y);
  if (!pairs.ok) return pairs;
  const n = pairs.value.x.length;
  const enough = requireCount(n, 2);
  if (!enough.ok) return enough;
  const differenceList = settledList(pairDifferences(pairs.value.x, pairs.value.y));
  const differences = centredSample(differenceList);
  const bias = differences.mean;
  const sd = sampleSd(differences);
  const z = normalQuantile((1 + agreement) / 2);
  const t = tQuantile((1 + confidence) / 2, n - 1);
  const biasSe = sd / Math.sqrt(n);
  const limitSe1986 = sd * Math.sqrt(3 / n);
  const limitSe1999 = sd * Math.sqrt(1 / n + (z * z) / (2 * (n - 1)));
  const around = (centre: number, se: number): Interval => [centre - t * se, centre + t * se];
  const exactFactor = (p: number): number => noncentralTQuantile(p, n - 1, z * Math.sqrt(n)) / Math.sqrt(n);
  const near = exactFactor((1 - confidence) / 2) * sd;
  const far = exactFactor((1 + confidence) / 2) * sd;
  const limit = (value: number, intervalExact: Interval): AgreementLimit => ({
    value,
    interval1986: around(value, limitSe1986),
    interval1999: around(value, limitSe1999),
    intervalExact,
  });
  const regression = simpleRegression(settledList(pairMeans(pairs.value)), differenceList);
  return ok({
    n,
    dropped: pairs.value.dropped,
    bias,
    sd,
    biasSe,
    biasInterval: around(bias, biasSe),
    multiplier: z,
    lowerLimit: limit(bias - z * sd, [bias - far, bias - near]),
    upperLimit: limit(bias + z * sd, [bias + near, bias + far]),
    limitSe1986,
    limitSe1999,
    proportionalBias: regression.ok ? regression.value : null,
  });
}

function pairMeans({ x, y }: CompletePairs): readonly number[] {
  const means = new Array<number>(x.length).fill(0);
  for (let i = 0; i < x.length; i += 1) means[i] = (x[i] ?? 0) / 2 + (y[i] ?? 0) / 2;
  return means;
}

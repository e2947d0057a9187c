import { betaCdf, betaQuantile } from '../../../src/statistics/distributions/betaDistribution';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpperTail,
} from '../../../src/statistics/distributions/chiSquareDistribution';
import { fCdf, fQuantile, fUpperTail } from '../../../src/statistics/distributions/fDistribution';
import { mannWhitneyCdf } from '../../../src/statistics/distributions/mannWhitneyDistribution';
import {
  noncentralTCdf,
  noncentralTQuantile,
  noncentralTUpperTail,
} from '../../../src/statistics/distributions/noncentralTDistribution';
import {
  normalCdf,
  normalQuantile,
  normalUpperTail,
} from '../../../src/statistics/distributions/normalDistribution';
import { signedRankCdf } from '../../../src/statistics/distributions/rankSumDistribution';
import { studentizedRangeUpperTail } from '../../../src/statistics/distributions/studentizedRangeDistribution';
import { tQuantile, tUpperTail } from '../../../src/statistics/distributions/tDistribution';

/** Our function for each of R's names in the reference; the arguments are in R's order. */
export const DISTRIBUTIONS: ReadonlyMap<string, (x: number, a: number, b: number) => number | null> = new Map(
  [
    ['pnorm', (x) => normalCdf(x)],
    ['pnorm_upper', (x) => normalUpperTail(x)],
    ['qnorm', (x) => normalQuantile(x)],
    ['pt', (x, a) => tUpperTail(-x, a)],
    ['pt_upper', (x, a) => tUpperTail(x, a)],
    ['qt', (x, a) => tQuantile(x, a)],
    ['pchisq', (x, a) => chiSquareCdf(x, a)],
    ['pchisq_upper', (x, a) => chiSquareUpperTail(x, a)],
    ['qchisq', (x, a) => chiSquareQuantile(x, a)],
    ['pf', (x, a, b) => fCdf(x, a, b)],
    ['pf_upper', (x, a, b) => fUpperTail(x, a, b)],
    ['qf', (x, a, b) => fQuantile(x, a, b)],
    ['pbeta', (x, a, b) => betaCdf(x, a, b)],
    ['qbeta', (x, a, b) => betaQuantile(x, a, b)],
    ['ptukey_upper', (x, a, b) => studentizedRangeUpperTail(x, a, b)],
    ['pt_noncentral', (x, a, b) => noncentralTCdf(x, a, b)],
    ['pt_noncentral_upper', (x, a, b) => noncentralTUpperTail(x, a, b)],
    ['qt_noncentral', (x, a, b) => noncentralTQuantile(x, a, b)],
    ['pwilcox', (x, a, b) => mannWhitneyCdf(x, a, b)],
    ['psignrank', (x, a) => signedRankCdf(x, a)],
  ],
);

import type { ShiftLimits } from '../../analysis/shiftLimits';
import { equation, intervalText } from './exactText';
import type { How } from './how';
import { type HowSample, rTwoGroups, sampleUsed, sampleValues } from './howSample';
import { rLines } from './rText';

/** A Mann-Whitney test, as far as it is shown. */
export interface RankFacts {
  readonly u: number;
  readonly u1: number;
  readonly zSpss: number;
  readonly pAsymptotic: number;
  readonly hasTies: boolean;
}

/** How Z and the asymptotic P of Mann-Whitney came about. */
export function mannWhitneyHow(
  sample: HowSample,
  { u, zSpss, pAsymptotic, hasTies }: RankFacts,
  what: 'P' | 'Z',
): How {
  return {
    title: `${what} of ${sample.name}`,
    method: 'Mann-Whitney U, asymptotic, tie-corrected, no continuity correction',
    formula: 'Z = (U − n₁n₂/2) / √(n₁n₂/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))))',
    source: 'Mann & Whitney 1947; Z without sign, as SPSS',
    used: `${sampleUsed(sample)}, ${tiesText(hasTies)}`,
    result: `${equation('U', u)}, ${equation('Z', zSpss)}, ${equation('P', pAsymptotic)}`,
    asIn: 'SPSS NPAR TESTS /M-W',
    get rCall() {
      return rLines(
        rTwoGroups(sample),
        'r <- wilcox.test(x, y, exact = FALSE, correct = FALSE)',
        'u <- min(r$statistic, length(x) * length(y) - r$statistic)',
        'c(U = u, Z = qnorm(r$p.value / 2), P = r$p.value)',
      );
    },
    // A P below all doubles has lost its Z.
    ...(pAsymptotic > 0 && { yields: [u, zSpss, pAsymptotic] }),
    values: sampleValues(sample),
  };
}

/** How the exact P of Mann-Whitney came about. */
export function mannWhitneyExactHow(
  sample: HowSample,
  { u, pExact, hasTies }: Pick<RankFacts, 'u' | 'hasTies'> & { readonly pExact: number },
): How {
  const counted = hasTies
    ? [
        'r <- 2 * rank(c(x, y)); n <- length(x); s <- 0:sum(r)',
        'w <- matrix(0, n + 1, length(s)); w[1, 1] <- 1',
        'for (k in r) for (j in n:1)',
        '  w[j + 1, ] <- w[j + 1, ] + c(rep(0, k), head(w[j, ], -k))',
        'centre <- n * (length(r) + 1)',
        'far <- abs(s - centre) >= abs(sum(r[1:n]) - centre)',
        'sum(w[n + 1, far]) / sum(w[n + 1, ])',
      ]
    : ['wilcox.test(x, y, exact = TRUE)$p.value'];
  return {
    title: `Exact P of ${sample.name}`,
    method: hasTies
      ? 'Mann-Whitney, exact: share of all divisions of the midranks that lie as far from the middle'
      : 'Mann-Whitney, exact: twice the smaller tail of U',
    formula: hasTies
      ? 'P(|T − E T| ≥ |t − E T|), T the rank sum of the first group'
      : 'P = min(1, 2 P(U ≤ u))',
    source: hasTies ? 'Streitberg & Röhmel 1986' : 'Mann & Whitney 1947',
    used: `${sampleUsed(sample)}, ${tiesText(hasTies)}`,
    result: `${equation('U', u)}, ${equation('P', pExact)}`,
    asIn: 'SPSS NPAR TESTS /M-W /METHOD=EXACT',
    get rCall() {
      return rLines(rTwoGroups(sample), counted);
    },
    yields: [pExact],
    values: sampleValues(sample),
  };
}

/** How the Hodges-Lehmann shift with Moses' interval came about. */
export function hodgesLehmannHow(sample: HowSample, estimate: number, { kind, interval }: ShiftLimits): How {
  const [low, high] = interval;
  const isBounded = Number.isFinite(low);
  return {
    title: `Hodges-Lehmann shift of ${sample.name}`,
    method: `Median of all differences x − y; Moses’ interval, ${kind === 'exact' ? 'exact' : 'from the normal approximation of U'}`,
    formula:
      kind === 'exact'
        ? 'from the k-th smallest to the k-th largest difference, k smallest with P(U ≤ k) ≥ 0.025'
        : 'from the k-th smallest to the k-th largest difference, k = ⌊n₁n₂/2 − 1.96√(n₁n₂(N + 1)/12)⌋',
    source: 'Hodges & Lehmann 1963; Moses',
    used: sampleUsed(sample),
    result: `${equation('shift', estimate)}, 95 % CI ${intervalText([low, high])}`,
    get rCall() {
      return rLines(
        rTwoGroups(sample),
        'd <- sort(outer(x, y, "-")); m <- length(d)',
        isBounded
          ? [
              kind === 'exact'
                ? 'k <- max(1, qwilcox(0.025, length(x), length(y)))'
                : 'k <- max(1, floor(m / 2 - qnorm(0.975) * sqrt(m * (length(x) + length(y) + 1) / 12)))',
              'c(median(d), d[k], d[m + 1 - k])',
            ]
          : [
              '# Too few values: d[1] to d[m] hold it with 1 - 2 * pwilcox(0, length(x), length(y)), below 0.95.',
              'median(d)',
            ],
      );
    },
    yields: isBounded ? [estimate, low, high] : [estimate],
    values: sampleValues(sample),
  };
}

/** How the rank-biserial correlation came about. */
export function rankBiserialHow(
  sample: HowSample,
  r: number,
  interval: readonly [number, number] | null,
): How {
  return {
    title: `Rank-biserial r of ${sample.name}`,
    method: 'Share of pairs in which the first group is larger, less the share in which it is smaller',
    formula: 'r = 2U₁/(n₁n₂) − 1; interval by Fisher’s z, SE √((n₁ + n₂ + 1)/(3n₁n₂))',
    source: 'Cureton 1956; interval as effectsize::rank_biserial',
    used: sampleUsed(sample),
    result: `${equation('r', r)}${interval ? `, 95 % CI ${intervalText(interval)}` : ''}`,
    get rCall() {
      return rLines(
        rTwoGroups(sample),
        'm <- length(x) * length(y)',
        'r <- 2 * wilcox.test(x, y, exact = FALSE)$statistic / m - 1',
        interval
          ? 'c(r, tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * sqrt((length(x) + length(y) + 1) / (3 * m))))'
          : 'r',
      );
    },
    yields: interval ? [r, ...interval] : [r],
    values: sampleValues(sample),
  };
}

/** How Cliff's delta with its asymmetric interval came about. */
export function cliffHow(sample: HowSample, delta: number, interval: readonly [number, number] | null): How {
  return {
    title: `Cliff’s δ of ${sample.name}`,
    method: 'Share of pairs in which the first group is larger, less the share in which it is smaller',
    formula: 'δ = ΣΣ sign(xᵢ − yⱼ)/(n₁n₂); interval (δ − δ³ ± t s√((1 − δ²)² + t²s²))/(1 − δ² + t²s²)',
    source: 'Cliff 1993; Feng & Cliff 2004',
    used: sampleUsed(sample),
    result: `${equation('δ', delta)}${interval ? `, 95 % CI ${intervalText(interval)}` : ''}`,
    get rCall() {
      return rLines(
        rTwoGroups(sample),
        'd <- sign(outer(x, y, "-")); k <- mean(d); n <- length(x); m <- length(y)',
        interval
          ? [
              's <- m^2 * sum((rowMeans(d) - k)^2) + n^2 * sum((colMeans(d) - k)^2) - sum((d - k)^2)',
              's <- max(s / (n * m * (n - 1) * (m - 1)), (1 - k^2) / (n * m - 1))',
              't <- qt(0.975, n + m - 2)^2 * s',
              'c(k, (k - k^3 + c(-1, 1) * sqrt(t) * sqrt((1 - k^2)^2 + t)) / (1 - k^2 + t))',
            ]
          : 'k',
      );
    },
    yields: interval ? [delta, ...interval] : [delta],
    values: sampleValues(sample),
  };
}

function tiesText(hasTies: boolean): string {
  return hasTies ? 'with ties' : 'no ties';
}

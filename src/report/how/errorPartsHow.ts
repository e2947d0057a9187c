import type { ErrorPartsRow } from '../../analysis/errorParts';
import { type HowRatings, ratingValues, rRatings } from './agreementHow';
import { equation, exactText, intervalText } from './exactText';
import type { How } from './how';
import { rLines } from './rText';

/** The parts, where they are known. */
export type KnownErrorParts = Extract<ErrorPartsRow['parts'], { readonly ok: true }>['value'];

/** Columns of the table of error parts. */
export type ErrorPart = 'n' | 'total' | 'persistent' | 'visit' | 'share' | 'offset';

/** How a number of the table of error parts came about; percent as printed. */
export function errorPartsHow(
  row: ErrorPartsRow,
  part: ErrorPart,
  { name, letters }: { readonly name: string; readonly letters: readonly string[] },
): How | undefined {
  if (row.ratings.length === 0) return undefined;
  // A large study has thousands of values, and a table asks this of every cell: they are listed when somebody looks.
  const ratings = (): HowRatings => ({
    name,
    observers: ['pre-op', 'follow-up'].flatMap((when) => letters.map((letter) => `${letter} ${when}`)),
    dropped: row.notPositive,
    ratings: row.ratings.map(({ code, preop, followUp }) => ({ code, values: [...preop, ...followUp] })),
  });
  const asked = part === 'n' ? countOf(row) : row.parts.ok ? partOf(part, row.parts.value) : undefined;
  if (!asked) return undefined;
  return {
    title: `${asked.what} of ${name}`,
    method: 'Observers’ differences of logarithms, d = ln(second / first), at the two time points',
    formula: asked.formula,
    source: 'Shrout & Fleiss 1979; variance components of d',
    used: `n = ${row.ratings.length}, ${row.notPositive} left out: a value is not above zero`,
    result: asked.result,
    get rCall() {
      return rLines(rRatings(ratings()), 'd <- log(m[, c(2, 4)] / m[, c(1, 3)]); n <- nrow(d)', asked.inR);
    },
    yields: asked.yields,
    get values() {
      return ratingValues(ratings());
    },
  };
}

interface Asked {
  readonly what: string;
  readonly formula: string;
  readonly result: string;
  readonly inR: string;
  readonly yields: readonly number[];
}

function countOf({ ratings }: ErrorPartsRow): Asked {
  const n = ratings.length;
  const formula = 'subjects that both observers rated at both time points';
  return { what: 'n', formula, result: `n = ${n}`, inR: 'n', yields: [n] };
}

function partOf(part: Exclude<ErrorPart, 'n'>, parts: KnownErrorParts): Asked {
  switch (part) {
    case 'total':
      return sdOf(
        'SD of one observer’s error',
        parts.totalSd,
        '√(mean Var(d) / 2)',
        'mean(apply(d, 2, var)) / 2',
      );
    case 'persistent':
      return sdOf(
        'SD of the persistent part',
        parts.persistentSd,
        '√(Cov(d pre-op, d follow-up) / 2), 0 where that is negative',
        'max(0, cov(d[, 1], d[, 2]) / 2)',
      );
    case 'visit':
      return sdOf(
        'SD of the part of the visit',
        parts.visitSd,
        '√(mean Var(d) / 2 − persistent variance)',
        'mean(apply(d, 2, var)) / 2 - max(0, cov(d[, 1], d[, 2]) / 2)',
      );
    case 'share':
      return shareOf(parts);
    case 'offset': {
      const percents = [parts.offset, ...parts.offsetInterval].map((limit) => 100 * Math.expm1(limit));
      const [offset = Number.NaN, low = Number.NaN, high = Number.NaN] = percents;
      return {
        what: 'Lasting offset, %,',
        formula: '100 (exp(d̄) − 1), d̄ the mean of the subjects’ mean d, with the t interval',
        result: `${equation('offset', offset)} %, 95 % CI ${intervalText([low, high])}`,
        inR: 'a <- rowMeans(d)\n100 * expm1(mean(a) + c(0, -1, 1) * qt(0.975, n - 1) * sd(a) / sqrt(n))',
        yields: [offset, low, high],
      };
    }
  }
}

function sdOf(what: string, sd: number, formula: string, variance: string): Asked {
  return {
    what,
    formula,
    result: `${exactText(100 * sd)} %`,
    inR: `100 * sqrt(${variance})`,
    yields: [100 * sd],
  };
}

function shareOf({ share, shareInterval }: KnownErrorParts): Asked {
  const isWhole = shareInterval?.every(Number.isFinite) ?? false;
  return {
    what: 'Persistent share',
    formula: 'Cov(d pre-op, d follow-up) / mean Var(d) = ICC(3,1); limits from F on n − 1 and n − 1 df',
    result: `${exactText(share)}${shareInterval ? `, 95 % CI ${intervalText(shareInterval)}` : ''}`,
    inR: [
      'r <- cov(d[, 1], d[, 2]) / mean(apply(d, 2, var))',
      ...(isWhole
        ? ['f <- (1 + r) / (1 - r) * qf(c(0.025, 0.975), n - 1, n - 1)', 'c(r, (f - 1) / (f + 1))']
        : ['r']),
    ].join('\n'),
    yields: isWhole && shareInterval ? [share, ...shareInterval] : [share],
  };
}

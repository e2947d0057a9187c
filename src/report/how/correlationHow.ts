import { equation, intervalText } from './exactText';
import type { How, HowValue } from './how';
import { rLines, rNumbers } from './rText';

/** Two variables of the same subjects, in words and as R has them. */
export interface HowPoints {
  readonly name: string;
  readonly columns: readonly [string, string];
  readonly n: number;
  readonly dropped: number;
  readonly file: { readonly rows: string; readonly x: string; readonly y: string } | undefined;
  readonly list: () => readonly {
    readonly code: string;
    readonly group: string;
    readonly x: number;
    readonly y: number;
  }[];
}

/** How Spearman's correlation came about, with P from t. */
export function spearmanHow(
  points: HowPoints,
  test: {
    readonly rho: number;
    readonly t: number;
    readonly df: number;
    readonly p: number;
    readonly intervalBonettWright: readonly [number, number] | null;
  },
): How {
  const { rho, t, df, p, intervalBonettWright: interval } = test;
  const { name, n, dropped, columns, file, list } = points;
  return {
    title: `Spearman’s r of ${name}`,
    method: 'Spearman’s rank correlation; P from the t approximation',
    formula:
      'r = Pearson’s r of the midranks; t = r√((n − 2)/(1 − r²)), df = n − 2; interval tanh(atanh r ± 1.959964 √((1 + r²/2)/(n − 3)))',
    source: 'Spearman 1904; interval by Bonett & Wright 2000',
    used: `n = ${n}, ${dropped} missing`,
    result: `${equation('r', rho)}, ${equation('t', t)}, df = ${df}, ${equation('P', p)}${interval ? `, 95 % CI ${intervalText(interval)}` : ''}`,
    asIn: 'SPSS NONPAR CORR /PRINT=SPEARMAN',
    get rCall() {
      const all = file ? [] : list();
      const data = file
        ? [
            `d <- subset(subjects, ${file.rows} & !is.na(${file.x}) & !is.na(${file.y}))`,
            `x <- with(d, ${file.x})`,
            `y <- with(d, ${file.y})`,
          ]
        : [`x <- ${rNumbers(all.map(({ x }) => x))}`, `y <- ${rNumbers(all.map(({ y }) => y))}`];
      return rLines(
        data,
        'r <- cor(x, y, method = "spearman"); n <- length(x)',
        't <- r * sqrt((n - 2) / (1 - r^2))',
        interval
          ? [
              'ci <- tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * sqrt((1 + r^2 / 2) / (n - 3)))',
              'c(r, t, n - 2, P = 2 * pt(-abs(t), n - 2), ci)',
            ]
          : 'c(r, t, n - 2, P = 2 * pt(-abs(t), n - 2))',
      );
    },
    ...(Number.isFinite(t) && { yields: [rho, t, df, p, ...(interval ?? [])] }),
    values: {
      count: n,
      columns,
      list: () => list().map(({ code, group, x, y }): HowValue => ({ code, group, values: [x, y] })),
    },
  };
}

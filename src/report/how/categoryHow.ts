import { equation, exactText } from './exactText';
import type { How, HowValue } from './how';
import { rLines, rString, rStrings } from './rText';

/** Counts of categories in groups, in words and as R has them. */
export interface HowCounts {
  /** "Sex". */
  readonly name: string;
  readonly groups: readonly { readonly label: string; readonly n: number }[];
  readonly categories: readonly {
    readonly id: string;
    /** What the file calls it. */
    readonly inFile: string;
    readonly label: string;
    readonly counts: readonly number[];
  }[];
  /** Subjects of each group without a value, and with one that fits no category: the latter count in shares, not in the test. */
  readonly missing: readonly number[];
  readonly outside: readonly number[];
  /** The file's rows and columns; undefined: the counts are written out. */
  readonly file:
    | {
        readonly rows: string;
        readonly category: string;
        /** The column that is empty where there is no value at all. */
        readonly known: string;
        readonly group: string;
        readonly levels: readonly string[];
      }
    | undefined;
  /** Who is in a category of a group. */
  readonly codes: (categoryId: string, group: number) => readonly string[];
}

/** How the count and share of one category in one group came about. */
export function shareHow(counts: HowCounts, categoryId: string, group: number): How {
  const category = counts.categories.find(({ id }) => id === categoryId);
  const count = category?.counts[group] ?? 0;
  const known = testedIn(counts, group) + (counts.outside[group] ?? 0);
  const label = counts.groups[group]?.label ?? '';
  const { file } = counts;
  return {
    title: `${category?.label ?? categoryId}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    method: 'Count, and share of the subjects with a value',
    formula: '100 × count / subjects with a value',
    source: 'Rules of the study, Table 1',
    used: `n = ${known}, ${counts.missing[group] ?? 0} without a value`,
    result: known > 0 ? `${count} of ${known}, ${exactText((100 * count) / known)} %` : String(count),
    asIn: 'SPSS CROSSTABS',
    get rCall() {
      if (!file) return `c(${count}, 100 * ${count} / ${known})`;
      return rLines(
        `d <- subset(subjects, ${file.rows} & ${file.group} == ${rString(file.levels[group] ?? '')})`,
        `k <- sum(d$${file.category} %in% ${rString(category?.inFile ?? categoryId)})`,
        `c(k, 100 * k / sum(!(d$${file.known} %in% c("", NA))))`,
      );
    },
    ...(known > 0 && { yields: [count, (100 * count) / known] }),
    values: {
      count,
      columns: [],
      list: () =>
        counts.codes(categoryId, group).map((code): HowValue => ({ code, group: label, values: [] })),
    },
  };
}

/** The test of counts, as far as it is shown. */
export type CategoryFacts =
  | { readonly kind: 'pearson'; readonly chiSquare: number; readonly df: number; readonly p: number }
  | { readonly kind: 'fisher'; readonly p: number };

/** How the test of categories by group came about; a category that nobody has is left out. */
export function categoryTestHow(counts: HowCounts, test: CategoryFacts): How {
  const used = counts.categories.filter((one) => one.counts.some((count) => count > 0));
  const { file } = counts;
  const isFisher = test.kind === 'fisher';
  const known = counts.groups.map((_, group) => testedIn(counts, group));
  const left = [...counts.missing, ...counts.outside].reduce((sum, one) => sum + one, 0);
  const table = (): readonly string[] => {
    if (!file) {
      const columns = counts.groups.map(
        (_, group) => `c(${used.map((one) => one.counts[group] ?? 0).join(', ')})`,
      );
      return [`t <- cbind(${columns.join(', ')})`];
    }
    return [
      `d <- subset(subjects, ${file.rows})`,
      `t <- with(d, table(factor(${file.category}, ${rStrings(used.map(({ inFile }) => inFile))}), factor(${file.group}, ${rStrings(file.levels)})))`,
    ];
  };
  return {
    title: `P of ${counts.name}`,
    method: isFisher ? 'Fisher’s exact test, two-sided' : 'Pearson’s chi-square without correction',
    formula: isFisher
      ? 'sum of the probabilities of all tables no likelier than this one'
      : 'χ² = Σ (observed − expected)² / expected',
    source: isFisher ? 'Fisher 1935' : 'Pearson 1900',
    used: `n = ${known.join(known.length > 2 ? ', ' : ' and ')}, ${left} without a category`,
    result: isFisher
      ? equation('P', test.p)
      : `${equation('χ²', test.chiSquare)}, df = ${test.df}, ${equation('P', test.p)}`,
    asIn: 'SPSS CROSSTABS /STATISTICS=CHISQ',
    get rCall() {
      return isFisher
        ? rLines(table(), 'fisher.test(t)$p.value')
        : rLines(
            table(),
            'r <- chisq.test(t, correct = FALSE)',
            'c(r$statistic, r$parameter, P = r$p.value)',
          );
    },
    yields: isFisher ? [test.p] : [test.chiSquare, test.df, test.p],
    values: {
      count: known.reduce((sum, one) => sum + one, 0),
      columns: [],
      list: () =>
        counts.groups.flatMap(({ label }, group) =>
          used.flatMap(({ id, label: category }) =>
            counts
              .codes(id, group)
              .map((code): HowValue => ({ code, group: `${label}, ${category.toLowerCase()}`, values: [] })),
          ),
        ),
    },
  };
}

function testedIn({ categories }: HowCounts, group: number): number {
  return categories.reduce((sum, one) => sum + (one.counts[group] ?? 0), 0);
}

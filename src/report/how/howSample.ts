import type { HowValue, HowValues } from './how';
import { rNumbers, rStrings } from './rText';

/** A group of a sample as "how" names it. */
export interface HowGroup {
  readonly label: string;
  readonly n: number;
  /** Subjects of the group that lack the value. */
  readonly missing: number;
}

/** The values of groups, as words and as R has them. */
export interface HowSample {
  /** What the values are: "ROI-CSA, change, %". */
  readonly name: string;
  readonly groups: readonly HowGroup[];
  /** Where R takes them from: rows and a column of the subject file, or undefined: the values are written out. */
  readonly file:
    | {
        readonly rows: string;
        readonly value: string;
        /** What tells the groups apart, and its value in each of them. */
        readonly group: string;
        readonly levels: readonly string[];
      }
    | undefined;
  /** One list for each group. */
  readonly list: () => readonly (readonly { readonly code: string; readonly value: number }[])[];
}

/** R lines that make `x` and `y` of the first two groups. */
export function rTwoGroups(sample: HowSample): readonly string[] {
  return [...rFrame(sample), rGroup(sample, 0, 'x'), rGroup(sample, 1, 'y')];
}

/** R lines that make `x` of one group. */
export function rOneGroup(sample: HowSample, index: number): readonly string[] {
  return [...rFrame(sample), rGroup(sample, index, 'x')];
}

/** R lines that make the values `v` and their groups, the factor `g`. */
export function rAllGroups(sample: HowSample): readonly string[] {
  const { file, groups } = sample;
  if (file) {
    return [
      ...rFrame(sample),
      `v <- with(d, ${file.value})`,
      `g <- with(d, factor(${file.group}, ${rStrings(file.levels)}))`,
    ];
  }
  const lists = sample.list();
  const labels = rStrings(groups.map(({ label }) => label));
  return [
    `v <- ${rNumbers(lists.flat().map(({ value }) => value))}`,
    `g <- factor(rep(${labels}, c(${lists.map((own) => own.length).join(', ')})), ${labels})`,
  ];
}

/** "n = 33 and 59, 0 missing": of the groups asked for, else of all. */
export function sampleUsed({ groups }: HowSample, index?: number): string {
  const own = index === undefined ? groups : groups.slice(index, index + 1);
  const missing = own.reduce((sum, group) => sum + group.missing, 0);
  return `n = ${own.map(({ n }) => n).join(own.length > 2 ? ', ' : ' and ')}, ${missing} missing`;
}

/** The values behind a number of the groups asked for, else of all. */
export function sampleValues(sample: HowSample, index?: number): HowValues {
  const { groups, name } = sample;
  const own = index === undefined ? groups : groups.slice(index, index + 1);
  return {
    count: own.reduce((sum, { n }) => sum + n, 0),
    columns: [name],
    list: () =>
      sample.list().flatMap((values, at): readonly HowValue[] => {
        const group = groups[at]?.label;
        if (group === undefined || (index !== undefined && at !== index)) return [];
        return values.map(({ code, value }) => ({ code, group, values: [value] }));
      }),
  };
}

function rFrame({ file }: HowSample): readonly string[] {
  return file ? [`d <- subset(subjects, ${file.rows} & !is.na(${file.value}))`] : [];
}

function rGroup({ file, list }: HowSample, index: number, name: string): string {
  if (!file) return `${name} <- ${rNumbers((list()[index] ?? []).map(({ value }) => value))}`;
  return `${name} <- with(d, ${file.value}[${file.group} == ${JSON.stringify(file.levels[index] ?? '')}])`;
}

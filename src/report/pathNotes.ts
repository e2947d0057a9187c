import type { ComparedLine, TablePrimary } from '../analysis/comparedLine';
import type { Comparison } from '../analysis/comparison';
import type { GroupPair } from '../analysis/groupPairs';
import { alphaText, printedTest } from './comparisonCells';
import { exactNotes } from './exactNotes';
import type { PrintedGroup } from './groupNames';
import { pFormatOf } from './pFormatOf';
import type { PrintSettings } from './printSettings';
import { pEquation } from './rounding';
import type { NamedTest } from './severalTestsNote';
import { pairMethodNames } from './words';

/** A line of a table with its name standing alone. */
export type NamedLine = ComparedLine & { readonly label: string };

/** What must be said of how tests were chosen, once per table; of several groups also which two differ. */
export function pathNotes(
  lines: readonly NamedLine[],
  groups: readonly PrintedGroup[],
  alpha: number,
  settings: PrintSettings,
): readonly string[] {
  if (groups.length < 2) return ['Fewer than two groups have a subject: nothing is compared.'];
  const isSeveral = groups.length !== 2;
  return [
    isFixedIn(lines) ? fixedNote(lines, isSeveral) : pathNote(alphaText(alpha, settings), isSeveral),
    ...lineNotes(lines, groups, alpha, settings),
  ];
}

/** What must be said of single lines: what took them off the path, who was left out, where an exact P contradicts. */
export function lineNotes(
  lines: readonly NamedLine[],
  groups: readonly PrintedGroup[],
  alpha: number,
  settings: PrintSettings,
): readonly string[] {
  return [
    ...(isFixedIn(lines) ? [] : reasonNotes(lines, groups.length !== 2)),
    ...exactNotes(lines, alpha, settings),
    ...emptyNotes(lines, groups),
    ...pairNotes(lines, groups, alpha, settings),
  ];
}

/** The tests of lines by name, with the P that each prints. */
export function testsOf(lines: readonly NamedLine[]): readonly NamedTest[] {
  return lines.map((line) => {
    const { outcome } = printedTest(line);
    return { label: line.label, p: outcome.ok ? outcome.value.p : undefined };
  });
}

function isFixedIn(lines: readonly NamedLine[]): boolean {
  return lines.some(({ fixed }) => fixed !== undefined);
}

function pathNote(alpha: string, isSeveral: boolean): string {
  const first = `Test chosen by Shapiro-Wilk in each group at ${alpha};`;
  return isSeveral
    ? `${first} ANOVA or Welch’s ANOVA by Levene (mean-centred), else Kruskal-Wallis.`
    : `${first} t test by Levene (mean-centred). P two-sided.`;
}

function fixedNote(lines: readonly NamedLine[], isSeveral: boolean): string {
  const first = 'Tests fixed in advance, not chosen by tests of the data:';
  if (isSeveral) return `${first} Welch’s ANOVA.`;
  const hasAncova = lines.some(({ fixed }) => fixed?.ok && fixed.value.test === 'ancova');
  return `${first} Welch’s t test${hasAncova ? '; of follow-up values ANCOVA with the pre-op value as covariate' : ''}. P two-sided.`;
}

function reasonNotes(lines: readonly NamedLine[], isSeveral: boolean): readonly string[] {
  const welch = isSeveral ? 'Welch’s ANOVA' : 'Welch';
  const notes: readonly (readonly [Comparison['chosen']['reason'], string])[] = [
    ['fewer-than-three', 'Fewer than three values in a group, so ranks'],
    ['normality-not-testable', 'Normality cannot be tested, so ranks'],
    ['normal-variances-not-testable', `Equality of variances cannot be tested, so ${welch}`],
  ];
  return notes.flatMap(([reason, text]) => {
    // Of a line without a test there is nothing to say of how it was chosen.
    const found = lines.filter(({ comparison: { chosen } }) => chosen.reason === reason && chosen.outcome.ok);
    if (found.length === 0) return [];
    const isAll = lines.length > 3 && found.length === lines.length;
    return [`${text}: ${isAll ? 'all lines' : found.map(({ label }) => label).join('; ')}.`];
  });
}

function emptyNotes(lines: readonly NamedLine[], groups: readonly PrintedGroup[]): readonly string[] {
  const parts = lines.flatMap(({ label, comparison }) => {
    if (comparison.kind === 'two' || comparison.empty.length === 0) return [];
    if (groups.length - comparison.empty.length < 2) return [];
    const names = comparison.empty.map((place) => groups[place]?.label ?? '').join(', ');
    return [`${label} (${names})`];
  });
  return parts.length === 0 ? [] : [`Tested without groups that have no value: ${parts.join('; ')}.`];
}

/** After a test of several groups with P < alpha: which two of them differ. */
function pairNotes(
  lines: readonly NamedLine[],
  groups: readonly PrintedGroup[],
  alpha: number,
  settings: PrintSettings,
): readonly string[] {
  if (groups.length < 3) return [];
  const parts = lines.flatMap((line) => {
    const tested = severalPrinted(line);
    if (!tested || !(tested.p < alpha)) return [];
    const found = tested.pairs.flatMap(({ first, second, outcome }) => {
      if (!outcome.ok || !(outcome.value.p < alpha)) return [];
      const [a, b] = [groups[first]?.label ?? '', groups[second]?.label ?? ''];
      return [`${a} and ${b} (${pEquation(outcome.value.p, pFormatOf(alpha, settings))})`];
    });
    return [`${line.label}: ${found.length === 0 ? 'no two groups alone' : found.join(', ')}`];
  });
  const methods = [
    ...new Set(
      lines.flatMap((line) => severalPrinted(line)?.pairs.map(({ by }) => pairMethodNames[by]) ?? []),
    ),
  ];
  if (parts.length === 0) return [];
  return [`Groups that differ, by ${methods.join(' or ')}: ${parts.join('; ')}.`];
}

/** The P of several groups that a line prints, with the pairs after it; undefined of two groups, and where there is no P. */
export function severalPrinted({
  comparison,
  fixed,
}: ComparedLine): { readonly p: number; readonly pairs: readonly GroupPair[] } | undefined {
  if (comparison.kind === 'two') return undefined;
  if (fixed) return fixed.ok && isSeveral(fixed.value) ? fixed.value : undefined;
  const { outcome, pairs } = comparison.chosen;
  return outcome.ok ? { p: outcome.value.p, pairs } : undefined;
}

function isSeveral(primary: TablePrimary): primary is Extract<TablePrimary, { pairs: unknown }> {
  return 'pairs' in primary;
}

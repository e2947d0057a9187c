import { alphaText, printedTest } from './comparisonCells';
import type { NamedLine } from './pathNotes';
import { pFormatOf } from './pFormatOf';
import type { PrintSettings } from './printSettings';
import { pEquation } from './rounding';

/** Above so many values a normal approximation is as good as any; R's wilcox.test counts exactly up to 49. */
export const smallSample = 50;

/**
 * Where the asymptotic P of ranks, which the table prints as SPSS does, and the exact one lie on different sides of alpha: with
 * few values, 3 against 3 for example, the asymptotic P can be below 0.05 where no division of the ranks is so rare.
 */
export function exactNotes(
  lines: readonly NamedLine[],
  alpha: number,
  settings: PrintSettings,
): readonly string[] {
  return exactNote(
    lines.flatMap((line) => {
      const { comparison, label } = line;
      if (comparison.kind !== 'two' || printedTest(line).test !== 'mann-whitney') return [];
      const { mannWhitney, first, second } = comparison;
      if (!mannWhitney.ok || !first.ok || !second.ok) return [];
      const { pAsymptotic } = mannWhitney.value;
      if (pAsymptotic === null || first.value.n + second.value.n >= smallSample) return [];
      return [{ label, p: pAsymptotic, pExact: mannWhitney.value.pExact }];
    }),
    alpha,
    settings,
  );
}

/** The same of any rank tests, one line under a table; none where they agree. */
export function exactNote(
  tests: readonly { readonly label: string; readonly p: number; readonly pExact: number | null }[],
  alpha: number,
  settings: PrintSettings,
): readonly string[] {
  const parts = tests.flatMap(({ label, p, pExact }) => {
    if (pExact === null || p < alpha === pExact < alpha) return [];
    return [`${label} (${pEquation(pExact, pFormatOf(alpha, settings))})`];
  });
  if (parts.length === 0) return [];
  return [`The exact P lies on the other side of ${alphaText(alpha, settings)}: ${parts.join('; ')}.`];
}

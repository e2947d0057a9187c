import { holmBelow } from '../analysis/holmBelow';
import { alphaText } from './comparisonCells';
import type { PrintSettings } from './printSettings';

/** A test of a table, with its P as it was decided by; undefined where there is none. */
export interface NamedTest {
  readonly label: string;
  readonly p: number | undefined;
}

/**
 * That P is not adjusted for the number of tests, and which would stay below alpha by Holm's method: one line under a table;
 * none where there is one test or no test. `where` is what holds the tests: lines that are hidden were tested too.
 */
export function severalTestsNote(
  tests: readonly NamedTest[],
  alpha: number,
  settings?: Pick<PrintSettings, 'hasLeadingZeroInP'>,
  where = 'of this table',
): readonly string[] {
  const ps = tests.map(({ p }) => p);
  const count = ps.filter((p) => p !== undefined).length;
  if (count < 2) return [];
  const said = `P is not adjusted for the ${count} tests ${where}.`;
  const found = tests.filter(({ p }) => p !== undefined && p < alpha);
  if (found.length === 0) return [said];
  const below = holmBelow(ps, alpha);
  const staying = found.filter((test) => below[tests.indexOf(test)]);
  const lost = found.filter((test) => !staying.includes(test));
  return [`${said} With Holm’s adjustment ${staysText(staying, lost, alphaText(alpha, settings))}.`];
}

/** Says the shorter of the two lists. */
function staysText(staying: readonly NamedTest[], lost: readonly NamedTest[], alpha: string): string {
  const listed = (list: readonly NamedTest[]) => list.map(({ label }) => label).join('; ');
  if (staying.length === 0) return `no P stays below ${alpha}`;
  if (lost.length === 0) return `the same P stay below ${alpha}`;
  return lost.length < staying.length
    ? `the same P stay below ${alpha} but these: ${listed(lost)}`
    : `below ${alpha} stay: ${listed(staying)}`;
}

import { changesAgainstMdc } from '../../src/analysis/changeAgainstMdc';
import { compareRocs } from '../../src/analysis/compareRocs';
import type { RefractureRoc } from '../../src/analysis/refractureRoc';
import { rowValues } from '../../src/analysis/rowValues';
import type { Result } from '../../src/base/result';
import { cliffsDelta } from '../../src/statistics/cliffsDelta';
import { effectSize } from '../../src/statistics/effectSize';
import { type FlatValues, flatNumbers } from './flatNumbers';
import type { ShownResults } from './openedDemo';

/**
 * What is given and not computed, or is only said: what a row is of (which its key says), who a subject is, the protocol,
 * and R calls in words. Values behind rows are taken through `rowValues`. Everything else is walked, also what is new.
 */
const given = new Set([
  'project',
  'protocol',
  'choice',
  'subject',
  'subjectId',
  'standings',
  'siteId',
  'muscleId',
  'measure',
  'variable',
  'variables',
  'adjustments',
  'controls',
  'x',
  'y',
  'how',
]);
const rowsOfValues = /(tableTwo|strata\/[^/]+\/rows)\/[^/]+\/values$/;
/** The line of the agreement table behind an MDC, which is compared there. */
const lineOfMdc = /changes\/line$/;

/** Every number and every decision of the demo's results, by path; and what is shown of each row of Table 2 and each two ROC curves besides. */
export function demoNumbers({ results, analyses }: ShownResults): FlatValues {
  const rows = results.tableTwo.map((row) => {
    const [first, second] = (['refractured', 'not-refractured'] as const).map((group) =>
      rowValues(row, group),
    );
    const numbers = (side = first) => (side ?? []).map(({ value }) => value);
    const byCode = (side = first) => Object.fromEntries((side ?? []).map(({ code, value }) => [code, value]));
    const { quantity, phase } = row;
    const changes = changesAgainstMdc(row, results, results.flow.groups, results.choice);
    return [
      `${quantity}.${phase}`,
      {
        values: { refractured: byCode(first), 'not-refractured': byCode(second) },
        effects: known(effectSize(numbers(first), numbers(second))),
        dominance: known(cliffsDelta(numbers(first), numbers(second))),
        changes: changes.ok ? changes.value : undefined,
      },
    ] as const;
  });
  const nameOf = ({ measure, phase }: RefractureRoc): string => `${String(measure.quantity)}.${phase}`;
  const rocPairs = analyses.rocs.flatMap((first, index) =>
    analyses.rocs
      .slice(index + 1)
      .map((second) => [
        `${nameOf(first)} and ${nameOf(second)}`,
        known(compareRocs(results.flow.analysed, first, second).comparison),
      ]),
  );
  return flatNumbers(
    { results, analyses, rows: Object.fromEntries(rows), rocPairs: Object.fromEntries(rocPairs) },
    (key, path, part) =>
      (given.has(key) && typeof part !== 'number') || rowsOfValues.test(path) || lineOfMdc.test(path),
  );
}

function known<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

import { describe, expect, it } from 'vitest';
import { beyondMdc } from '../../../src/analysis/beyondMdc';
import { changesAgainstMdc } from '../../../src/analysis/changeAgainstMdc';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import { makePanelStudy, panelRows } from '../../support/panelStudy';

function resultsOf(): StudyResults {
  const results = studyResults(makePanelStudy());
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const results = resultsOf();
const row = results.tableTwo.find(
  ({ quantity, phase }) => quantity === 'csaMm2' && phase === 'changePercent',
);
if (!row) throw new Error('a change of CSA expected');

// Observer A's outlines are 10 mm² below the mean of both, B's as much above: A's change is ch(csa0 - 10, csa1 - 10).
// R: d <- ch(csa0 + 10, csa1 + 10) - ch(csa0 - 10, csa1 - 10); c(qnorm(.975) * sd(d) / sqrt(2), mean(d))
const changes = panelRows.map(([, before, after]) => (100 * (after - before)) / before);
const differences = panelRows.map(
  ([, before, after]) => (100 * (after - before)) / (before + 10) - (100 * (after - before)) / (before - 10),
);
const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
const sd = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (differences.length - 1));
const mdc95 = (1.959963984540054 * sd) / Math.sqrt(2);

describe('changes against their MDC', () => {
  const outcome = changesAgainstMdc(row, results, results.flow.groups);
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const { value } = outcome;

  it('are held against 1.96 SD of the observers’ differences of the change, over √2', () => {
    expect(value.mdc.mdc95).toBeCloseTo(mdc95, 10);
    expect(value.mdc.bias).toBeCloseTo(mean, 10);
    expect(value.ratedSubjects).toBe(36);
  });

  it('stand beyond it either way or within it, counted by group', () => {
    const count = (group: number, test: (change: number) => boolean) =>
      panelRows.filter(([own], index) => own === group && test(changes[index] ?? Number.NaN)).length;
    for (const [group, code] of [
      ['refractured', 1],
      ['not-refractured', 0],
    ] as const) {
      expect(value.counts[group]).toEqual({
        decrease: count(code, (change) => change < -mdc95),
        within: count(code, (change) => Math.abs(change) <= mdc95),
        increase: count(code, (change) => change > mdc95),
      });
    }
    expect(beyondMdc(row, results)?.counts).toEqual({
      refractured: count(1, (change) => Math.abs(change) > mdc95),
      'not-refractured': count(0, (change) => Math.abs(change) > mdc95),
    });
  });

  it('are in order, the largest decrease first, every subject once', () => {
    const own = value.subjects.map(({ changePercent }) => changePercent);
    expect(own).toEqual(own.toSorted((a, b) => a - b));
    expect(new Set(value.subjects.map(({ code }) => code)).size).toBe(36);
  });

  it('have no MDC where one observer alone is shown, or the line is no change', () => {
    const one = { kind: 'one', observerId: results.project.protocol.observers[0]?.id ?? row.siteId } as const;
    expect(
      changesAgainstMdc(row, results, results.flow.groups, {
        ...studyChoice,
        observers: one as typeof studyChoice.observers,
      }),
    ).toMatchObject({ error: { kind: 'one-observer-shown' } });
    const preop = results.tableTwo.find(({ phase }) => phase === 'preop');
    if (!preop) throw new Error('a line expected');
    expect(changesAgainstMdc(preop, results, results.flow.groups)).toMatchObject({
      error: { kind: 'no-such-line' },
    });
  });
});

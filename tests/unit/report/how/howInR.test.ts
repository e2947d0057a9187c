import { describe, expect, it } from 'vitest';
import { panelAnalyses } from '../../../../src/analysis/panelAnalyses';
import { type PanelChoice, studyChoice } from '../../../../src/analysis/panelChoice';
import { studyResults } from '../../../../src/analysis/studyResults';
import { observerId } from '../../../../src/domain/ids';
import { subjectCsv } from '../../../../src/report/subjectCsv';
import { askedHows } from '../../../support/askedHows';
import { evaluateInR, hasR } from '../../../support/evaluateInR';
import { makePanelStudy } from '../../../support/panelStudy';

/*
 * The R code that "how" shows is run by R on the subject file as it is saved, and gives the number that the screen shows.
 * R is the source of every expected number here; without R the test says that it did not run.
 */

const study = makePanelStudy();

const choices: Readonly<Record<string, Partial<PanelChoice>>> = {
  'the study’s own choice': {},
  'tests fixed in advance': { preset: 'fixed-in-advance' },
  'the left side alone': { side: 'left' },
  'one observer alone': { observers: { kind: 'one', observerId: observerId('A') } },
  'groups by region': { grouping: { kind: 'region' } },
  'groups by region, fixed in advance': { grouping: { kind: 'region' }, preset: 'fixed-in-advance' },
  'groups divided at a BMI': {
    grouping: { kind: 'threshold', of: { kind: 'baseline', variable: 'bmiKgPerM2' }, threshold: 22.5 },
  },
  'a range of T-scores, without two subjects': {
    filters: [
      { kind: 'range', of: { kind: 'baseline', variable: 'bmdTScore' }, from: -3.5 },
      { kind: 'without', codes: ['S1', 'S12'] },
    ],
  },
  'subjects of two regions': { filters: [{ kind: 'region', regions: ['T11-L2', 'L3-L5'] }] },
};

function resultsUnder(choice: Partial<PanelChoice>) {
  const results = studyResults(study, { ...studyChoice, ...choice });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const file = subjectCsv(resultsUnder({}), { hasByteOrderMark: true, hasDates: true });

/** To nine digits; what is 0 in theory may be a rounding error of its neighbours, which are above 1e-6 here. */
function isClose(given: number | undefined, shown: number): boolean {
  return given === shown || Math.abs((given ?? Number.NaN) - shown) < 1e-9 * Math.max(1e-6, Math.abs(shown));
}

describe.skipIf(!hasR)('R gives every number from the saved subjects and the code that "how" shows', () => {
  it.each(Object.keys(choices))(
    'with %s',
    (name) => {
      const results = resultsUnder(choices[name] ?? {});
      const asked = askedHows(results, panelAnalyses(results)).filter(({ how }) => how.yields);
      expect(asked.length).toBeGreaterThan(100);
      const given = evaluateInR(
        file,
        asked.map(({ how }) => how.rCall),
      );
      const different = asked.flatMap(({ where, how }, index) => {
        const numbers = given[index];
        const wanted = how.yields ?? [];
        const isSame =
          Array.isArray(numbers) &&
          numbers.length === wanted.length &&
          wanted.every((one, place) => isClose(numbers[place], one));
        return isSame ? [] : [`${where}: ${numbers}, shown ${wanted}\n${how.rCall}`];
      });
      expect(different).toEqual([]);
    },
    120_000,
  );
});

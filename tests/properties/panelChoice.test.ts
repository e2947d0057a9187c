import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptionsOf } from '../../src/analysis/descriptionsOf';
import { type GroupingChoice, ofGroup } from '../../src/analysis/grouping';
import { type PanelChoice, studyChoice } from '../../src/analysis/panelChoice';
import { rowValues } from '../../src/analysis/rowValues';
import { type StudyResults, studyResults } from '../../src/analysis/studyResults';
import type { SubjectFilter } from '../../src/analysis/subjectFilter';
import { observerId } from '../../src/domain/ids';
import { decisionPathModel } from '../../src/report/decisionPathModel';
import { notAnalysed } from '../../src/report/flowText';
import { defaultPrintSettings } from '../../src/report/printSettings';
import type { TableModel } from '../../src/report/tableModel';
import { tableOneModel } from '../../src/report/tableOneModel';
import { tableTwoModel } from '../../src/report/tableTwoModel';
import { makePanelStudy } from '../support/panelStudy';

const data = makePanelStudy();

const number = fc.constantFrom('ageYears', 'bmiKgPerM2', 'bmdTScore', 'followUpDays').map((variable) => ({
  kind: 'baseline' as const,
  variable,
}));

const grouping: fc.Arbitrary<GroupingChoice> = fc.oneof(
  fc.constantFrom('refracture', 'sex', 'region', 'refracture-type').map((kind) => ({ kind })),
  fc.record({
    kind: fc.constant('threshold' as const),
    of: number,
    threshold: fc.double({ min: -5, max: 400, noNaN: true }),
  }),
);

const filter: fc.Arbitrary<SubjectFilter> = fc.oneof(
  fc.record({
    kind: fc.constant('range' as const),
    of: number,
    from: fc.option(fc.integer({ min: -4, max: 300 }), { nil: undefined }),
    to: fc.option(fc.integer({ min: -2, max: 400 }), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('region' as const),
    regions: fc.subarray(['T5-T10', 'T11-L2', 'L3-L5'] as const),
  }),
  fc.record({
    kind: fc.constant('without' as const),
    codes: fc.subarray(data.subjects.map(({ code }) => code)),
  }),
  fc.record({
    kind: fc.constant('refracture' as const),
    group: fc.constantFrom('refractured' as const, 'not-refractured' as const),
  }),
);

const choice: fc.Arbitrary<PanelChoice> = fc.record({
  observers: fc.constantFrom<PanelChoice['observers']>(studyChoice.observers, {
    kind: 'one',
    observerId: observerId('B'),
  }),
  side: fc.constantFrom('mean' as const, 'left' as const, 'right' as const),
  grouping,
  filters: fc.array(filter, { maxLength: 2 }),
  preset: fc.constantFrom('as-the-study' as const, 'fixed-in-advance' as const),
  adjudication: fc.constantFrom('with' as const, 'without' as const),
});

function under(wanted: PanelChoice, study = data): StudyResults {
  const results = studyResults(study, wanted);
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('under any choice', () => {
  it('everybody is somewhere, once, with a reason where they are in no table', () => {
    fc.assert(
      fc.property(choice, (wanted) => {
        const { flow, tableOne, tableTwo, protocol } = under(wanted);
        const { counts, total, groups, analysedByGroup, analysed } = flow;
        expect(sum(Object.values(counts))).toBe(total);
        expect(sum(groups.map((group) => ofGroup(analysedByGroup, group)))).toBe(counts.analysed);
        expect(tableOne.n).toEqual(analysedByGroup);
        const out = notAnalysed(flow, protocol);
        expect(out).toHaveLength(total - counts.analysed);
        expect(out.every(({ why }) => why.length > 0 && why.every((text) => text !== ''))).toBe(true);
        const codes = analysed.map(({ subject }) => subject.code).sort();
        for (const row of tableTwo) {
          const inRow = groups.flatMap((group) => rowValues(row, group).map(({ code }) => code));
          expect(inRow.sort()).toEqual(codes);
          expect(descriptionsOf(row.comparison)).toHaveLength(groups.length);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('every table has a number or a reason in every place, P in [0, 1], and says what was chosen', () => {
    const hasTexts = ({ columns, rows }: TableModel) => {
      for (const row of rows) {
        if (row.kind !== 'line') continue;
        expect(row.cells).toHaveLength(columns.length);
        for (const { text } of row.cells) expect(text).not.toMatch(/NaN|Infinity|undefined|−0(\.0+)?$/);
      }
    };
    fc.assert(
      fc.property(choice, (wanted) => {
        const results = under(wanted);
        const [one, two] = [
          tableOneModel(results, defaultPrintSettings),
          tableTwoModel(results, defaultPrintSettings),
        ];
        hasTexts(one);
        hasTexts(two);
        const isOwn =
          wanted.side === 'mean' &&
          wanted.observers.kind === 'average' &&
          wanted.grouping.kind === 'refracture' &&
          wanted.filters.length === 0 &&
          wanted.preset === 'as-the-study';
        expect(two.caption === 'Measurements by group').toBe(isOwn);
        expect(one.caption === 'Baseline by group').toBe(isOwn);
        for (const row of results.tableTwo) {
          const { outcome } = row.comparison.chosen;
          if (outcome.ok) expect(outcome.value.p >= 0 && outcome.value.p <= 1).toBe(true);
          const path = decisionPathModel(row, results, defaultPrintSettings);
          expect(path.steps.filter(({ isUsed }) => isUsed)).toHaveLength(1);
          expect(path.alternatives.filter(({ isUsed }) => isUsed)).toHaveLength(1);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('the order of subjects and readings does not matter', () => {
    fc.assert(
      fc.property(choice, (wanted) => {
        const turned = {
          ...data,
          subjects: [...data.subjects].reverse(),
          readings: [...data.readings].reverse(),
        };
        expect(under(wanted, turned)).toEqual(under(wanted));
      }),
      { numRuns: 10 },
    );
  });
});

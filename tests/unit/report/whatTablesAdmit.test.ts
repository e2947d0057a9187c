import { describe, expect, it } from 'vitest';
import { compareGroups } from '../../../src/analysis/groupComparison';
import { panelAnalyses } from '../../../src/analysis/panelAnalyses';
import { type PanelChoice, studyChoice } from '../../../src/analysis/panelChoice';
import { primaryTest } from '../../../src/analysis/primaryTest';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { observerId } from '../../../src/domain/ids';
import { muscleSets } from '../../../src/domain/study/muscleSet';
import { agreementTableModel } from '../../../src/report/agreementTableModel';
import { comparisonPathModel } from '../../../src/report/decisionPathModel';
import { ancovaTableModel } from '../../../src/report/models/ancovaTableModel';
import { correlationTableModel } from '../../../src/report/models/correlationTableModel';
import {
  logisticTableModel,
  logisticWarnings,
  modelName,
} from '../../../src/report/models/logisticTableModel';
import { pairedTableModel } from '../../../src/report/models/pairedTableModel';
import { rocComparisonModel } from '../../../src/report/models/rocComparisonModel';
import { rocDetail, rocTableModel } from '../../../src/report/models/rocTableModel';
import { strataTableModel } from '../../../src/report/models/strataTableModel';
import { defaultPrintSettings as settings } from '../../../src/report/printSettings';
import { severalTestsNote } from '../../../src/report/severalTestsNote';
import type { TableModel } from '../../../src/report/tableModel';
import { tableOneModel } from '../../../src/report/tableOneModel';
import { tableTwoModel } from '../../../src/report/tableTwoModel';
import { bothReadings } from '../../support/fixtureStudy';
import { makePanelStudy } from '../../support/panelStudy';
import { makeProject, makeSubject, refractured } from '../../support/studyFixtures';

function panelOf(data: StudyData, choice: Partial<PanelChoice> = {}) {
  const results = studyResults(data, { ...studyChoice, ...choice });
  if (!results.ok) throw new Error(results.error.kind);
  return { results: results.value, analyses: panelAnalyses(results.value) };
}

/** CSA before and after of each subject; SI 400 and 420. */
function smallStudy(
  groups: readonly (readonly (readonly [number, number])[])[],
  si: readonly [number, number] = [400, 420],
): StudyData {
  const made = groups.flatMap((group, index) =>
    group.map((csa, at) => {
      const subject = makeSubject(`${index === 0 ? 'R' : 'N'}${at + 1}`, {
        covariates: { ...(index === 0 ? refractured : {}), level: index === 0 ? 'L1' : 'L4' },
      });
      return { subject, readings: bothReadings(subject, csa, si) };
    }),
  );
  return {
    person: { kind: 'researcher' },
    project: makeProject(),
    subjects: made.map(({ subject }) => subject),
    readings: made.flatMap(({ readings }) => readings),
  };
}

const notes = (model: TableModel): string => model.footnotes.map(({ text }) => text).join('\n');
const panel = panelOf(makePanelStudy());

describe('the number of tests', () => {
  it('is said, with what stays below alpha by Holm’s method', () => {
    // p.adjust(c(0.01, 0.02, 0.04, 0.2), "holm") = 0.04 0.06 0.08 0.20
    const tests = [0.01, 0.02, 0.04, 0.2].map((p, index) => ({ label: `T${index}`, p }));
    expect(severalTestsNote(tests, 0.05)).toEqual([
      'P is not adjusted for the 4 tests of this table. With Holm’s adjustment below 0.05 stay: T0.',
    ]);
    // p.adjust(c(0.02, 0.03), "holm") = 0.04 0.04; c(0.03, 0.04) = 0.06 0.06
    expect(
      severalTestsNote(
        tests.slice(1, 3).map((one) => ({ ...one, p: one.p - 0.005 })),
        0.05,
      )[0],
    ).toMatch(/the same P stay below 0\.05\.$/);
    const two = [0.03, 0.04].map((p) => ({ label: 'T', p }));
    expect(severalTestsNote(two, 0.05)[0]).toMatch(/no P stays below 0\.05\.$/);
    // p.adjust(c(0.001, 0.002, 0.04, NA, 0.5), "holm") = 0.004 0.006 0.080 NA 0.500
    const most = [0.001, 0.002, 0.04, undefined, 0.5].map((p, index) => ({ label: `T${index}`, p }));
    expect(severalTestsNote(most, 0.05)).toEqual([
      'P is not adjusted for the 4 tests of this table. With Holm’s adjustment the same P stay below 0.05 but these: T2.',
    ]);
  });

  it('is no matter of one test', () => {
    expect(severalTestsNote([{ label: 'T', p: 0.01 }], 0.05)).toEqual([]);
    expect(
      severalTestsNote(
        [
          { label: 'T', p: 0.01 },
          { label: 'U', p: undefined },
        ],
        0.05,
      ),
    ).toEqual([]);
  });

  it('is said under every table of tests, of all lines also where some are hidden', () => {
    const { results, analyses } = panel;
    const said = (count: number, where: string) => `P is not adjusted for the ${count} tests ${where}.`;
    expect(notes(tableTwoModel(results, settings))).toContain(said(9, 'of Table 2'));
    expect(notes(tableTwoModel(results, settings, { quantities: ['si'] }))).toContain(said(9, 'of Table 2'));
    // BMI, T-score, days and region: nobody of this study has sex or age.
    expect(notes(tableOneModel(results, settings))).toContain(said(4, 'of this table'));
    expect(notes(pairedTableModel(results, analyses, settings))).toContain(said(6, 'of this table'));
    expect(notes(ancovaTableModel(results, analyses, settings))).toContain(said(6, 'of this table'));
    expect(notes(correlationTableModel(results, analyses, settings))).toContain(said(6, 'of this table'));
    expect(notes(strataTableModel(results, analyses, settings))).toContain(said(27, 'of this table'));
  });
});

describe('an asymptotic P of few values', () => {
  it('is contradicted where the exact one lies on the other side of alpha', () => {
    // wilcox.test(c(900, 900.1, 930), c(1000, 1001, 1002)): P = 0.1; exact = FALSE, correct = FALSE: 0.04953. The first group
    // is not normal: shapiro.test gives P = 0.0055.
    const { results } = panelOf(
      smallStudy([
        [
          [900, 900],
          [900.1, 900.1],
          [930, 930],
        ],
        [
          [1000, 1000],
          [1001, 1001],
          [1002, 1002],
        ],
      ]),
    );
    const model = tableTwoModel(results, settings);
    const [preop] = results.tableTwo;
    expect(preop?.comparison.chosen.test).toBe('mann-whitney');
    expect(notes(model)).toContain('The exact P lies on the other side of 0.05: ROI-CSA, pre-op (P = 0.100)');
  });

  it('also of pairs: five that all fall have an exact P of 1/16', () => {
    // wilcox.test(x, y, paired = TRUE): P = 0.0625; exact = FALSE, correct = FALSE: 0.04311
    const falls = [1, 2, 3, 4, 400].map((by) => [1000, 1000 - by] as const);
    const { results, analyses } = panelOf(smallStudy([falls, falls]));
    const model = pairedTableModel(results, analyses, settings);
    expect(notes(model)).toContain(
      'The exact P lies on the other side of 0.05: ROI-CSA, refractured (P = 0.063)',
    );
  });

  it('and an interval that few values cannot give is not claimed', () => {
    // 1 - 2 * pwilcox(0, 3, 3) = 0.90; 1 - 2 * pwilcox(0, 4, 4) = 0.9714, sort(outer(x, y, "-"))[c(1, 16)] = -7, -1
    const groups = [
      { group: 'a', label: 'A' },
      { group: 'b', label: 'B' },
    ];
    const shiftOf = (first: readonly number[], second: readonly number[]) => {
      const comparison = compareGroups(first, second, 0.05);
      const path = comparisonPathModel('', { comparison }, { groups, decimals: 1, settings });
      return path.size.find(({ name }) => name === 'Hodges-Lehmann shift')?.text;
    };
    expect(shiftOf([1, 2, 3], [4, 5, 6])).toBe('−3.0 (−∞, ∞)');
    expect(shiftOf([1, 2, 3, 4], [5, 6, 7, 8])).toBe('−4.0 (−7.0, −1.0)');
    const primary = primaryTest(compareGroups([1, 2], [3, 4], 0.05), 'as-the-study');
    expect(primary).toMatchObject({ value: { estimate: -2, interval: [-Infinity, Infinity] } });
  });

  it('is not where both agree', () => {
    expect(notes(tableTwoModel(panel.results, settings))).not.toContain('The exact P');
  });
});

describe('Strata', () => {
  const { results, analyses } = panel;
  const model = strataTableModel(results, analyses, settings);

  it('say of every line by which test it is', () => {
    const marks = new Set(model.footnotes.flatMap(({ mark }) => mark ?? []));
    for (const row of model.rows) {
      if (row.kind === 'heading') continue;
      const [, , , statistic] = row.cells;
      if (statistic && /\d/.test(statistic.text)) expect(marks).toContain(statistic.mark);
    }
    expect(model.footnotes.filter(({ text }) => text === 'Student’s t test.')).toHaveLength(1);
  });

  it('say once how values are summarised, and of which region a reason is', () => {
    expect(model.footnotes.filter(({ text }) => text.startsWith('Values are'))).toHaveLength(1);
    expect(notes(model)).toContain('T5–T10: Fewer than three values in a group, so ranks: all lines.');
    expect(notes(model)).not.toMatch(/^Fewer than three/m);
  });

  it('name the side that is chosen alone', () => {
    const left = panelOf(makePanelStudy(), { side: 'left' });
    const [, line] = strataTableModel(left.results, left.analyses, settings).rows;
    expect(line?.label).toBe('Left CSA, pre-op');
  });
});

describe('Agreement', () => {
  it('is of all observers, whichever is chosen', () => {
    const { results } = panelOf(makePanelStudy(), {
      observers: { kind: 'one', observerId: observerId('A') },
      side: 'left',
    });
    const model = agreementTableModel(results, { settings, phases: ['preop'] });
    if (!model.ok) throw new Error(model.error.kind);
    expect(model.value.caption).toBe('Agreement between observers A and B');
    expect(model.value.columns.map(({ label }) => label)).toContain('Offset B − A');
    expect(notes(model.value)).toContain('k = 2');
  });
});

describe('ROC', () => {
  // Five of each: those of the refractured fall, those of the others do not; SI is 400 and 420 in all.
  const falling = [900, 880, 870, 860, 850].map((after) => [1000, after] as const);
  const steady = [1001, 1002, 1003, 1004, 1005].map((after) => [1000, after] as const);
  const { results, analyses } = panelOf(smallStudy([falling, steady]));
  const model = rocTableModel(results, analyses, settings);
  const cellOf = (id: RegExp) => {
    const row = model.rows.find((one) => one.kind === 'line' && id.test(one.id));
    return row?.kind === 'line' ? row.cells[0] : undefined;
  };

  it('prints no interval where DeLong’s has no width', () => {
    expect(cellOf(/csaMm2\|change$/)).toMatchObject({
      text: '1.000',
      note: 'The groups do not overlap: DeLong’s interval has no width then, and says nothing.',
    });
    // All values equal: the area is one half and has no variance either.
    expect(cellOf(/\|si\|change$/)).toMatchObject({
      text: '0.500',
      note: 'DeLong’s interval has no width here, and says nothing.',
    });
  });

  it('nor one of a difference without a variance', () => {
    const [, , , change] = analyses.rocs;
    if (!change) throw new Error('curve expected');
    const compared = rocComparisonModel(results, analyses, change, settings);
    const [line] = compared.rows;
    expect(line?.kind === 'line' && line.cells.map(({ text }) => text)).toEqual(['+0.500', '10', '–', '–']);
  });

  it('says that nothing is validated and that follow-up is unequal, as the models do', () => {
    for (const one of [model, logisticTableModel(results, analyses, settings)]) {
      expect(notes(one)).toContain('Found in these subjects and not validated on others.');
      expect(notes(one)).toContain('Subjects were not followed equally long');
    }
  });

  it('of equal cut-offs the one nearest to positive in the order of the scores is named rightly', () => {
    // CSA that falls is positive below the cut-off: of equals the lowest score is the highest value.
    const tied = panelOf(
      smallStudy([
        [
          [1000, 900],
          [1000, 960],
        ],
        [
          [1000, 930],
          [1000, 990],
        ],
      ]),
    );
    const roc = tied.analyses.rocs.find(
      ({ phase, measure }) => phase === 'change' && measure.quantity === 'csaMm2',
    );
    if (!roc?.curve.ok) throw new Error('curve expected');
    // Below −8.5 %: 1 of 2 and 2 of 2; below −2.5 %: 2 of 2 and 1 of 2.
    expect(roc.curve.value.youden).toMatchObject({ isTied: true, index: 0.5 });
    expect(roc.curve.value.youden.threshold).toBeCloseTo(-2.5, 10);
    const detail = rocDetail(roc, tied.results.protocol, settings);
    expect(detail.parts.flatMap(({ notes: said = [] }) => said)).toContain(
      'Another cut-off is as good; the highest is shown.',
    );
  });

  it('of a choice is labelled in the comparison of areas too', () => {
    const left = panelOf(makePanelStudy(), { side: 'left' });
    const [roc] = left.analyses.rocs;
    if (!roc) throw new Error('curve expected');
    expect(notes(rocComparisonModel(left.results, left.analyses, roc, settings))).toContain(
      'Not the study’s own analysis: left side alone.',
    );
  });
});

describe('Logistic regression of several muscles', () => {
  it('says of which muscle each model is', () => {
    const study = makePanelStudy();
    const { results, analyses } = panelOf(study);
    const protocol = { ...results.protocol, muscles: muscleSets.separately };
    const [model] = analyses.models;
    if (!model) throw new Error('model expected');
    const variables = model.variables.map((one) =>
      one.kind === 'measure' ? { ...one, measure: { ...one.measure, muscleId: 'mf' } } : one,
    );
    const [warning] = logisticWarnings({ ...model, variables }, protocol);
    expect(modelName({ ...model, variables }, protocol)).toBe('MF: Before surgery: what predicts refracture');
    expect(warning).toMatch(/^MF: Before surgery: /);
  });
});

describe('a threshold or filter', () => {
  const warning = 'A threshold or filter that is chosen after seeing what comes out makes P too small.';
  const noted = (choice: Partial<PanelChoice>) =>
    notes(tableTwoModel(panelOf(makePanelStudy(), choice).results, settings));

  it('is warned of under the table', () => {
    const bmi = { kind: 'baseline', variable: 'bmiKgPerM2' } as const;
    expect(noted({ grouping: { kind: 'threshold', of: bmi, threshold: 22 } })).toContain(warning);
    expect(noted({ filters: [{ kind: 'without', codes: ['S1'] }] })).toContain(warning);
  });

  it('and nothing is said of it where there is none', () => {
    expect(noted({ side: 'left' })).not.toContain(warning);
    expect(noted({})).not.toContain(warning);
  });
});

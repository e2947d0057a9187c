import { describe, expect, it } from 'vitest';
import { type PanelChoice, studyChoice } from '../../../src/analysis/panelChoice';
import type { Phase, Quantity } from '../../../src/analysis/quantity';
import { type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import { observerId } from '../../../src/domain/ids';
import { captionOf, choiceNotes, filterText } from '../../../src/report/choiceText';
import { baselinePathModel, decisionPathModel } from '../../../src/report/decisionPathModel';
import { flowFootnote, notAnalysed } from '../../../src/report/flowText';
import { defaultPrintSettings } from '../../../src/report/printSettings';
import type { TableModel } from '../../../src/report/tableModel';
import { tableOneModel } from '../../../src/report/tableOneModel';
import { tableTwoModel } from '../../../src/report/tableTwoModel';
import { makePanelStudy } from '../../support/panelStudy';

// Printed numbers: R 4 on `panelRows`, by the calls beside them, rounded by hand.
const data = makePanelStudy();

function under(choice: Partial<PanelChoice> = {}): StudyResults {
  const results = studyResults(data, { ...studyChoice, ...choice });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function cells(model: TableModel, id: string): readonly string[] {
  const row = model.rows.find((one) => one.id === id);
  if (row?.kind !== 'line') throw new Error(`line ${id} expected`);
  return row.cells.map(({ text }) => text);
}

function row({ tableTwo }: StudyResults, quantity: Quantity, phase: Phase) {
  const found = tableTwo.find((one) => one.quantity === quantity && one.phase === phase);
  if (!found) throw new Error('row expected');
  return found;
}

const notes = (model: TableModel) => model.footnotes.map(({ text }) => text);
const byRegion = under({ grouping: { kind: 'region' } });
const leftByA = under({ side: 'left', observers: { kind: 'one', observerId: observerId('A') } });
const fixed = under({ preset: 'fixed-in-advance' });

describe('a table that is not the study’s own', () => {
  it('says so in its caption and under it', () => {
    const results = under({
      grouping: { kind: 'sex' },
      side: 'left',
      observers: { kind: 'one', observerId: observerId('B') },
      filters: [
        { kind: 'range', of: { kind: 'baseline', variable: 'ageYears' }, from: 60, to: 70 },
        { kind: 'refracture', group: 'not-refractured' },
      ],
      preset: 'fixed-in-advance',
    });
    const parts =
      'observer B alone; left side alone; only age 60 to 70 years; only not refractured; tests fixed in advance';
    expect(tableTwoModel(results, defaultPrintSettings).caption).toBe(`Measurements by sex; ${parts}`);
    expect(tableOneModel(results, defaultPrintSettings).caption).toBe(`Baseline by sex; ${parts}`);
    expect(choiceNotes(results)[0]).toBe(`Not the study’s own analysis: groups by sex; ${parts}.`);
  });

  it('and the study’s own says nothing of the kind', () => {
    expect(captionOf('Measurements', under())).toBe('Measurements by group');
    expect(choiceNotes(under())).toEqual([]);
  });

  it('names filters in words, also of levels, regions and who is left out', () => {
    expect(filterText({ kind: 'sex', sex: 'female' }, [])).toBe('only female');
    expect(filterText({ kind: 'region', regions: ['T5-T10', 'L3-L5'] }, [])).toBe(
      'only levels of T5–T10 or L3–L5',
    );
    expect(filterText({ kind: 'level', levels: ['L1'] }, [])).toBe('only level L1');
    expect(filterText({ kind: 'without', codes: ['S1', 'S9'] }, [])).toBe('without S1, S9');
    const bmd = { kind: 'range', of: { kind: 'baseline', variable: 'bmdTScore' }, to: -2.5 } as const;
    expect(filterText(bmd, [])).toBe('only BMD T-score at most −2.5');
    const smoking = {
      kind: 'category',
      id: 's',
      name: 'Smoking',
      categories: [{ id: 'n', name: 'Never' }],
    } as const;
    expect(filterText({ kind: 'custom-category', covariateId: 's', categoryIds: ['n'] }, [smoking])).toBe(
      'only Smoking: Never',
    );
  });
});

describe('Table 2 of three groups', () => {
  const model = tableTwoModel(byRegion, defaultPrintSettings);

  it('has a column for each, with n', () => {
    expect(model.columns.map(({ label, sublabel }) => [label, sublabel])).toEqual([
      ['T5–T10', 'n = 5'],
      ['T11–L2', 'n = 22'],
      ['L3–L5', 'n = 7'],
      ['', undefined],
      ['Statistic', undefined],
      ['P', undefined],
    ]);
    for (const one of model.rows) {
      if (one.kind === 'line') expect(one.cells).toHaveLength(model.columns.length);
    }
  });

  it('prints F and P of the test that the path chose', () => {
    // oneway.test(c1 ~ r): F 3.45405, P 0.0746
    const followUp = cells(model, 'fractured-level|mf-es|csaMm2|followUp');
    expect(followUp.slice(3)).toEqual(['F', '3.454', '0.075']);
    // anova(lm(c0 ~ r)): F 0.92995
    expect(cells(model, 'fractured-level|mf-es|csaMm2|preop').slice(3)).toEqual(['F', '0.930', '0.405']);
    expect(model.footnotes.slice(0, 2)).toEqual([
      { mark: 'a', text: 'One-way ANOVA.' },
      { mark: 'b', text: 'Welch’s ANOVA.' },
    ]);
  });

  it('says how tests were chosen and who is in no group', () => {
    expect(notes(model)).toContain(
      'Test chosen by Shapiro-Wilk in each group at 0.05; ANOVA or Welch’s ANOVA by Levene (mean-centred), else Kruskal-Wallis.',
    );
    expect(flowFootnote(byRegion.flow)).toBe(
      '34 of 36 subjects, the same in all lines. Not analysed: 2 in none of the groups.',
    );
    expect(notAnalysed(byRegion.flow, byRegion.protocol)).toEqual([
      {
        code: 'S11',
        standing: 'In no group',
        why: ['the covariate that divides the groups is missing'],
      },
      { code: 'S26', standing: 'In no group', why: ['a level outside T5 to L5'] },
    ]);
  });

  it('has its own decision path, with every two groups', () => {
    const path = decisionPathModel(row(byRegion, 'csaMm2', 'followUp'), byRegion, defaultPrintSettings);
    // shapiro.test W 0.9226, 0.9445, 0.9752; Levene F 4.685
    expect(path.steps.map(({ title, text }) => [title, text])).toEqual([
      ['T5–T10', 'Shapiro-Wilk W = 0.923, P = 0.547: normal'],
      ['T11–L2', 'Shapiro-Wilk W = 0.944, P = 0.244: normal'],
      ['L3–L5', 'Shapiro-Wilk W = 0.975, P = 0.933: normal'],
      ['All normal at 0.05', 'so mean ± SD and an analysis of variance'],
      ['Variances', 'Levene F = 4.685, P = 0.017: not equal'],
      ['Welch’s ANOVA', 'F(2, 9.5) = 3.454, P = 0.075'],
    ]);
    // anova: P 0.193; kruskal.test: P 0.216
    expect(path.alternatives.map(({ name, p, isUsed }) => [name, p, isUsed])).toEqual([
      ['One-way ANOVA', '0.193', false],
      ['Welch’s ANOVA', '0.075', true],
      ['Kruskal-Wallis test', '0.216', false],
    ]);
    // t.test(c1[A], c1[C]): −208.85 to 676.45, adjusted P 0.454
    expect(path.size[1]).toMatchObject({
      name: 'T5–T10 − L3–L5',
      text: '233.80 (−208.85, 676.45), P = 0.454',
    });
    expect(path.size.at(-1)?.text).toBe('Welch’s t tests with Holm’s adjustment; intervals are not adjusted');
  });
});

describe('groups that differ', () => {
  it('are named under the table, with the adjusted P', () => {
    // CSA split into three by a level that goes with it: of those below 1300, to 1500 and above.
    const level = (csa: number) => (csa < 1300 ? 'T7' : csa < 1500 ? 'T12' : 'L4');
    const subjects = data.subjects.map((subject, index) => {
      const entries = Object.values(data.readings[2 * index]?.entries ?? {});
      const [first] = entries.flatMap((entry) => (entry.kind === 'roi' ? [entry.measurement.area] : []));
      const csa = first?.kind === 'known' ? first.grossMm2 + 60 : 0;
      return { ...subject, covariates: { ...subject.covariates, level: level(csa) } };
    });
    const results = studyResults({ ...data, subjects }, { ...studyChoice, grouping: { kind: 'region' } });
    if (!results.ok) throw new Error(results.error.kind);
    const note = notes(tableTwoModel(results.value, defaultPrintSettings, { quantities: ['csaMm2'] })).find(
      (text) => text.startsWith('Groups that differ'),
    );
    expect(note).toContain('ROI-CSA, pre-op: T5–T10 and T11–L2 (P < 0.001), T5–T10 and L3–L5 (P < 0.001)');
  });
});

describe('Table 2 of one side and one observer', () => {
  const model = tableTwoModel(leftByA, defaultPrintSettings);

  it('names the side in every heading: ROI-CSA is the mean of the sides', () => {
    expect(model.rows.flatMap((one) => (one.kind === 'heading' ? [one.label] : []))).toEqual([
      'Left CSA, mm²',
      'Left SI, a.u.',
      'Left CSA/SI',
    ]);
    expect(notes(model).some((text) => text.includes('ROI-CSA'))).toBe(false);
    expect(notes(model).some((text) => text.includes('CSA and SI: value of one observer, left side'))).toBe(
      true,
    );
    const path = decisionPathModel(row(leftByA, 'csaMm2', 'preop'), leftByA, defaultPrintSettings);
    expect(path.title).toBe('Left CSA, pre-op');
  });

  it('has no MDC of two observers’ mean beside one observer’s changes', () => {
    const size = (results: StudyResults) =>
      decisionPathModel(row(results, 'csaMm2', 'changePercent'), results, defaultPrintSettings).size;
    expect(size(leftByA).some(({ name }) => name.startsWith('Beyond MDC95'))).toBe(false);
    expect(size(under({ side: 'left' })).some(({ name }) => name.startsWith('Beyond MDC95'))).toBe(true);
  });
});

describe('Table 2 with tests fixed in advance', () => {
  const model = tableTwoModel(fixed, defaultPrintSettings);

  it('prints means with Welch’s test, and ANCOVA of follow-up values', () => {
    // t.test(c1[g == 1], c1[g == 0]) means 1226.67 and 1442.75; lm(c1 ~ g + c0): t −3.372, P 0.0019
    const [first, , , statistic, p] = cells(model, 'fractured-level|mf-es|csaMm2|followUp');
    expect(first?.startsWith('1226.67 ± ')).toBe(true);
    expect([statistic, p]).toEqual(['−3.372', '0.002']);
    // t.test(chg[g == 1], chg[g == 0]): P 0.00636
    expect(cells(model, 'fractured-level|mf-es|csaMm2|changePercent').at(-1)).toBe('0.006');
    expect(model.footnotes.slice(0, 2)).toEqual([
      { mark: 'a', text: 'Welch’s t test.' },
      { mark: 'b', text: 'ANCOVA with the pre-op value; the values shown are not adjusted.' },
    ]);
    expect(notes(model)).toContain(
      'Tests fixed in advance, not chosen by tests of the data: Welch’s t test; of follow-up values ANCOVA with the pre-op value as covariate. P two-sided.',
    );
    expect(notes(model).some((text) => text.includes('Shapiro-Wilk'))).toBe(false);
  });

  it('has a path of that one decision', () => {
    const path = decisionPathModel(row(fixed, 'csaMm2', 'followUp'), fixed, defaultPrintSettings);
    expect(path.steps.map(({ title, text }) => [title, text])).toEqual([
      ['Fixed in advance', 'so no test of the data chooses the test'],
      ['ANCOVA with the pre-op value', 't = −3.372, P = 0.002'],
    ]);
    expect(path.alternatives.filter(({ isUsed }) => isUsed).map(({ name }) => name)).toEqual(['ANCOVA']);
    // −104.98, standard error 31.13 on 33 df
    expect(path.size[0]).toMatchObject({
      name: 'Adjusted difference',
      text: '−104.98 (−168.32, −41.64)',
    });
  });

  it('fixes Table 1 too: Welch without ANCOVA', () => {
    const one = tableOneModel(fixed, defaultPrintSettings);
    expect(notes(one)).toContain(
      'Tests fixed in advance, not chosen by tests of the data: Welch’s t test. P two-sided.',
    );
    const bmi = fixed.tableOne.rows.find(({ variable }) => variable === 'bmiKgPerM2');
    if (bmi?.kind !== 'number') throw new Error('numbers expected');
    expect(baselinePathModel(bmi, fixed, defaultPrintSettings).steps[0]?.title).toBe('Fixed in advance');
  });
});

describe('Table 2 of chosen quantities', () => {
  it('has their lines only, and their notes', () => {
    const model = tableTwoModel(under(), defaultPrintSettings, { quantities: ['csaPerSi'] });
    expect(model.rows.map(({ label }) => label)).toEqual(['CSA/SI', 'Pre-op', 'Follow-up', 'Change, %']);
    const none = tableTwoModel(under(), defaultPrintSettings, { structures: [] });
    expect(none.rows).toEqual([]);
  });
});

describe('Table 1 of three groups of which nobody has a value', () => {
  it('has a reason and no note of tests without groups', () => {
    const model = tableOneModel(byRegion, defaultPrintSettings);
    expect(cells(model, 'ageYears')).toEqual(['–', '–', '–', '–', '–', '–']);
    expect(cells(model, 'ageYears|missing').slice(0, 3)).toEqual(['5', '22', '7']);
    // Nothing was tested, so nothing was tested by ranks.
    expect(notes(model).some((text) => text.startsWith('Fewer than three values'))).toBe(false);
    expect(notes(model).some((text) => text.startsWith('Tested without groups'))).toBe(false);
  });
});

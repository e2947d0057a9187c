import { describe, expect, it } from 'vitest';
import { panelAnalyses } from '../../../src/analysis/panelAnalyses';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { type StudyData, studyResults } from '../../../src/analysis/studyResults';
import { groupsPrinted } from '../../../src/report/groupNames';
import { ancovaDetail, ancovaTableModel } from '../../../src/report/models/ancovaTableModel';
import { correlationTableModel } from '../../../src/report/models/correlationTableModel';
import { effectSizeLines } from '../../../src/report/models/effectSizeLines';
import { logisticTableModel, logisticWarnings } from '../../../src/report/models/logisticTableModel';
import { pairedPathModel } from '../../../src/report/models/pairedPathModel';
import { pairedTableModel } from '../../../src/report/models/pairedTableModel';
import { rocComparisonModel } from '../../../src/report/models/rocComparisonModel';
import { cutoffText, rocTableModel } from '../../../src/report/models/rocTableModel';
import { strataTableModel } from '../../../src/report/models/strataTableModel';
import { defaultPrintSettings as settings } from '../../../src/report/printSettings';
import type { TableModel } from '../../../src/report/tableModel';
import { makePanelStudy } from '../../support/panelStudy';

// Printed numbers: R 4.2.2 on the columns of `panelRows` (g, csa0, csa1, si0, si1, bmi, bmd, days, level), the call beside
// each, rounded by hand. chg = 100 * (csa1 - csa0) / csa0, schg the same of si, rchg of csa / si;
// reg = T5-T10, T11-L2, L3-L5. DeLong by hand from the placements.
function panelOf(data: StudyData, choice = studyChoice) {
  const results = studyResults(data, choice);
  if (!results.ok) throw new Error(results.error.kind);
  return { results: results.value, analyses: panelAnalyses(results.value) };
}

const { results, analyses } = panelOf(makePanelStudy());
const { protocol } = results;

function line(model: TableModel, id: RegExp): readonly string[] {
  const row = model.rows.find((one) => one.kind === 'line' && id.test(one.id));
  if (row?.kind !== 'line') throw new Error(`line ${id} expected in ${model.rows.map(({ id: i }) => i)}`);
  return row.cells.map(({ text }) => text);
}

const notes = (model: TableModel): string => model.footnotes.map(({ text }) => text).join('\n');

describe('Pre-op and follow-up', () => {
  const model = pairedTableModel(results, analyses, settings);

  it('prints each group before and after, the difference and the paired test', () => {
    // mean, sd; t.test(csa1[g == 1], csa0[g == 1], paired = TRUE)
    expect(line(model, /csaMm2\|refractured$/)).toEqual([
      '12',
      '1356.75 ± 149.60',
      '1226.67 ± 137.96',
      '−130.08 ± 101.71',
      't',
      '−4.430',
      '0.001',
    ]);
    expect(notes(model)).toContain('36 of 36 subjects');
  });

  it('says how the test was chosen and how large the difference is', () => {
    const [row] = analyses.paired;
    if (!row) throw new Error('row expected');
    const path = pairedPathModel(row, results, settings);
    // shapiro.test, d / sd(d); signs counted by hand
    expect(path.title).toBe('ROI-CSA, mm², refractured: follow-up minus pre-op');
    expect(path.steps.map(({ text }) => text)).toEqual([
      'Shapiro-Wilk W = 0.917, P = 0.261: normal',
      'so mean ± SD and a paired t test',
      't = −4.430, P = 0.001',
    ]);
    const sizes = path.size.map(({ name, text }) => [name, text]);
    expect(sizes).toContainEqual(['Mean difference', '−130.08 (−194.71, −65.46)']);
    expect(sizes).toContainEqual(['Cohen’s d of the differences', '−1.279']);
    expect(path.conclusion).toBe('Same conclusion under all 3.');
  });
});

describe('ANCOVA', () => {
  const model = ancovaTableModel(results, analyses, settings);

  it('prints adjusted means, the adjusted difference and n, by the pre-op value alone', () => {
    // m <- lm(csa1 ~ g + csa0); predict(m, data.frame(g = c(1, 0), csa0 = mean(csa0))); confint(m)
    expect(line(model, /^ancova\|[^|]*\|[^|]*\|mean\|csaMm2$/)).toEqual([
      expect.stringMatching(/^1300\.7[34]$/),
      expect.stringMatching(/^1405\.7[12]$/),
      '−104.98 (−168.32, −41.64)',
      '36',
      '−3.372',
      '0.002',
    ]);
  });

  it('prints fewer subjects with level and days, and says whom it could not use', () => {
    // lm(csa1 ~ g + csa0 + factor(reg) + days, subset = !is.na(reg))
    expect(line(model, /csaMm2\|region\|followUpDays$/).slice(2)).toEqual([
      '−102.67 (−171.95, −33.38)',
      '34',
      '−3.035',
      '0.005',
    ]);
    expect(notes(model)).toContain('Not used, level missing: S11.');
    expect(notes(model)).toContain('Not used, level outside T5 to L5: S26.');
  });

  it('tests equal slopes', () => {
    const [row] = analyses.adjusted;
    if (!row) throw new Error('row expected');
    const slopes = ancovaDetail(row, protocol, settings).parts.find(({ title }) => title === 'Equal slopes');
    // anova(m, lm(csa1 ~ g * csa0))
    expect(slopes?.lines).toEqual([{ name: 'No sign against it', text: 'F = 3.254, P = 0.081' }]);
  });
});

describe('Logistic regression', () => {
  const model = logisticTableModel(results, analyses, settings);

  it('prints odds ratios per unit and per SD by maximum likelihood beside Firth’s', () => {
    // m <- glm(g ~ chg + schg, family = binomial, control = glm.control(epsilon = 1e-15)); exp(confint.default(m)); the same times sd
    expect(line(model, /^logistic\|1\|maximum-likelihood\|0$/)).toEqual([
      '0.815 (0.689, 0.965)',
      '0.257 (0.084, 0.789)',
      '6.7',
      '0.018',
    ]);
    expect(line(model, /^logistic\|1\|maximum-likelihood\|1$/)).toEqual([
      '1.196 (1.030, 1.390)',
      '3.870 (1.250, 11.980)',
      '7.5',
      '0.019',
    ]);
    // glm(g ~ csa0 + si0 + bmi + bmd): near 1 with more decimals
    expect(line(model, /^logistic\|0\|maximum-likelihood\|0$/)[0]).toBe('0.99764 (0.99359, 1.00169)');
    expect(line(model, /^logistic\|0\|maximum-likelihood\|2$/)[0]).toBe('0.618 (0.369, 1.035)');
    expect(model.rows[0]?.label).toBe(
      'Before surgery: what predicts refracture. Firth’s penalised likelihood',
    );
  });

  it('warns of few events, words change as association, and says whom it could not use', () => {
    const [before, change] = analyses.models;
    if (!before || !change) throw new Error('models expected');
    // 12 refractured; 33 complete for four covariates (11 refractured), 36 for two
    expect(logisticWarnings(before, protocol)[0]).toMatch(/^Before surgery: fewer than 10 events/);
    expect(logisticWarnings(change, protocol)[0]).toMatch(/^Change: fewer than 10 events/);
    expect(notes(model)).toContain('33 of 36 subjects used');
    expect(notes(model)).toContain(
      'Change: what is associated with refracture: 36 subjects used, 12 refractured',
    );
    expect(notes(model)).toContain('a change is associated with it and predicts nothing');
    expect(notes(model)).toContain('Not used, BMI missing: S4, S20.');
  });
});

describe('ROC', () => {
  const model = rocTableModel(results, analyses, settings);

  it('prints the area with DeLong’s interval and the best cut-off', () => {
    expect(line(model, /mean\|csaMm2\|change$/)).toEqual([
      '0.781 (0.611, 0.951)',
      'below −10.94 %',
      '50.0 %',
      '100.0 %',
      '36',
    ]);
    expect(line(model, /mean\|si\|change$/)[0]).toBe('0.819 (0.680, 0.959)');
    // 1.0055 is cut off at 1.
    expect(line(model, /csaPerSi\|change$/)[0]).toBe('0.889 (0.772, 1.000)');
    // Before surgery
    expect(line(model, /mean\|csaMm2\|preop$/)[0]).toBe('0.628 (0.442, 0.815)');
  });

  it('holds a curve against the others of its kind', () => {
    const chosen = analyses.rocs.find(
      ({ measure, phase }) => measure.quantity === 'csaMm2' && phase === 'change',
    );
    if (!chosen) throw new Error('curve expected');
    const compared = rocComparisonModel(results, analyses, chosen, settings);
    expect(compared.rows).toHaveLength(2);
    expect(line(compared, /mean\|si\|change$/)).toEqual(['−0.038 (−0.252, 0.176)', '36', '−0.350', '0.726']);
    expect(line(compared, /csaPerSi\|change$/)).toEqual(['−0.108 (−0.216, 0.001)', '36', '−1.943', '0.052']);
  });

  it('names a cut-off that takes everybody or nobody', () => {
    const [roc] = analyses.rocs;
    if (!roc) throw new Error('curve expected');
    const of = (positiveIs: 'above' | 'below', threshold: number) =>
      cutoffText({ ...roc, positiveIs }, threshold, settings);
    expect(of('above', Number.NEGATIVE_INFINITY)).toBe('everybody');
    expect(of('above', Number.POSITIVE_INFINITY)).toBe('nobody');
    expect(of('below', Number.POSITIVE_INFINITY)).toBe('everybody');
    expect(of('below', Number.NEGATIVE_INFINITY)).toBe('nobody');
  });
});

describe('Correlation', () => {
  const model = correlationTableModel(results, analyses, settings);

  it('prints Spearman’s r plain and adjusted, with interval, t, df and n', () => {
    // r <- cor(rank(csa0), rank(si0)); tanh(atanh(r) + c(-1, 1) * qnorm(.975) * sqrt((1 + r^2 / 2) / (n - 3)))
    expect(line(model, /preop\|nothing$/)).toEqual(['−0.069 (−0.389, 0.266)', '−0.406', '34', '0.688', '36']);
    // cor(resid(lm(rank(csa0) ~ factor(reg))), resid(lm(rank(si0) ~ factor(reg)))), df = n - 2 - 2
    expect(line(model, /preop\|region$/)).toEqual(['−0.133 (−0.462, 0.228)', '−0.735', '30', '0.468', '34']);
  });
});

describe('Strata', () => {
  const model = strataTableModel(results, analyses, settings);

  it('prints Table 2 of each region with its own n, and who is in none', () => {
    // tapply(chg, list(g, reg), mean); sd; Levene by anova(lm(abs deviations ~ group)): P = 0.039, so t.test(x, y)
    expect(line(model, /^T11-L2\|.*csaMm2\|changePercent$/)).toEqual([
      '−8.9 ± 8.1',
      '−2.0 ± 5.3',
      't',
      '−2.050',
      '0.072',
    ]);
    expect(model.rows.filter(({ kind }) => kind === 'heading').map(({ label }) => label)).toEqual([
      'T5–T10, refractured 1, not refractured 4',
      'T11–L2, refractured 7, not refractured 15',
      'L3–L5, refractured 4, not refractured 3',
    ]);
    expect(notes(model)).toContain('No level recorded: S11.');
    expect(notes(model)).toContain('Level outside T5 to L5: S26.');
    expect(notes(model)).not.toContain('the same in all lines');
  });
});

describe('the size of a difference', () => {
  it('is Hedges’ g with its interval, and Cliff’s δ', () => {
    const row = results.tableTwo.find((one) => one.quantity === 'csaMm2' && one.phase === 'changePercent');
    if (!row) throw new Error('row expected');
    const lines = effectSizeLines(row, groupsPrinted(results), settings);
    // d * exp(lgamma(17) - lgamma(16.5)) / sqrt(17); limits by uniroot on pt(t, 34, ncp)
    expect(lines[0]).toEqual({ name: 'Hedges’ g', text: '−1.226 (−1.955, −0.481)' });
    // mean(sign(outer(x, y, "-"))) = −0.5625
    expect(lines[1]?.text).toMatch(/^−0\.563 \(/);
  });
});

describe('under another choice', () => {
  it('every caption and every table says so', () => {
    const chosen = panelOf(makePanelStudy(), { ...studyChoice, side: 'left' });
    const models = [
      pairedTableModel(chosen.results, chosen.analyses, settings),
      ancovaTableModel(chosen.results, chosen.analyses, settings),
      logisticTableModel(chosen.results, chosen.analyses, settings),
      rocTableModel(chosen.results, chosen.analyses, settings),
      correlationTableModel(chosen.results, chosen.analyses, settings),
      strataTableModel(chosen.results, chosen.analyses, settings),
    ];
    for (const model of models) {
      expect(model.caption, model.id).toContain('left side alone');
      expect(notes(model), model.id).toContain('Not the study’s own analysis: left side alone.');
    }
  });
});

describe('with little or nothing', () => {
  it('every table of no subjects has its lines, each with a reason', () => {
    const empty = panelOf({ ...makePanelStudy(), subjects: [], readings: [] });
    const models = [
      pairedTableModel(empty.results, empty.analyses, settings),
      ancovaTableModel(empty.results, empty.analyses, settings),
      logisticTableModel(empty.results, empty.analyses, settings),
      rocTableModel(empty.results, empty.analyses, settings),
      correlationTableModel(empty.results, empty.analyses, settings),
      strataTableModel(empty.results, empty.analyses, settings),
    ];
    for (const model of models) {
      for (const row of model.rows) {
        if (row.kind === 'heading') continue;
        const [last] = row.cells.filter(({ text }) => text === '–');
        expect(last?.note, `${model.id} ${row.id}`).toMatch(/\.$/);
      }
    }
  });

  it('five subjects of one group are described, and not compared', () => {
    const data = makePanelStudy();
    const five = data.subjects.filter(({ code }) => ['S2', 'S3', 'S5', 'S6', 'S8'].includes(code));
    const { results: few, analyses: panel } = panelOf({ ...data, subjects: five });
    expect(line(ancovaTableModel(few, panel, settings), /csaMm2$/)[0]).toBe('–');
    expect(line(rocTableModel(few, panel, settings), /mean\|csaMm2\|change$/)[0]).toBe('–');
    expect(line(pairedTableModel(few, panel, settings), /csaMm2\|not-refractured$/)[1]).toMatch(/^\d/);
    expect(line(pairedTableModel(few, panel, settings), /csaMm2\|refractured$/)[1]).toBe('–');
  });
});

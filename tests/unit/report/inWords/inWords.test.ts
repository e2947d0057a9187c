import { describe, expect, it } from 'vitest';
import { panelAnalyses } from '../../../../src/analysis/panelAnalyses';
import { studyChoice } from '../../../../src/analysis/panelChoice';
import { studyResults } from '../../../../src/analysis/studyResults';
import { groupsPrinted } from '../../../../src/report/groupNames';
import { ancovaInWords } from '../../../../src/report/inWords/ancovaInWords';
import { comparisonInWords } from '../../../../src/report/inWords/comparisonInWords';
import { logisticInWords } from '../../../../src/report/inWords/logisticInWords';
import { pairedInWords } from '../../../../src/report/inWords/pairedInWords';
import { rocInWords } from '../../../../src/report/inWords/rocInWords';
import { logisticRowId, logisticTermOfRow } from '../../../../src/report/models/logisticTableModel';
import { defaultPrintSettings as settings } from '../../../../src/report/printSettings';
import { makePanelStudy } from '../../../support/panelStudy';

// Numbers in the sentences: R 4.2.2, by the calls that stand beside the same numbers in panelModels.test.ts.
const outcome = studyResults(makePanelStudy(), studyChoice);
if (!outcome.ok) throw new Error(outcome.error.kind);
const results = outcome.value;
const analyses = panelAnalyses(results);
const { protocol } = results;
const groups = groupsPrinted(results);

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected');
  return value;
}

describe('what a line says', () => {
  it('names the centre of each group; a P above alpha shows no difference', () => {
    // T11–L2: tapply(chg, list(g, reg), mean) −8.9 and −2.0; t.test P = 0.072
    const region = there(analyses.strata.strata.find((one) => one.region === 'T11-L2'));
    const row = there(region.rows.find((one) => one.quantity === 'csaMm2' && one.phase === 'changePercent'));
    expect(comparisonInWords(row, groups, 1, settings)).toBe(
      'Mean −8.9 in refractured, −2.0 in not refractured: no difference is shown (P = 0.072).',
    );
  });

  it('says nothing of a comparison that could not be made', () => {
    const none = studyResults({ ...makePanelStudy(), subjects: [], readings: [] }, studyChoice);
    if (!none.ok) throw new Error(none.error.kind);
    for (const row of none.value.tableTwo) {
      expect(comparisonInWords(row, groupsPrinted(none.value), 1, settings)).toBeUndefined();
    }
  });

  it('tells which way the values went within a group', () => {
    // t.test(csa1[g == 1], csa0[g == 1], paired = TRUE)
    const [row] = analyses.paired;
    expect(pairedInWords(there(row).comparison, 2, settings)).toBe(
      'Mean difference −130.08: lower at follow-up (P = 0.001).',
    );
  });

  it('tells the way of ranks by the ranks, whose Z has no direction in SPSS', () => {
    // Positive differences outweigh: zSigned above 0, while SPSS prints −2.9.
    const risen = there(analyses.paired[0]).comparison;
    const way = pairedInWords(
      {
        ...risen,
        chosen: { ...risen.chosen, test: 'wilcoxon', summary: 'median-quartiles' },
        wilcoxon: risen.wilcoxon.ok
          ? { ok: true, value: { ...risen.wilcoxon.value, zSigned: 2.9, zSpss: -2.9 } }
          : risen.wilcoxon,
      },
      2,
      settings,
    );
    expect(way).toContain('higher at follow-up');
  });

  it('says what ANCOVA holds equal', () => {
    // lm(csa1 ~ g + csa0): −104.98 (−168.32, −41.64), P = 0.002; slopes P = 0.081
    const [alone, withMore] = analyses.adjusted;
    expect(ancovaInWords(there(alone), groups, protocol, settings)).toBe(
      'At an equal pre-op value, ROI-CSA at follow-up is 104.98 mm² lower in refractured than in not refractured (difference −104.98, 95 % CI −168.32 to −41.64, P = 0.002).',
    );
    expect(ancovaInWords(there(withMore), groups, protocol, settings)).toMatch(
      /^At an equal pre-op value and equal other covariates, /,
    );
  });

  it('warns in the sentence where the slopes differ', () => {
    const [row] = analyses.adjusted;
    const { outcome: fitted } = there(row);
    if (!fitted.ok) throw new Error('fit expected');
    const unequal = {
      ...there(row),
      outcome: { ok: true, value: { ...fitted.value, slopeHomogeneity: { f: 9, p: 0.01 } } },
    } as const;
    expect(ancovaInWords(unequal, groups, protocol, settings)).toContain('depends on the pre-op value');
  });

  it('reads an odds ratio by one SD', () => {
    // glm(g ~ chg + schg, family = binomial): exp(b * sd) 0.257 (0.084, 0.789), P = 0.018
    const term = there(logisticTermOfRow(analyses, logisticRowId(1, 'maximum-likelihood', 0)));
    expect(logisticInWords(term, protocol, settings)).toBe(
      'One SD more of change of ROI-CSA goes with 0.257 times the odds of refracture, the other covariates being equal: an association (95 % CI 0.084 to 0.789, P = 0.018).',
    );
  });

  it('reads an area as a share of pairs, and says where chance is not excluded', () => {
    // AUC 0.781 (0.611, 0.951) of the change, 0.628 (0.442, 0.815) before surgery
    const rocOf = (phase: 'preop' | 'change') =>
      there(analyses.rocs.find((one) => one.measure.quantity === 'csaMm2' && one.phase === phase));
    expect(rocInWords(rocOf('change'), protocol, settings)).toMatch(
      /the refractured one has the lower change of ROI-CSA in 78\.1 % of all pairs \(ties count half\); chance is 50 %\.$/,
    );
    expect(rocInWords(rocOf('preop'), protocol, settings)).toContain(
      'in 62.8 % of all pairs (ties count half); chance is 50 %, and the interval of the AUC includes it.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { measuredQuantities, quantityKey } from '../../../src/analysis/measuredQuantities';
import { panelAnalyses } from '../../../src/analysis/panelAnalyses';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { studyResults } from '../../../src/analysis/studyResults';
import type { Result } from '../../../src/base/result';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { referenceMuscleId } from '../../../src/domain/reading/referenceTissue';
import { targetKey } from '../../../src/domain/reading/roi';
import { cutoffText, rocTableModel } from '../../../src/report/models/rocTableModel';
import { defaultPrintSettings } from '../../../src/report/printSettings';
import { makePanelStudy, panelRows } from '../../support/panelStudy';
import {
  makeMeasurement,
  makeProject,
  makeProtocol,
  makeRoiEntry,
  makeTarget,
} from '../../support/studyFixtures';

// Expected values: R 4.2.2 on the columns of `panelRows` (g, csa0, csa1, si0, si1), the call beside each, with i <- 0:35,
// csf0 <- 900 + (37 * i) %% 101; csf1 <- 930 + (53 * i) %% 113; r0 <- si0 / csf0; r1 <- si1 / csf1;
// fat0 <- 10 + (7 * i) %% 13; fat1 <- 12 + (11 * i) %% 17 + 4 * g; lean0 <- csa0 * (1 - fat0 / 100); lean1 the same of 1.
const method = { kind: 'otsu' } as const;
const protocol = makeProtocol({ references: ['csf'], fatMethod: method });

function value<T, E>(result: Result<T, E> | undefined): T {
  if (!result?.ok) throw new Error(JSON.stringify(result?.error));
  return result.value;
}

function withFurther(reading: Reading): Reading {
  const i = Number(reading.subjectId.replace(/^.*?(\d+)$/, '$1')) - 1;
  const group = panelRows[i]?.[0] ?? 0;
  const csf = { preop: 900 + ((37 * i) % 101), followUp: 930 + ((53 * i) % 113) };
  const fat = { preop: 10 + ((7 * i) % 13), followUp: 12 + ((11 * i) % 17) + 4 * group };
  const entries: Record<string, ReadingEntry> = {};
  for (const [key, entry] of Object.entries(reading.entries)) {
    if (entry.kind !== 'roi' || entry.measurement.area.kind !== 'known') throw new Error('an ROI expected');
    const { netMm2 } = entry.measurement.area;
    const fatPercent = fat[entry.roi.target.timePoint];
    const known = {
      kind: 'known',
      method,
      valueKind: 'displayed',
      threshold: 500,
      pixelCount: 1000,
      fatPixelCount: fatPercent * 10,
      mixedPixelCount: 0,
      fatPercent,
      leanAreaMm2: netMm2 * (1 - fatPercent / 100),
      fatAreaMm2: (netMm2 * fatPercent) / 100,
    } as const;
    entries[key] = { ...entry, measurement: { ...entry.measurement, fat: known } };
  }
  for (const timePoint of ['preop', 'followUp'] as const) {
    const target = makeTarget(timePoint, 'left', { muscleId: referenceMuscleId('csf'), side: 'none' });
    const measurement = makeMeasurement({ grossMm2: 50, mean: csf[timePoint] });
    entries[targetKey(target)] = makeRoiEntry(target, measurement);
  }
  return { ...reading, entries };
}

const study = makePanelStudy();
const data = { ...study, project: makeProject({ protocol }), readings: study.readings.map(withFurther) };
const results = value(studyResults(data));
const panel = panelAnalyses(results);

const isOf =
  (key: string) =>
  ({ measure }: { readonly measure: (typeof panel.rocs)[number]['measure'] }): boolean =>
    quantityKey(measure.quantity) === key;

describe('the quantities of a protocol', () => {
  it('are those of Table 2, then SI by each reference that is no lean sample, then fat where it is asked for', () => {
    const keys = (overrides: Parameters<typeof makeProtocol>[0]) =>
      measuredQuantities(makeProtocol(overrides)).map(quantityKey);
    expect(keys({})).toEqual(['csaMm2', 'si', 'csaPerSi']);
    expect(keys({ references: ['lean-muscle', 'csf'], fatMethod: method })).toEqual([
      'csaMm2',
      'si',
      'csaPerSi',
      'si-per-csf',
      'fatPercent',
      'leanAreaMm2',
      'fatAreaMm2',
    ]);
  });
});

describe('analyses of normalised SI and fat', () => {
  it('compare pre-op and follow-up within groups', () => {
    const [ratio] = panel.paired.filter(isOf('si-per-csf'));
    // t.test(r1[g == 1], r0[g == 1], paired = TRUE)
    const t = value(ratio?.comparison.pairedT);
    expect([t.t, t.p]).toEqual([
      expect.closeTo(3.37404802191865, 10),
      expect.closeTo(0.00620759845701205, 10),
    ]);
    const [fat] = panel.paired.filter(isOf('fatPercent'));
    // t.test(fat1[g == 1], fat0[g == 1], paired = TRUE)
    const ofFat = value(fat?.comparison.pairedT);
    expect([ofFat.t, ofFat.p]).toEqual([
      expect.closeTo(6.79366220486757, 10),
      expect.closeTo(2.97879717352072e-5, 10),
    ]);
  });

  it('adjust follow-up for the pre-op value', () => {
    // coef(summary(lm(lean1 ~ g + lean0)))["g", ]; the same of r1 ~ g + r0
    const [lean] = panel.adjusted.filter(isOf('leanAreaMm2'));
    const { difference } = value(lean?.outcome);
    expect(difference.estimate).toBeCloseTo(-172.042618078443, 8);
    expect(difference.p).toBeCloseTo(0.000100705296073748, 10);
    const [ratio] = panel.adjusted.filter(isOf('si-per-csf'));
    const ofRatio = value(ratio?.outcome).difference;
    expect(ofRatio.estimate).toBeCloseTo(0.0420955156609069, 10);
    expect(ofRatio.p).toBeCloseTo(0.00756547824385359, 10);
  });

  it('make ROC curves, of fat % from its change in percentage points, more being worse', () => {
    const roc = panel.rocs.find((one) => isOf('fatPercent')(one) && one.phase === 'change');
    if (!roc) throw new Error('a curve expected');
    // x <- fat1 - fat0; wilcox.test(x[g == 1], x[g == 0])$statistic / (12 * 24)
    const { auc, youden } = value(roc.curve);
    expect(auc).toBeCloseTo(0.810763888888889, 12);
    expect(cutoffText(roc, youden.threshold, defaultPrintSettings)).toMatch(/^above .* percentage points$/);
    const lines = rocTableModel(results, panel, defaultPrintSettings).rows.map(({ label }) => label);
    expect(lines).toContain('Change of Fat, percentage points');
    expect(lines).toContain('SI / SI of CSF pre-op');
  });

  it('of one side divide that side’s SI by the same reference', () => {
    const left = panelAnalyses(value(studyResults(data, { ...studyChoice, side: 'left' })));
    const [ratio] = left.paired.filter(isOf('si-per-csf'));
    // Left SI is 20 a.u. above the mean: t.test(((si1 + 20) / csf1)[g == 1], ((si0 + 20) / csf0)[g == 1], paired = TRUE)
    const t = value(ratio?.comparison.pairedT);
    expect(t.t).toBeCloseTo(3.24979348516871, 10);
  });
});

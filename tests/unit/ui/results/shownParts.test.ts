import { describe, expect, it } from 'vitest';
import { quantityKey } from '../../../../src/analysis/measuredQuantities';
import { panelAnalyses } from '../../../../src/analysis/panelAnalyses';
import { studyChoice } from '../../../../src/analysis/panelChoice';
import { studyResults } from '../../../../src/analysis/studyResults';
import { shownPartsOf, withShownParts } from '../../../../src/ui/results/choice/shownParts';
import { edgeDecimals } from '../../../../src/ui/results/figures/edgeDecimals';
import { makeStudy } from '../../../support/fixtureStudy';
import { makeProject, makeProtocol } from '../../../support/studyFixtures';

const protocol = makeProtocol({ references: ['csf'], fatMethod: { kind: 'otsu' } });
const made = studyResults({ ...makeStudy(), project: makeProject({ protocol }) });
if (!made.ok) throw new Error(made.error.kind);
const results = made.value;
const ready = {
  kind: 'ready',
  results,
  analyses: panelAnalyses(results),
  choice: studyChoice,
  computedAtUtc: '',
  tookMs: 0,
} as const;

function shown(kept: string | undefined) {
  return withShownParts(ready, shownPartsOf({ structures: undefined, quantities: kept }, protocol));
}

const keysOf = (rows: readonly { readonly measure: Parameters<typeof measureKeyOf>[0] }[]) => [
  ...new Set(rows.map(({ measure }) => measureKeyOf(measure))),
];

function measureKeyOf({ quantity }: { readonly quantity: Parameters<typeof quantityKey>[0] }): string {
  return quantityKey(quantity);
}

describe('the quantities that are shown', () => {
  it('are all of the protocol’s until some are chosen', () => {
    const all = ['csaMm2', 'si', 'csaPerSi', 'si-per-csf', 'fatPercent', 'leanAreaMm2', 'fatAreaMm2'];
    expect(keysOf(shown(undefined).analyses.paired)).toEqual(all);
    expect(keysOf(shown('of another protocol').analyses.rocs)).toEqual(all);
  });

  it('are the lines of pre-op and follow-up, ANCOVA and ROC; a table that has none of them keeps its own', () => {
    const { results: left, analyses } = shown('si-per-csf\nfatPercent');
    expect(keysOf(analyses.paired)).toEqual(['si-per-csf', 'fatPercent']);
    expect(keysOf(analyses.adjusted)).toEqual(['si-per-csf', 'fatPercent']);
    expect(keysOf(analyses.rocs)).toEqual(['si-per-csf', 'fatPercent']);
    expect(left.tableTwo).toEqual(results.tableTwo);
    expect(analyses.primary['as-the-study']).toHaveLength(results.tableTwo.length);
    expect(new Set(left.fat.map(({ measure }) => measure.kind === 'fat' && measure.quantity))).toEqual(
      new Set(['fatPercent']),
    );
    const areas = shown('csaMm2').results;
    expect(areas.fat).toEqual(results.fat);
    expect(new Set(areas.tableTwo.map(({ quantity }) => quantity))).toEqual(new Set(['csaMm2']));
  });
});

describe('the ends of a histogram', () => {
  const bins = (from: number, step: number) =>
    [0, 1].map((at) => ({ from: from + at * step, to: from + (at + 1) * step, count: 1 }));

  it('have the decimals of the bins’ width, which is 1, 2 or 5 times a power of ten', () => {
    expect([200, 10, 1, 0.5, 0.2, 0.05, 0.001].map((step) => edgeDecimals(bins(3, step)))).toEqual([
      0, 0, 0, 1, 1, 2, 3,
    ]);
  });

  it('have none of their own where there is a single bin', () => {
    expect(edgeDecimals([{ from: 4.5, to: 5.5, count: 3 }])).toBeUndefined();
  });
});

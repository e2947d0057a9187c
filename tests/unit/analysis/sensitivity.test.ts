import { describe, expect, it } from 'vitest';
import { type SensitivityRow, sensitivity } from '../../../src/analysis/sensitivity';
import type { ReadingsByRule } from '../../../src/analysis/sensitivityVariants';
import type { StudyMeasure } from '../../../src/analysis/studyMeasure';
import type { StudyData } from '../../../src/analysis/studyResults';
import type { RoiMeasurement } from '../../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import { makePanelStudy, panelRows } from '../../support/panelStudy';
import { makeProject, makeTarget } from '../../support/studyFixtures';

// Expected values: R 4.2.2 on the columns of `panelRows`, t.test(x[g == 1], x[g == 0]) with x beside each;
// ch(a, b) = 100 * (b - a) / a. Observer A's outlines are 10 mm² below the mean of both, B's as much above.
const csa: StudyMeasure = { siteId: 'fractured-level', muscleId: 'mf-es', side: 'mean', quantity: 'csaMm2' };
const si: StudyMeasure = { ...csa, quantity: 'si' };
const study = makePanelStudy();

function rowsOf(
  data: StudyData & { readonly byRule?: ReadingsByRule },
  measure: StudyMeasure,
  phase: 'change' | 'followUp' = 'change',
): readonly SensitivityRow[] {
  const rows = sensitivity(data, { measure, phase, preset: 'fixed-in-advance' });
  if (!rows.ok) throw new Error(rows.error.kind);
  return rows.value;
}

function primaryOf(row: SensitivityRow | undefined) {
  if (!row?.primary.ok) throw new Error('primary expected');
  if (!('estimate' in row.primary.value)) throw new Error('a test of two groups expected');
  return row.primary.value;
}

function entryTarget(entry: ReadingEntry) {
  return entry.kind === 'roi' ? entry.roi.target : entry.target;
}

function withMeasurements(
  data: StudyData,
  change: (measurement: RoiMeasurement, entry: ReadingEntry & { kind: 'roi' }) => RoiMeasurement,
): StudyData & { readonly readings: readonly Reading[] } {
  const readings = data.readings.map((reading) => ({
    ...reading,
    entries: Object.fromEntries(
      Object.entries(reading.entries).map(([key, entry]) => [
        key,
        entry.kind === 'roi' ? { ...entry, measurement: change(entry.measurement, entry) } : entry,
      ]),
    ),
  }));
  return { ...data, readings };
}

describe('sensitivity', () => {
  it('repeats the comparison under each observer alone, after the protocol’s own', () => {
    const rows = rowsOf(study, csa);
    expect(rows.map(({ variant }) => ('observerId' in variant ? variant.observerId : variant.kind))).toEqual([
      'main',
      'A',
      'B',
      'csa',
      'matched',
      'covariates',
    ]);
    // x = ch(csa0, csa1); ch(csa0 - 10, csa1 - 10); ch(csa0 + 10, csa1 + 10)
    const [main, a, b] = rows;
    expect(primaryOf(main).p).toBeCloseTo(0.006359267996797513, 13);
    expect(primaryOf(a).statistic).toBeCloseTo(-3.127970863326877, 11);
    expect(primaryOf(a).estimate).toBeCloseTo(-7.283092202938917, 11);
    expect(primaryOf(b).p).toBeCloseTo(0.006356451246432454, 13);
    expect(rows.map(({ verdict }) => verdict)).toEqual(Array.from(rows, () => 'same'));
    expect(a).toMatchObject({ n: { refractured: 12, 'not-refractured': 24 }, nUsed: 36, method: 'welch' });
  });

  it('takes ANCOVA for follow-up values where tests are fixed in advance', () => {
    // lm(I(csa1 - 10) ~ g + I(csa0 - 10))
    const [, a] = rowsOf(study, csa, 'followUp');
    expect(a?.method).toBe('ancova');
    expect(primaryOf(a).p).toBeCloseTo(1.916780145790959e-3, 12);
  });

  it('holds net against gross areas', () => {
    const cut = withMeasurements(study, (measurement, { roi }) =>
      measurement.area.kind === 'known' && roi.target.timePoint === 'followUp'
        ? { ...measurement, area: { ...measurement.area, netMm2: 0.9 * measurement.area.grossMm2 } }
        : measurement,
    );
    const net = rowsOf(cut, csa).find(({ variant }) => variant.kind === 'csa');
    // x = ch(csa0, 0.9 * csa1)
    expect(net?.variant).toEqual({ kind: 'csa', csaKind: 'net' });
    expect(primaryOf(net).estimate).toBeCloseTo(-6.508172163874825, 10);
  });

  it('holds stored against displayed values, for signal only and where images have them', () => {
    const doubled = withMeasurements(study, (measurement, { roi }) => {
      const { signal } = measurement;
      if (signal.kind !== 'known' || !signal.stored || roi.target.timePoint === 'preop') return measurement;
      const stored = { ...signal.stored, mean: 2 * signal.stored.mean };
      return { ...measurement, signal: { ...signal, stored } };
    });
    const rows = rowsOf(doubled, si);
    expect(rows.map(({ variant }) => variant.kind)).toEqual([
      'main',
      'observer',
      'observer',
      'value-kind',
      'matched',
      'covariates',
    ]);
    // x = ch(si0, 2 * si1), and of the displayed values ch(si0, si1)
    expect(primaryOf(rows[3]).estimate).toBeCloseTo(16.16836381298155, 10);
    expect(primaryOf(rows[0]).estimate).toBeCloseTo(8.08418190649048, 10);
  });

  it('takes another pixel rule where something was measured by it, and says whom it lacks', () => {
    const imagej = withMeasurements(study, (measurement, { roi }) => ({
      ...measurement,
      rule: { id: 'imagej', version: '1.0' },
      area:
        measurement.area.kind === 'known' && roi.target.timePoint === 'followUp'
          ? { ...measurement.area, grossMm2: measurement.area.grossMm2 + 20 }
          : measurement.area,
    })).readings;
    const byRule: ReadingsByRule = new Map([['imagej', imagej]]);
    const whole = rowsOf({ ...study, byRule }, csa).find(({ variant }) => variant.kind === 'pixel-rule');
    // x = ch(csa0, csa1 + 20)
    expect(primaryOf(whole).p).toBeCloseTo(0.007330177467074271, 12);
    const part = new Map([['imagej', imagej.slice(0, 40)] as const]);
    const half = rowsOf({ ...study, byRule: part }, csa).find(({ variant }) => variant.kind === 'pixel-rule');
    expect(half?.nUsed).toBe(20);
    expect(half?.notAnalysed).toHaveLength(16);
    expect(half?.notAnalysed[0]).toEqual({ code: 'S21', why: 'incomplete' });
  });

  it('takes a subject in with the cells that match where complete cases leave it out', () => {
    const target = makeTarget('followUp', 'left');
    const entry: ReadingEntry = {
      kind: 'cannot-measure',
      target,
      reason: 'cut-by-field-of-view',
      note: '',
      recordedAtUtc: '2026-02-01T00:00:00Z',
    };
    const readings = study.readings.map((reading) =>
      reading.id === 'S1-B-1'
        ? { ...reading, entries: { ...reading.entries, [targetKey(target)]: entry } }
        : reading,
    );
    const rows = rowsOf({ ...study, readings }, csa);
    const [main] = rows;
    const matched = rows.find(({ variant }) => variant.kind === 'matched');
    // x[-1] = ch(csa0, csa1)[-1]
    expect(main?.notAnalysed).toEqual([{ code: 'S1', why: 'incomplete' }]);
    expect(primaryOf(main).p).toBeCloseTo(0.01344326084890895, 12);
    // Of S1 the right by both, csa - 50, and the left by A, csa + 50 - 10: csa - 5 at both time points.
    expect(primaryOf(matched).statistic).toBeCloseTo(-3.129117408699582, 11);
    expect(primaryOf(matched).p).toBeCloseTo(0.006346609861193293, 12);
    expect(matched).toMatchObject({ partly: 1, nUsed: 36, notAnalysed: [] });
    // S1 is complete for A alone.
    expect(rows.find(({ variant }) => variant.kind === 'observer')?.nUsed).toBe(36);
  });

  it('says where the significance differs, and where nothing can be computed', () => {
    // To observer B all refractured muscles shrank by 3 %, or nobody's changed at all.
    const asSeenByB = (factor: number, isSeen: (group: number) => boolean) => {
      const readings = study.readings.map((reading, index) => {
        const isOf = isSeen(panelRows[Math.floor(index / 2)]?.[0] ?? 0);
        if (reading.observerId !== 'B' || !isOf) return reading;
        const entries = Object.values(reading.entries).map((entry): [string, ReadingEntry] => {
          const before = reading.entries[targetKey({ ...entryTarget(entry), timePoint: 'preop' })];
          if (entry.kind !== 'roi' || before?.kind !== 'roi' || before === entry) {
            return [targetKey(entryTarget(entry)), entry];
          }
          const { area } = before.measurement;
          if (area.kind !== 'known') throw new Error('area expected');
          const measurement = {
            ...entry.measurement,
            area: { ...area, grossMm2: factor * area.grossMm2 },
          };
          return [targetKey(entry.roi.target), { ...entry, measurement }];
        });
        return { ...reading, entries: Object.fromEntries(entries) };
      });
      return rowsOf({ ...study, readings }, csa)[2];
    };
    const shrunk = asSeenByB(0.97, (group) => group === 1);
    // x = 100 * (csa1 - csa0) / (csa0 + 10); x[g == 1] <- -3
    expect(primaryOf(shrunk).p).toBeCloseTo(0.3631957023838057, 9);
    expect(shrunk?.verdict).toBe('significance-differs');
    const flat = asSeenByB(1, () => true);
    expect(flat?.primary).toEqual({ ok: false, error: { kind: 'zero-variance' } });
    expect(flat?.verdict).toBe('not-computed');
  });

  it('gives nothing before unblinding', () => {
    const { unblinding: _, ...blinded } = makeProject();
    const denied = sensitivity(
      { ...study, project: blinded },
      { measure: csa, phase: 'change', preset: 'as-the-study' },
    );
    expect(!denied.ok && denied.error.kind).toBe('not-unblinded');
  });

  it('compares the groups that are asked for, and more than two without a difference', () => {
    const rows = sensitivity(study, {
      measure: csa,
      phase: 'change',
      preset: 'fixed-in-advance',
      grouping: { kind: 'region' },
      filters: [{ kind: 'refracture', group: 'not-refractured' }],
    });
    if (!rows.ok) throw new Error(rows.error.kind);
    const [main] = rows.value;
    // Levels of the 24 without refracture: 4 T5-T10, 15 T11-L2, 3 L3-L5; one has none, one is T4.
    expect(main?.groups).toEqual(['T5-T10', 'T11-L2', 'L3-L5']);
    expect(main?.n).toEqual({ 'T5-T10': 4, 'T11-L2': 15, 'L3-L5': 3 });
    expect(main?.method).toBe('welch-anova');
    if (!main?.primary.ok) throw new Error('a test expected');
    expect(main.primary.value).toMatchObject({ statisticName: 'F' });
    expect(main.primary.value).not.toHaveProperty('estimate');
    expect(rows.value.map(({ verdict }) => verdict)).toEqual(rows.value.map(() => 'same'));
  });
});

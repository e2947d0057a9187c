import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { rowValues } from '../../../src/analysis/rowValues';
import { studyResults } from '../../../src/analysis/studyResults';
import { subjectValues } from '../../../src/analysis/subjectValues';
import { observerId, sopInstanceUid } from '../../../src/domain/ids';
import type { RoiFat, RoiMeasurement } from '../../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { referenceMuscleId } from '../../../src/domain/reading/referenceTissue';
import { targetKey } from '../../../src/domain/reading/roi';
import { muscleSets } from '../../../src/domain/study/muscleSet';
import type { FatMethod, Protocol } from '../../../src/domain/study/protocol';
import { timePoints } from '../../../src/domain/timePoint';
import { fatTableModel, normalisedTableModel } from '../../../src/report/furtherTableModel';
import { defaultPrintSettings } from '../../../src/report/printSettings';
import { missingValueText } from '../../../src/report/reasonText';
import { subjectFindings } from '../../../src/report/subjectFindings';
import {
  makeMeasurement,
  makeProject,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../support/studyFixtures';

// Expected numbers: exact arithmetic by hand.
const subject = makeSubject('S-001');
const cellsA = {
  preop: { right: [1000, 400], left: [1200, 500] },
  followUp: { right: [900, 440], left: [1060, 520] },
} as const;
const cellsB = {
  preop: { right: [1100, 420], left: [1300, 480] },
  followUp: { right: [940, 460], left: [1100, 580] },
} as const;
// ROI-SI: (400 + 500 + 420 + 480) / 4 = 450 pre-op, (440 + 520 + 460 + 580) / 4 = 500 at follow-up.

const csf = (timePoint: 'preop' | 'followUp') =>
  makeTarget(timePoint, 'left', { muscleId: referenceMuscleId('csf'), side: 'none' });

function withCsf(reading: Reading, preop: number, followUp: number): Reading {
  const entry = (timePoint: 'preop' | 'followUp', mean: number) =>
    [
      targetKey(csf(timePoint)),
      makeRoiEntry(csf(timePoint), makeMeasurement({ grossMm2: 50, mean })),
    ] as const;
  return {
    ...reading,
    entries: {
      ...reading.entries,
      ...Object.fromEntries([entry('preop', preop), entry('followUp', followUp)]),
    },
  };
}

const a = withCsf(makeReading(subject, 'A', cellsA), 1000, 1200);
const b = withCsf(makeReading(subject, 'B', cellsB), 1250, 1300);

function complete(readings: readonly Reading[], protocol: Protocol) {
  const outcome = subjectValues({ subject, readings, protocol });
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome.missing));
  const [structure] = outcome.structures;
  if (!structure) throw new Error('a structure expected');
  return { ...outcome, structure };
}

function resultsOf(readings: readonly Reading[], protocol: Protocol) {
  const results = studyResults({
    person: { kind: 'researcher' },
    project: makeProject({ protocol }),
    subjects: [subject],
    readings,
  });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

describe('normalised SI', () => {
  const protocol = makeProtocol({ references: ['csf'] });

  it('is ROI-SI divided by the observers’ mean of the reference: a ratio of averages', () => {
    const { structure } = complete([a, b], protocol);
    // CSF: (1000 + 1250) / 2 = 1125 and (1200 + 1300) / 2 = 1250. 450 / 1125 = 0.4; 500 / 1250 = 0.4.
    expect(structure.normalised).toEqual([
      {
        tissue: 'csf',
        referenceSi: { preop: 1125, followUp: 1250 },
        ratio: { preop: 0.4, followUp: 0.4 },
        changePercent: 0,
      },
    ]);
    // SI itself rose by a ninth.
    expect(structure.changePercent.si).toBeCloseTo(100 / 9, 12);
  });

  it('changes by 100 × (follow-up − pre-op) / pre-op of the ratios', () => {
    // Follow-up CSF 1000 of both: 500 / 1000 = 0.5, from 0.4: +25 %.
    const { structure } = complete([withCsf(a, 1000, 1000), withCsf(b, 1250, 1000)], protocol);
    expect(structure.normalised[0]?.changePercent).toBeCloseTo(25, 12);
  });

  it('of one side and one observer is that SI divided by that observer’s reference, and named so', () => {
    const results = studyResults(
      {
        person: { kind: 'researcher' },
        project: makeProject({ protocol }),
        subjects: [subject],
        readings: [a, b],
      },
      { ...studyChoice, side: 'left', observers: { kind: 'one', observerId: observerId('A') } },
    );
    if (!results.ok) throw new Error(results.error.kind);
    const { normalised } = results.value;
    // Left of A: 500 / 1000 = 0.5 and 520 / 1200; change −13.33 %.
    const ratioAt = (phase: string) =>
      normalised.filter((row) => row.phase === phase).flatMap((row) => rowValues(row, 'not-refractured'))[0]
        ?.value;
    expect(ratioAt('preop')).toBe(0.5);
    expect(ratioAt('followUp')).toBeCloseTo(520 / 1200, 12);
    expect(ratioAt('changePercent')).toBeCloseTo(-40 / 3, 10);
    const model = normalisedTableModel(results.value, defaultPrintSettings);
    expect(model?.rows[0]?.label).toBe('Left SI / SI of CSF');
    expect(model?.caption).toBe(
      'Signal of the muscles relative to reference tissues, by group; observer A alone; left side alone',
    );
    expect(model?.footnotes.map(({ text }) => text).join(' ')).toContain(
      'SI (value of one observer, left side) divided by the SI of the reference on the same slice: a ratio',
    );
  });

  it('is left out alone where one observer lacks the reference, which is said; CSA and SI stand', () => {
    const { [targetKey(csf('followUp'))]: _, ...entries } = b.entries;
    const { structure, missingReferences } = complete([a, { ...b, entries }], protocol);
    expect(structure.normalised).toEqual([]);
    expect(structure.average.preop.si).toBe(450);
    expect(missingReferences.map((one) => missingValueText(one, protocol))).toEqual([
      'B, follow-up, CSF: neither outline nor reason',
    ]);
    const results = resultsOf([a, { ...b, entries }], protocol);
    expect(results.flow.counts.analysed).toBe(1);
    const notes = normalisedTableModel(results, defaultPrintSettings)?.footnotes.map(({ text }) => text);
    expect(notes).toContain(
      'No SI / SI of CSF of 1 subject (S-001): B, follow-up, CSF: neither outline nor reason.',
    );
  });

  it('is none where the reference lies on another slice than the muscles of the same reading', () => {
    const entry = a.entries[targetKey(csf('preop'))];
    if (entry?.kind !== 'roi') throw new Error('an ROI expected');
    const image = { sopInstanceUid: sopInstanceUid('1.2.3.other'), frame: 0 };
    const roi = { ...entry.roi, image, imageFingerprint: 'of another slice' };
    const moved: ReadingEntry = { ...entry, roi };
    const entries = { ...a.entries, [targetKey(csf('preop'))]: moved };
    const { missingReferences } = complete([{ ...a, entries }, b], protocol);
    expect(missingReferences.map((one) => missingValueText(one, protocol))).toEqual([
      'A, pre-op, CSF: on another slice than the muscles',
    ]);
  });

  it('is none by a reference without signal, and nothing is divided by zero', () => {
    const { structure, missingReferences } = complete([withCsf(a, 0, 1), withCsf(b, 0, 1)], protocol);
    expect(structure.normalised).toEqual([]);
    expect(missingReferences.map((one) => missingValueText(one, protocol))).toEqual([
      'pre-op, CSF: SI is 0, so a ratio or change means nothing',
    ]);
  });

  it('has no table where the protocol names no reference', () => {
    const results = resultsOf([a, b], makeProtocol());
    expect(results.normalised).toEqual([]);
    expect(normalisedTableModel(results, defaultPrintSettings)).toBeUndefined();
  });
});

describe('fat', () => {
  const otsu: FatMethod = { kind: 'otsu' };
  const protocol = makeProtocol({ fatMethod: otsu });

  function fatOf(fatPercent: number, netMm2: number, overrides: Partial<RoiFat> = {}): RoiFat {
    const fat: RoiFat = {
      kind: 'known',
      method: otsu,
      valueKind: 'displayed',
      threshold: 500,
      pixelCount: 1000,
      fatPixelCount: fatPercent * 10,
      mixedPixelCount: 0,
      fatPercent,
      leanAreaMm2: netMm2 * (1 - fatPercent / 100),
      fatAreaMm2: (netMm2 * fatPercent) / 100,
    };
    // Only parts of the known kind are given.
    return { ...fat, ...overrides } as RoiFat;
  }

  /** The reading with fat % by time point and side. */
  function withFat(
    reading: Reading,
    percents: Readonly<Record<string, number>>,
    overrides: Partial<RoiFat> = {},
  ): Reading {
    const entries: Record<string, ReadingEntry> = { ...reading.entries };
    for (const timePoint of timePoints) {
      for (const side of ['right', 'left'] as const) {
        const key = targetKey(makeTarget(timePoint, side));
        const entry = entries[key];
        if (entry?.kind !== 'roi' || entry.measurement.area.kind !== 'known')
          throw new Error('an ROI expected');
        const fat = fatOf(percents[`${timePoint} ${side}`] ?? 0, entry.measurement.area.netMm2, overrides);
        const measurement: RoiMeasurement = { ...entry.measurement, fat };
        entries[key] = { ...entry, measurement };
      }
    }
    return { ...reading, entries };
  }

  const percents = { 'preop right': 10, 'preop left': 20, 'followUp right': 20, 'followUp left': 30 };
  const fatA = withFat(a, percents);
  const fatB = withFat(b, percents);

  it('is averaged as SI is: over the observers, then the sides, unweighted', () => {
    const { structure } = complete([fatA, fatB], protocol);
    // Fat %: (10 + 20) / 2 = 15, (20 + 30) / 2 = 25. Lean pre-op: A 900, 960; B 990, 1040: mean 972.5. Fat: 100, 240, 110, 260.
    expect(structure.fat?.average.preop).toEqual({ fatPercent: 15, leanAreaMm2: 972.5, fatAreaMm2: 177.5 });
    // Lean at follow-up: A 720, 742; B 752, 770: mean 746. Fat: 180, 318, 188, 330: mean 254.
    expect(structure.fat?.average.followUp.leanAreaMm2).toBeCloseTo(746, 10);
    expect(structure.fat?.average.followUp.fatAreaMm2).toBeCloseTo(254, 10);
  });

  it('changes in percentage points where it is a share, in percent where it is an area', () => {
    const { structure } = complete([fatA, fatB], protocol);
    expect(structure.fat?.change.fatPercentPoints).toBe(10);
    expect(structure.fat?.change.leanAreaPercent).toBeCloseTo((100 * (746 - 972.5)) / 972.5, 10);
    expect(structure.fat?.change.fatAreaPercent).toBeCloseTo((100 * (254 - 177.5)) / 177.5, 10);
  });

  it('has no percent change of an area from none', () => {
    const none = { ...percents, 'preop right': 0, 'preop left': 0 };
    const { structure } = complete([withFat(a, none), withFat(b, none)], protocol);
    expect(structure.fat?.change.fatAreaPercent).toBeUndefined();
    expect(structure.fat?.change.fatPercentPoints).toBe(25);
    const model = fatTableModel(
      resultsOf([withFat(a, none), withFat(b, none)], protocol),
      defaultPrintSettings,
    );
    expect(model?.footnotes.map(({ text }) => text)).toContain(
      'No percent change of fat area, which is 0 pre-op: S-001.',
    );
  });

  it('by another method is listed and never mixed in; CSA and SI stand', () => {
    const other = withFat(b, percents, { method: { kind: 'fixed-threshold', value: 300 } });
    const { structure, missingFat } = complete([fatA, other], protocol);
    expect(structure.fat).toBeUndefined();
    expect(structure.sides.preop.every((side) => !('fat' in side))).toBe(true);
    expect(structure.average.preop.csaMm2).toBe(1150);
    expect(missingFat.map(({ kind }) => kind)).toEqual(['cell', 'cell', 'cell', 'cell']);
    const results = resultsOf([fatA, other], protocol);
    const notes = fatTableModel(results, defaultPrintSettings)?.footnotes.map(({ text }) => text) ?? [];
    expect(notes).toContain(
      'No fat of 1 subject (S-001): fat measured by another method (fixed threshold 300).',
    );
    expect(subjectFindings(results.flow, protocol)[0]?.findings[0]).toBe(
      'no fat: B, pre-op, right: fat measured by another method (fixed threshold 300)',
    );
  });

  it('by another parameter, or of another kind of value, is another method', () => {
    const lean = (sdCount: number): FatMethod => ({ kind: 'lean-sample', sdCount });
    const two = withFat(a, percents, { method: lean(2) });
    const three = withFat(b, percents, { method: lean(3) });
    const outcome = complete([two, three], makeProtocol({ fatMethod: lean(2) }));
    expect(outcome.missingFat).toHaveLength(4);
    const stored = withFat(b, percents, { valueKind: 'stored' });
    expect(complete([fatA, stored], protocol).missingFat).toHaveLength(4);
  });

  it('that the method did not give is said with its reason', () => {
    const why = { kind: 'unknown', why: 'no-convergence' } as const;
    const { missingFat } = complete([fatA, withFat(b, percents, why)], protocol);
    expect(missingFat[0] && missingValueText(missingFat[0], protocol)).toBe(
      'B, pre-op, right: no fat: the mixture did not settle',
    );
  });

  it('has no table, and takes no part, where the protocol asks for none', () => {
    const { structure, missingFat } = complete([fatA, fatB], makeProtocol());
    expect([structure.fat, missingFat]).toEqual([undefined, []]);
    expect(fatTableModel(resultsOf([fatA, fatB], makeProtocol()), defaultPrintSettings)).toBeUndefined();
  });

  it('says under the tables how muscles are combined, and nothing of a gross area that is not in them', () => {
    const several = makeProtocol({
      fatMethod: otsu,
      references: ['csf'],
      csaKind: 'gross',
      pixelRule: 'imagej',
      combined: true,
      muscles: muscleSets.separately,
    });
    const results = resultsOf([], several);
    const notesOf = (model: ReturnType<typeof fatTableModel>) =>
      model?.footnotes.map(({ text }) => text).join(' ') ?? '';
    const fat = notesOf(fatTableModel(results, defaultPrintSettings));
    expect(fat).toContain(
      'Combined: of each observer and side, areas are added and fat % is weighted by net area.',
    );
    expect(fat).toContain('Areas are counted in pixels as by ImageJ.');
    expect(fat).not.toContain('CSA is the area inside the outline');
    expect(notesOf(normalisedTableModel(results, defaultPrintSettings))).toContain(
      'Combined: of each observer and side, SI is weighted by net area.',
    );
  });

  it('of a sample that lies elsewhere or has one pixel says what is missing', () => {
    const lean: FatMethod = { kind: 'lean-sample', sdCount: 2 };
    const why = { kind: 'unknown', method: lean, why: 'no-lean-sample' } as const;
    const { missingFat } = complete([withFat(a, percents, why), b], makeProtocol({ fatMethod: lean }));
    expect(missingFat[0] && missingValueText(missingFat[0], protocol)).toBe(
      'A, pre-op, right: no fat: no lean-muscle sample on the slice, or one of a single pixel',
    );
  });

  it('names its method under the table, and its share and functional CSA are rated', () => {
    const results = resultsOf([fatA, fatB], protocol);
    const model = fatTableModel(results, defaultPrintSettings);
    expect(
      model?.footnotes.some(({ text }) => text.startsWith('Fat by Otsu’s threshold, of displayed')),
    ).toBe(true);
    expect(model?.rows.map(({ label }) => label)).toEqual([
      'Fat, %',
      'Pre-op',
      'Follow-up',
      'Change, percentage points',
      'Functional CSA, mm²',
      'Pre-op',
      'Follow-up',
      'Change, %',
      'Fat area, mm²',
      'Pre-op',
      'Follow-up',
      'Change, %',
    ]);
    if (!results.agreement.ok) throw new Error('two observers expected');
    const rated = results.agreement.value.rows.find(
      ({ quantity, side, phase }) => quantity === 'leanAreaMm2' && side === 'mean' && phase === 'preop',
    );
    // A: (900 + 960) / 2; B: (990 + 1040) / 2.
    expect(rated?.ratings[0]?.values).toEqual([930, 1015]);
  });
});

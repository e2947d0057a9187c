import { describe, expect, it } from 'vitest';
import { agreementRatings } from '../../../src/analysis/agreementRatings';
import { structuresOf } from '../../../src/analysis/structure';
import { studyResults } from '../../../src/analysis/studyResults';
import { subjectValues } from '../../../src/analysis/subjectValues';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import { sides } from '../../../src/domain/side';
import { combinedMuscleId, muscleSets } from '../../../src/domain/study/muscleSet';
import { timePoints } from '../../../src/domain/timePoint';
import { missingValueText } from '../../../src/report/reasonText';
import {
  makeMeasurement,
  makeProject,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../support/studyFixtures';

const subject = makeSubject('S-001');
const protocol = makeProtocol({ muscles: muscleSets['separately-psoas'], combined: true });

type Cell = readonly [grossMm2: number, si: number, netMm2?: number];
type Cells = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** A signed reading with the cells given by muscle and by time point and side. */
function reading(observer: string, cells: Cells, own = protocol): Reading {
  const entries: Record<string, ReadingEntry> = {};
  for (const { id: muscleId } of own.muscles) {
    for (const timePoint of timePoints) {
      for (const side of own.sides) {
        const cell = cells[muscleId]?.[`${timePoint} ${side}`];
        if (!cell) continue;
        const target = makeTarget(timePoint, side, { muscleId });
        const [grossMm2, mean, netMm2 = grossMm2] = cell;
        entries[targetKey(target)] = makeRoiEntry(target, makeMeasurement({ grossMm2, netMm2, mean }));
      }
    }
  }
  const cell = [1, 1] as const;
  const none = { preop: { right: cell, left: cell }, followUp: { right: cell, left: cell } };
  return { ...makeReading(subject, observer, none), entries };
}

/** The same on both sides. */
const even = (preop: Cell, followUp: Cell) => ({
  'preop right': preop,
  'preop left': preop,
  'followUp right': followUp,
  'followUp left': followUp,
});

// Multifidus 300 and 500 mm² at SI 200, erector spinae 900 at 400 → 1000, psoas 800 at 100. Follow-up of the first 250.
const a = reading('A', {
  mf: even([300, 200], [250, 220]),
  es: even([900, 400], [810, 440]),
  psoas: even([800, 100], [800, 100]),
});
const b = reading('B', {
  mf: even([500, 200], [350, 260]),
  es: even([1000, 500], [890, 500]),
  psoas: even([800, 100], [800, 100]),
});

function valuesOf(readings: readonly Reading[], own = protocol) {
  const outcome = subjectValues({ subject, readings, protocol: own });
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome.missing));
  return new Map(outcome.structures.map((values) => [values.muscleId, values]));
}

describe('several muscles', () => {
  const values = valuesOf([a, b]);

  it('each have their values, in the order of the protocol, and then all of them as one', () => {
    expect([...values.keys()]).toEqual(['mf', 'es', 'psoas', 'combined']);
    expect(values.get('mf')?.average.preop).toEqual({ csaMm2: 400, si: 200, csaPerSi: 2 });
    expect(values.get('es')?.average.preop).toEqual({ csaMm2: 950, si: 450, csaPerSi: 950 / 450 });
    // (300 − 400) / 400.
    expect(values.get('mf')?.changePercent.csaMm2).toBe(-25);
  });

  it('as one add their areas and weight SI by area, observer by observer', () => {
    const combined = values.get(combinedMuscleId);
    // A: 300 + 900 + 800 = 2000; B: 500 + 1000 + 800 = 2300.
    expect(combined?.average.preop.csaMm2).toBe(2150);
    // A: (300·200 + 900·400 + 800·100) / 2000 = 250; B: (500·200 + 1000·500 + 800·100) / 2300 = 680/2.3.
    expect(combined?.average.preop.si).toBeCloseTo((250 + 680000 / 2300) / 2, 10);
  });

  it('as one weight SI by the net area, which its pixels come from, while areas stay gross', () => {
    const cells = {
      mf: even([300, 200, 100], [300, 200]),
      es: even([900, 400], [900, 400]),
    };
    const own = makeProtocol({ muscles: muscleSets.separately, combined: true });
    const combined = valuesOf([reading('A', cells, own), reading('B', cells, own)], own).get(
      combinedMuscleId,
    );
    expect(combined?.average.preop.csaMm2).toBe(1200);
    // (100·200 + 900·400) / 1000 = 380, and not (300·200 + 900·400) / 1200 = 350.
    expect(combined?.average.preop.si).toBe(380);
    // Excluded: 200 of 1200 mm² pre-op = 16.67 %, none later.
    expect(combined?.excludedSharePercent.preop).toBeCloseTo(100 / 6, 12);
    expect(combined?.isExclusionUneven).toBe(true);
  });

  it('are not taken as one where the protocol does not ask for it, nor where there is one muscle', () => {
    expect(structuresOf({ ...protocol, combined: false })).toHaveLength(3);
    expect(structuresOf(makeProtocol({ combined: true })).map(({ muscleId }) => muscleId)).toEqual(['mf-es']);
  });

  it('make the subject incomplete when one of them lacks one cell, which is named with the muscle', () => {
    const target = makeTarget('followUp', 'left', { muscleId: 'es' });
    const { [targetKey(target)]: _, ...entries } = b.entries;
    const outcome = subjectValues({ subject, readings: [a, { ...b, entries }], protocol });
    if (outcome.kind !== 'incomplete') throw new Error('incomplete expected');
    expect(outcome.missing.map((one) => missingValueText(one, protocol))).toEqual([
      'B, follow-up, ES, left: neither outline nor reason',
    ]);
  });

  it('are lines of their own in Table 2, the correlations and agreement', () => {
    const results = studyResults({
      person: { kind: 'researcher' },
      project: makeProject({ protocol }),
      subjects: [subject],
      readings: [a, b],
    });
    if (!results.ok) throw new Error(results.error.kind);
    const muscles = ['mf', 'es', 'psoas', 'combined'];
    const { tableTwo, correlations, agreement } = results.value;
    expect([...new Set(tableTwo.map(({ muscleId }) => muscleId))]).toEqual(muscles);
    expect([...new Set(correlations.map(({ muscleId }) => muscleId))]).toEqual(muscles);
    expect(agreement.ok && [...new Set(agreement.value.rows.map(({ muscleId }) => muscleId))]).toEqual(
      muscles,
    );
  });

  it('as one are rated by each observer’s own sum', () => {
    const rated = agreementRatings({ subjects: [subject], readings: [a, b], protocol }).find(
      ({ muscleId, side, quantity, phase }) =>
        muscleId === combinedMuscleId && side === 'mean' && quantity === 'csaMm2' && phase === 'preop',
    );
    expect(rated?.ratings[0]?.values).toEqual([2000, 2300]);
  });
});

describe('one side', () => {
  it('is a study of that side: its values are the averages, and there is no asymmetry', () => {
    const own = makeProtocol({ sides: ['left'] });
    const cells = { 'mf-es': { 'preop left': [1000, 400], 'followUp left': [900, 500] } } as const;
    const values = valuesOf([reading('A', cells, own), reading('B', cells, own)], own).get('mf-es');
    expect(values?.average.preop).toEqual({ csaMm2: 1000, si: 400, csaPerSi: 2.5 });
    expect(values?.changePercent.csaMm2).toBe(-10);
    expect(values?.asymmetry).toBeUndefined();
    expect(sides).toEqual(['right', 'left']);
  });
});

describe('the letter of an observer', () => {
  it('stands in a reason, not the id, which may be any text', () => {
    const [first, second] = protocol.observers;
    if (!first || !second) throw new Error('two observers expected');
    const own = { ...protocol, observers: [{ ...first, letter: 'K' }, second] };
    const { entries: _, ...rest } = a;
    const outcome = subjectValues({ subject, readings: [{ ...rest, entries: {} }, b], protocol: own });
    if (outcome.kind !== 'incomplete' || !outcome.missing[0]) throw new Error('incomplete expected');
    expect(missingValueText(outcome.missing[0], own)).toBe(
      'K, pre-op, MF, right: neither outline nor reason',
    );
  });
});

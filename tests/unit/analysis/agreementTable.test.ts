import { describe, expect, it } from 'vitest';
import { agreementTable } from '../../../src/analysis/agreementTable';
import type { Phase, Quantity } from '../../../src/analysis/quantity';
import { observerId, sopInstanceUid } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import { type Roi, targetKey } from '../../../src/domain/reading/roi';
import type { Side } from '../../../src/domain/side';
import { makeStudy } from '../../support/fixtureStudy';
import {
  evenCells,
  makeMeasurement,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../support/studyFixtures';

type Input = Parameters<typeof agreementTable>[0];

function rowOf(input: Input, side: Side | 'mean', quantity: Quantity, phase: Phase) {
  const table = agreementTable(input);
  if (!table.ok) throw new Error('table expected');
  const row = table.value.rows.find((r) => r.side === side && r.quantity === quantity && r.phase === phase);
  if (!row) throw new Error('row expected');
  return row;
}

function studyInput(change: (readings: readonly Reading[]) => readonly Reading[] = (r) => r): Input {
  const { subjects, readings } = makeStudy();
  return { subjects, readings: change(readings), protocol: makeProtocol() };
}

/** Four raters, six subjects: Shrout & Fleiss (1979), table 2. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
] as const;

describe('agreementTable', () => {
  it('finds the published ICC(2,1) 0.29 and ICC(2,4) 0.62 of Shrout & Fleiss from readings', () => {
    const subjects = shroutFleiss.map((_, index) => makeSubject(`S${index}`));
    const letters = ['A', 'B', 'C', 'D'];
    const readings = subjects.flatMap((subject, index) =>
      letters.map((letter, rater) => {
        const rating = shroutFleiss[index]?.[rater] ?? Number.NaN;
        return makeReading(subject, letter, evenCells([100, rating], [100, rating]));
      }),
    );
    const observers = letters.map((letter) => ({
      id: observerId(letter),
      letter,
      role: '',
      name: '',
      training: '',
    }));
    const row = rowOf({ subjects, readings, protocol: makeProtocol({ observers }) }, 'left', 'si', 'preop');
    if (!row.icc.ok) throw new Error('ICC expected');
    expect([row.n, row.k]).toEqual([6, 4]);
    expect(row.icc.value.icc21.icc).toBeCloseTo(0.29, 2);
    expect(row.icc.value.icc2k.icc).toBeCloseTo(0.62, 2);
    expect(row.offset).toEqual({ ok: false, error: { kind: 'not-two-observers', observers: 4 } });
  });

  it('never mixes sides or time points: every line has one rating per subject', () => {
    const table = agreementTable(studyInput());
    if (!table.ok) throw new Error('table expected');
    // 3 phases × 3 quantities × (right, left, mean).
    expect(table.value.rows).toHaveLength(27);
    for (const row of table.value.rows) {
      expect(new Set(row.ratings.map((rating) => rating.subjectId)).size).toBe(row.n);
      expect(row.ratings.every((rating) => rating.values.length === 2)).toBe(true);
    }
  });

  it('counts subjects whom both observers read, complete or not, of known group or not', () => {
    // Eight analysed, the one of unknown group, and X1 where both have the value; never the excluded X4.
    const preop = rowOf(studyInput(), 'left', 'csaMm2', 'preop');
    expect([preop.n, preop.dropped]).toEqual([10, 0]);
    const followUp = rowOf(studyInput(), 'left', 'csaMm2', 'followUp');
    expect([followUp.n, followUp.dropped]).toEqual([9, 1]);
    expect(rowOf(studyInput(), 'right', 'csaMm2', 'followUp').n).toBe(10);
    expect(rowOf(studyInput(), 'mean', 'csaMm2', 'followUp').n).toBe(9);
    expect(rowOf(studyInput(), 'left', 'csaMm2', 'changePercent').n).toBe(9);
  });

  it('gives the offset as second observer minus first, and Bland-Altman with the same sign', () => {
    const row = rowOf(studyInput(), 'left', 'csaMm2', 'preop');
    // B lies 20 mm² above A everywhere.
    if (!row.offset.ok || !row.blandAltman.ok) throw new Error('offset expected');
    expect(row.offset.value.offset).toBe(20);
    expect(row.offset.value.interval).toEqual([20, 20]);
    expect(row.blandAltman.value.bias).toBe(20);
  });

  it('leaves out re-opened readings, open readings and second rounds', () => {
    const reopened = studyInput((readings) =>
      readings.map((reading, index) =>
        index === 0
          ? { ...reading, reopenings: [{ atUtc: '2026-05-01T00:00:00Z', reason: 'wrong side' }] }
          : index === 2
            ? { ...reading, state: 'open' }
            : index === 4
              ? { ...reading, round: 2 }
              : reading,
      ),
    );
    const row = rowOf(reopened, 'left', 'csaMm2', 'preop');
    expect(row.ratings.map((rating) => rating.code)).toEqual(['N1', 'N2', 'N3', 'N4', 'R4', 'X1', 'X3']);
  });

  it('holds a change against the MDC of the change itself', () => {
    // Changes of A: −10, −20, −30 %; of B: −12, −20, −28 %. Differences −2, 0, 2: bias 0, SD 2.
    const subjects = ['S1', 'S2', 'S3'].map((code) => makeSubject(code));
    const changes = [
      [90, 88],
      [80, 80],
      [70, 72],
    ] as const;
    const readings = subjects.flatMap((subject, index) => [
      makeReading(subject, 'A', evenCells([100, 50], [changes[index]?.[0] ?? 0, 50])),
      makeReading(subject, 'B', evenCells([100, 50], [changes[index]?.[1] ?? 0, 50])),
    ]);
    const row = rowOf({ subjects, readings, protocol: makeProtocol() }, 'mean', 'csaMm2', 'changePercent');
    if (!row.changeMdc?.ok) throw new Error('MDC expected');
    expect(row.changeMdc.value.bias).toBe(0);
    expect(row.changeMdc.value.mdc95).toBeCloseTo((1.959963984540054 * 2) / Math.SQRT2, 12);
    const preop = rowOf({ subjects, readings, protocol: makeProtocol() }, 'mean', 'csaMm2', 'preop');
    expect(preop.changeMdc).toBeUndefined();
  });

  it('rates SI where the file has no PixelSpacing, but not CSA', () => {
    const input = studyInput((readings) =>
      readings.map((reading, index) => {
        if (index !== 0) return reading;
        const target = makeTarget('preop', 'left');
        const area = { kind: 'unknown', problem: { kind: 'missing', tag: 'PixelSpacing' } } as const;
        const entry = makeRoiEntry(target, makeMeasurement({ grossMm2: 1, mean: 400 }, { area }));
        return { ...reading, entries: { ...reading.entries, [targetKey(target)]: entry } };
      }),
    );
    expect(rowOf(input, 'left', 'si', 'preop').n).toBe(10);
    expect(rowOf(input, 'left', 'csaMm2', 'preop').n).toBe(9);
    expect(rowOf(input, 'left', 'csaPerSi', 'preop').n).toBe(9);
  });

  /** The first reading's left outline of the follow-up, changed. */
  const withOutline = (part: Partial<Roi>) =>
    studyInput((readings) =>
      readings.map((reading, index) => {
        const key = targetKey(makeTarget('followUp', 'left'));
        const entry = reading.entries[key];
        if (index !== 0 || entry?.kind !== 'roi') return reading;
        return {
          ...reading,
          entries: { ...reading.entries, [key]: { ...entry, roi: { ...entry.roi, ...part } } },
        };
      }),
    );

  it('takes two hospitals’ copies of an image, of other UIDs, for one slice', () => {
    const image = { sopInstanceUid: sopInstanceUid('1.2.3.copy'), frame: 0 };
    expect(rowOf(withOutline({ image }), 'left', 'si', 'followUp')).toMatchObject({ n: 9, sameSlice: 9 });
  });

  it('counts subjects that were outlined on the same slice', () => {
    const image = { sopInstanceUid: sopInstanceUid('1.2.3.other'), frame: 0 };
    const input = withOutline({ image, imageFingerprint: 'of another slice' });
    expect(rowOf(input, 'left', 'si', 'preop')).toMatchObject({ n: 10, sameSlice: 10 });
    expect(rowOf(input, 'left', 'si', 'followUp')).toMatchObject({ n: 9, sameSlice: 8 });
    expect(rowOf(input, 'left', 'si', 'changePercent')).toMatchObject({ n: 9, sameSlice: 8 });
  });

  it('does not exist with one observer', () => {
    const observers = [{ id: observerId('A'), letter: 'A', role: '', name: '', training: '' }];
    expect(agreementTable({ ...studyInput(), protocol: makeProtocol({ observers }) })).toEqual({
      ok: false,
      error: { kind: 'one-observer' },
    });
  });
});

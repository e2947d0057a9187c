import { describe, expect, it } from 'vitest';
import { agreementCases, type CasesInput } from '../../../../src/domain/agreement/agreementCase';
import { caseFactsOf } from '../../../../src/domain/agreement/caseFactsOf';
import { observerId, readingId, sopInstanceUid } from '../../../../src/domain/ids';
import type { PointPx } from '../../../../src/domain/image/point';
import type { Reading, ReadingEntry } from '../../../../src/domain/reading/reading';
import { targetKey } from '../../../../src/domain/reading/roi';
import {
  evenCells,
  makeMeasurement,
  makeProject,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../../support/studyFixtures';

const subject = makeSubject('S1');
const { protocol } = makeProject();
const raters = [
  { observerId: observerId('A'), round: 1 },
  { observerId: observerId('B'), round: 1 },
] as const;
const right = makeTarget('preop', 'right');
const key = targetKey(right);

const square = (left: number): readonly PointPx[] => [
  [left, 0],
  [left + 10, 0],
  [left + 10, 10],
  [left, 10],
];

function roi(
  outlinePx: readonly PointPx[],
  values: Parameters<typeof makeMeasurement>[0],
  slice = 'one',
): ReadingEntry {
  const entry = makeRoiEntry(right, makeMeasurement(values));
  if (entry.kind !== 'roi') throw new Error('no ROI');
  const image = { sopInstanceUid: sopInstanceUid(`1.2.${slice}`), frame: 0 };
  return { ...entry, roi: { ...entry.roi, outlinePx, image, imageFingerprint: slice } };
}

const cannot: ReadingEntry = {
  kind: 'cannot-measure',
  target: right,
  reason: 'motion',
  note: 'blurred',
  recordedAtUtc: '2026-02-01T00:00:00Z',
};

function reading(
  observer: 'A' | 'B',
  entry: ReadingEntry | undefined,
  overrides: Partial<Reading> = {},
): Reading {
  const own = makeReading(subject, observer, evenCells([1000, 400], [900, 440]), { overrides });
  return { ...own, entries: entry ? { [key]: entry } : {} };
}

const one = roi(square(0), { grossMm2: 100, netMm2: 90, mean: 400 });
const other = roi(square(1), { grossMm2: 110, netMm2: 95, mean: 430 });

function casesOf(readings: readonly Reading[], change: Partial<CasesInput> = {}) {
  return [...caseFactsOf({ subjects: [subject], readings, protocol, raters, ...change })];
}

describe('a case of agreement', () => {
  it('has Dice, distances in mm and both values of one slice', () => {
    const [found, ...others] = casesOf([reading('A', one), reading('B', other)]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      subjectId: subject.id,
      code: 'S1',
      isTraining: false,
      target: right,
      targetKey: key,
      csaMm2: [100, 110],
      si: [400, 430],
      images: [{ sopInstanceUid: '1.2.one' }, { sopInstanceUid: '1.2.one' }],
    });
    if (found?.pair.kind !== 'same-slice') throw new Error('not on one slice');
    // 2 · 90 / 200. Of boxes of 7.5 × 5 mm, moved by one column of 0.75 mm: left side 5 · 0.75, top and bottom 2 · 0.75² / 2 beyond
    // the other one, right side 5 · 0.75 less 2 · 0.75² / 2 near the other's corners, over 25 mm.
    expect(found.pair.dice).toBeCloseTo(0.9, 12);
    expect(found.pair.meanMm).toBeCloseTo(7.5 / 25, 4);
    expect(found.pair.percentile95Mm).toBeCloseTo(0.75, 6);
  });

  it('takes the CSA that the protocol names', () => {
    const [found] = casesOf([reading('A', one), reading('B', other)], {
      protocol: { ...protocol, csaKind: 'net' },
    });
    expect(found?.csaMm2).toEqual([90, 95]);
  });

  it('has neither Dice nor distance of two slices, but both values', () => {
    const [found] = casesOf([
      reading('A', one),
      reading('B', roi(square(1), { grossMm2: 110, mean: 430 }, 'two')),
    ]);
    expect(found?.pair).toEqual({ kind: 'other-slice' });
    expect(found?.csaMm2).toEqual([100, 110]);
    expect(found?.images.map((image) => image?.sopInstanceUid)).toEqual(['1.2.one', '1.2.two']);
  });

  it('says who could not measure, and why; the other’s value stands', () => {
    const [second] = casesOf([reading('A', one), reading('B', cannot)]);
    expect(second?.pair).toEqual({ kind: 'one-cannot', who: 1, reason: 'motion' });
    expect(second?.csaMm2).toEqual([100, undefined]);
    expect(second?.images[1]).toBeUndefined();
    const [first] = casesOf([reading('A', cannot), reading('B', other)]);
    expect(first?.pair).toEqual({ kind: 'one-cannot', who: 0, reason: 'motion' });
    expect(first?.si).toEqual([undefined, 430]);
  });

  it('has both reasons where neither could', () => {
    const [found] = casesOf([reading('A', cannot), reading('B', { ...cannot, reason: 'artefact' })]);
    expect(found?.pair).toEqual({ kind: 'neither', reasons: ['motion', 'artefact'] });
    expect(found?.csaMm2).toEqual([undefined, undefined]);
  });

  it('has a Dice and no distance where no spacing is known', () => {
    const unknown = (entry: ReadingEntry): ReadingEntry =>
      entry.kind === 'roi'
        ? {
            ...entry,
            measurement: {
              ...entry.measurement,
              area: { kind: 'unknown', problem: { kind: 'missing', tag: 'PixelSpacing' } },
            },
          }
        : entry;
    const [found] = casesOf([reading('A', unknown(one)), reading('B', unknown(other))]);
    expect(found?.pair).toMatchObject({ kind: 'same-slice', meanMm: undefined, percentile95Mm: undefined });
    expect(found?.csaMm2).toEqual([undefined, undefined]);
  });
});

describe('cases are of first independent readings only', () => {
  const both = [reading('A', one), reading('B', other)] as const;

  it('not of one that is open, or was opened again', () => {
    expect(casesOf([both[0], { ...both[1], state: 'open' }])).toEqual([]);
    const again = { ...both[1], reopenings: [{ atUtc: '2026-03-01T00:00:00Z', reason: 'a slip' }] };
    expect(casesOf([both[0], again])).toEqual([]);
  });

  it('not of another round or a third reader', () => {
    expect(casesOf([both[0], { ...both[1], round: 100 }])).toEqual([]);
    expect(casesOf([both[0], { ...both[1], observerId: observerId('third') }])).toEqual([]);
    const rounds = [raters[0], { observerId: observerId('A'), round: 2 }] as const;
    const second = { ...reading('A', other), round: 2, id: readingId('second') };
    expect(casesOf([both[0], second, both[1]], { raters: rounds })).toHaveLength(1);
  });

  it('not where two records claim to be the same reading', () => {
    expect(casesOf([...both, { ...both[1], id: readingId('twice') }])).toEqual([]);
  });

  it('not of an excluded subject; of one for practice they say so', () => {
    const excluded = { ...subject, exclusion: { reason: 'consent', atUtc: '2026-01-01T00:00:00Z' } };
    expect(casesOf(both, { subjects: [excluded] })).toEqual([]);
    const [training] = casesOf(both, { subjects: [{ ...subject, isTraining: true }] });
    expect(training?.isTraining).toBe(true);
  });

  it('not of a target that one gave nothing for, or that the protocol asks for no more', () => {
    expect(casesOf([both[0], reading('B', undefined)])).toEqual([]);
    expect(casesOf(both, { protocol: { ...protocol, sides: ['left'] } })).toEqual([]);
  });

  it('in the order of subjects, then of drawing', () => {
    const second = makeSubject('S0');
    const readings = (['A', 'B'] as const).flatMap((observer) => [
      makeReading(subject, observer, evenCells([1000, 400], [900, 440])),
      makeReading(second, observer, evenCells([1000, 400], [900, 440])),
    ]);
    const order = [
      ...agreementCases({ subjects: [subject, second], readings: readings.toReversed(), protocol, raters }),
    ].map((found) => `${found.code} ${found.target.timePoint} ${found.target.side}`);
    expect(order).toEqual(
      ['S1', 'S0'].flatMap((code) =>
        ['preop right', 'preop left', 'followUp right', 'followUp left'].map((target) => `${code} ${target}`),
      ),
    );
  });
});

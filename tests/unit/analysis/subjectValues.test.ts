import { describe, expect, it } from 'vitest';
import type { SubjectOutcome } from '../../../src/analysis/subjectValues';
import { subjectValues } from '../../../src/analysis/subjectValues';
import { observerId, readingId } from '../../../src/domain/ids';
import type { ReadingEntry } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import {
  makeMeasurement,
  makeProtocol,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../../support/studyFixtures';

// All expected numbers are exact arithmetic by hand on the cells below.
const subject = makeSubject('S-001');
const protocol = makeProtocol();
const cellsA = {
  preop: { right: [1000, 400], left: [1200, 500] },
  followUp: { right: [900, 440], left: [1060, 520] },
} as const;
const cellsB = {
  preop: { right: [1100, 420], left: [1300, 480] },
  followUp: { right: [940, 460], left: [1100, 580] },
} as const;
const readingA = makeReading(subject, 'A', cellsA);
const readingB = makeReading(subject, 'B', cellsB);
const preopLeft = makeTarget('preop', 'left');

function withEntry(entry: ReadingEntry) {
  return makeReading(subject, 'A', cellsA, { entries: { [targetKey(preopLeft)]: entry } });
}

function complete(outcome: SubjectOutcome) {
  if (outcome.kind !== 'complete') throw new Error(JSON.stringify(outcome.missing));
  const [structure] = outcome.structures;
  if (!structure || outcome.structures.length !== 1) throw new Error('one structure expected');
  return structure;
}

function missing(outcome: SubjectOutcome) {
  if (outcome.kind !== 'incomplete') throw new Error('incomplete expected');
  return outcome.missing;
}

describe('subjectValues of a complete subject', () => {
  const values = complete(subjectValues({ subject, readings: [readingA, readingB], protocol }));

  it('averages each side over the observers', () => {
    expect(values.sides.preop).toEqual([
      { side: 'right', csaMm2: 1050, si: 410, csaPerSi: 1050 / 410, grossMm2: 1050, netMm2: 1050 },
      { side: 'left', csaMm2: 1250, si: 490, csaPerSi: 1250 / 490, grossMm2: 1250, netMm2: 1250 },
    ]);
    expect(values.sides.followUp.map((side) => [side.csaMm2, side.si])).toEqual([
      [920, 450],
      [1080, 550],
    ]);
  });

  it('takes ROI-CSA and ROI-SI as the unweighted mean of the sides and CSA/SI as their ratio', () => {
    expect(values.average.preop).toEqual({ csaMm2: 1150, si: 450, csaPerSi: 1150 / 450 });
    expect(values.average.followUp).toEqual({ csaMm2: 1000, si: 500, csaPerSi: 2 });
    // Not the mean of the sides' ratios.
    expect(values.average.preop.csaPerSi).not.toBe((1050 / 410 + 1250 / 490) / 2);
  });

  it('takes percent change from the averages, never from changes per side or observer', () => {
    expect(values.changePercent.csaMm2).toBe((100 * -150) / 1150);
    expect(values.changePercent.si).toBe((100 * 50) / 450);
    // (2 − 23/9) / (23/9) = −5/23.
    expect(values.changePercent.csaPerSi).toBeCloseTo(-500 / 23, 12);
  });

  it('gives asymmetry with the sign of left minus right', () => {
    expect(values.asymmetry?.preop).toEqual({ csaPercent: (100 * 200) / 1150, siPercent: (100 * 80) / 450 });
    expect(values.asymmetry?.followUp).toEqual({ csaPercent: 16, siPercent: 20 });
  });

  it('does not depend on the order of readings', () => {
    expect(complete(subjectValues({ subject, readings: [readingB, readingA], protocol }))).toEqual(values);
  });

  it('ignores other subjects, other rounds and observers outside the protocol', () => {
    const others = [
      makeReading(makeSubject('S-002'), 'A', cellsB),
      makeReading(subject, 'A', cellsB, { overrides: { round: 2, id: readingId('r2') } }),
      makeReading(subject, 'C', cellsB),
    ];
    const readings = [...others, readingA, readingB];
    expect(complete(subjectValues({ subject, readings, protocol }))).toEqual(values);
  });
});

describe('gross and net', () => {
  const entry = makeRoiEntry(preopLeft, makeMeasurement({ grossMm2: 1200, netMm2: 900, mean: 500 }));
  const readings = [withEntry(entry), readingB];

  it('takes the outline as the CSA where the protocol says gross, and keeps both areas', () => {
    const values = complete(subjectValues({ subject, readings, protocol }));
    expect(values.sides.preop[1]).toMatchObject({ csaMm2: 1250, grossMm2: 1250, netMm2: 1100 });
  });

  it('takes the outline minus exclusions where the protocol says net; SI stays as it is', () => {
    const values = complete(subjectValues({ subject, readings, protocol: makeProtocol({ csaKind: 'net' }) }));
    expect(values.sides.preop[1]).toMatchObject({ csaMm2: 1100, si: 490 });
    expect(values.average.preop.csaMm2).toBe(1075);
  });

  it('warns where the excluded share differs by more than 5 percentage points between the time points', () => {
    // Pre-op: gross (1050 + 1250) / 2 = 1150, net (1050 + 1100) / 2 = 1075: 75 / 1150 = 6.52 %. Follow-up 0 %.
    const values = complete(subjectValues({ subject, readings, protocol }));
    expect(values.excludedSharePercent).toEqual({ preop: (100 * 75) / 1150, followUp: 0 });
    expect(values.isExclusionUneven).toBe(true);
    expect(
      complete(subjectValues({ subject, readings: [readingA, readingB], protocol })).isExclusionUneven,
    ).toBe(false);
  });
});

describe('subjectValues of an incomplete subject', () => {
  const cell = {
    kind: 'cell',
    observerId: 'A',
    siteId: 'fractured-level',
    muscleId: 'mf-es',
    side: 'left',
    timePoint: 'preop',
  };
  const whys = (readings: Parameters<typeof subjectValues>[0]['readings']) =>
    missing(subjectValues({ subject, readings, protocol }));

  it('lists all four targets of an observer who has not read', () => {
    const list = whys([readingA]);
    expect(
      list.map((m) => (m.kind === 'cell' ? [m.observerId, m.timePoint, m.side, m.why.kind] : m)),
    ).toEqual([
      ['B', 'preop', 'right', 'no-reading'],
      ['B', 'preop', 'left', 'no-reading'],
      ['B', 'followUp', 'right', 'no-reading'],
      ['B', 'followUp', 'left', 'no-reading'],
    ]);
  });

  it('does not use an open reading', () => {
    const open = makeReading(subject, 'B', cellsB, { overrides: { state: 'open' } });
    expect(new Set(whys([readingA, open]).map((m) => m.kind === 'cell' && m.why.kind))).toEqual(
      new Set(['not-signed']),
    );
  });

  it('gives the reason where an observer could not measure', () => {
    const entry: ReadingEntry = {
      kind: 'cannot-measure',
      target: preopLeft,
      reason: 'oedema-too-wide',
      note: 'whole side',
      recordedAtUtc: '2026-02-01T00:00:00Z',
    };
    expect(whys([withEntry(entry), readingB])).toEqual([
      { ...cell, why: { kind: 'cannot-measure', reason: 'oedema-too-wide', note: 'whole side' } },
    ]);
  });

  it('never makes an area without PixelSpacing', () => {
    const problem = { kind: 'missing', tag: 'PixelSpacing' } as const;
    const measurement = makeMeasurement({ grossMm2: 1, mean: 500 }, { area: { kind: 'unknown', problem } });
    expect(whys([withEntry(makeRoiEntry(preopLeft, measurement)), readingB])).toEqual([
      { ...cell, why: { kind: 'no-area', problem } },
    ]);
  });

  it('says where an outline holds no pixel centre', () => {
    const measurement = makeMeasurement(
      { grossMm2: 1, mean: 0 },
      { signal: { kind: 'no-pixels', paddingCount: 0 } },
    );
    expect(whys([withEntry(makeRoiEntry(preopLeft, measurement)), readingB])).toEqual([
      { ...cell, why: { kind: 'no-pixels' } },
    ]);
  });

  it('never averages two pixel rules', () => {
    const measurement = makeMeasurement(
      { grossMm2: 1200, mean: 500 },
      { rule: { id: 'imagej', version: '1' } },
    );
    expect(whys([withEntry(makeRoiEntry(preopLeft, measurement)), readingB])).toEqual([
      { ...cell, why: { kind: 'other-pixel-rule', ruleId: 'imagej' } },
    ]);
  });

  it('does not choose between two readings of one observer and round', () => {
    const twin = makeReading(subject, 'A', cellsB, { overrides: { id: readingId('twin') } });
    const [first] = whys([readingA, twin, readingB]);
    expect(first).toMatchObject({ observerId: observerId('A'), why: { kind: 'several-readings', count: 2 } });
  });

  it('refuses a ratio and a change where the mean signal of a side is zero', () => {
    const dark = { ...cellsA, preop: { ...cellsA.preop, left: [1200, 0] as const } };
    const darkB = { ...cellsB, preop: { ...cellsB.preop, left: [1300, 0] as const } };
    expect(whys([makeReading(subject, 'A', dark), makeReading(subject, 'B', darkB)])).toEqual([
      {
        kind: 'not-positive',
        quantity: 'si',
        siteId: 'fractured-level',
        muscleId: 'mf-es',
        side: 'left',
        timePoint: 'preop',
        value: 0,
      },
    ]);
  });
});

describe('other protocols', () => {
  it('one side only has no asymmetry, and its values are the averages', () => {
    const values = complete(
      subjectValues({ subject, readings: [readingA, readingB], protocol: makeProtocol({ sides: ['left'] }) }),
    );
    expect(values.asymmetry).toBeUndefined();
    expect(values.average.preop).toEqual({ csaMm2: 1250, si: 490, csaPerSi: 1250 / 490 });
  });

  it('a second muscle that nobody outlined makes the subject incomplete', () => {
    const muscles = [...protocol.muscles, { id: 'ql', name: 'Quadratus lumborum', shortName: 'QL' }];
    const list = missing(
      subjectValues({ subject, readings: [readingA, readingB], protocol: makeProtocol({ muscles }) }),
    );
    expect(list).toHaveLength(8);
    expect(list.every((m) => m.muscleId === 'ql' && m.kind === 'cell' && m.why.kind === 'no-entry')).toBe(
      true,
    );
  });
});

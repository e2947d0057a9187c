import { describe, expect, it } from 'vitest';
import { studyChoice } from '../../../src/analysis/panelChoice';
import { rowValues } from '../../../src/analysis/rowValues';
import { settledReadings } from '../../../src/analysis/settledReadings';
import { type StudyData, type StudyResults, studyResults } from '../../../src/analysis/studyResults';
import type { Settlement } from '../../../src/domain/agreement/settlement';
import { observerId } from '../../../src/domain/ids';
import type { RoiFat } from '../../../src/domain/measurement/roiMeasurement';
import type { Reading, ReadingEntry } from '../../../src/domain/reading/reading';
import { targetKey } from '../../../src/domain/reading/roi';
import type { Protocol } from '../../../src/domain/study/protocol';
import { makeStudy } from '../../support/fixtureStudy';
import {
  cannotMeasure,
  makeSettlement,
  makeSettling,
  settledKey,
  settledTarget,
  withSettlements,
} from '../../support/settlements';
import { makeMeasurement, makeRoiEntry, makeTarget } from '../../support/studyFixtures';

// Expected values: arithmetic by hand on R1 of `fixtureStudy`. Pre-op right: A 940 mm² and 375 a.u., B 960 mm² and 385 a.u.;
// left: A 1040 and 415, B 1060 and 425. Follow-up averages 900 mm² and 440 a.u.

function under(data: StudyData, protocol: Partial<Protocol> = {}, adjudication: 'with' | 'without' = 'with') {
  const { project } = data;
  const own = { ...data, project: { ...project, protocol: { ...project.protocol, ...protocol } } };
  const results = studyResults(own, { ...studyChoice, adjudication });
  if (!results.ok) throw new Error(results.error.kind);
  return results.value;
}

function measuredOf(
  { tableTwo }: StudyResults,
  quantity: string,
  phase: string,
  code = 'R1',
): number | undefined {
  const row = tableTwo.find((one) => one.quantity === quantity && one.phase === phase);
  if (!row) throw new Error('row expected');
  return rowValues(row, 'refractured').find((one) => one.code === code)?.value;
}

const preopOf = (results: StudyResults) => [
  measuredOf(results, 'csaMm2', 'preop'),
  measuredOf(results, 'si', 'preop'),
];

function third(csaMm2: number, si = 300, settlement: Partial<Settlement> = {}): StudyData {
  return withSettlements(makeStudy(), 'R1', [makeSettlement(settlement)], (subject) => [
    makeSettling(subject, 'third', [csaMm2, si]),
  ]);
}

const nearest = {
  adjudication: { ...makeStudy().project.protocol.adjudication, thirdRule: 'two-nearest' },
} as const;

describe('a third reading in the place of the mean', () => {
  const data = third(1100);
  const results = under(data);

  it('changes Table 2 as arithmetic says', () => {
    // Right 1100 and 300, left 1050 and 420.
    expect(preopOf(results)).toEqual([1075, 360]);
    expect(measuredOf(results, 'csaPerSi', 'preop')).toBeCloseTo(1075 / 360, 12);
    expect(measuredOf(results, 'csaMm2', 'changePercent')).toBeCloseTo((100 * (900 - 1075)) / 1075, 12);
    expect(measuredOf(results, 'si', 'changePercent')).toBeCloseTo((100 * 80) / 360, 12);
    const row = results.tableTwo.find((one) => one.quantity === 'csaMm2' && one.phase === 'preop');
    // (1075 + 1200 + 1400 + 1600) / 4
    const values = row ? rowValues(row, 'refractured').map(({ value }) => value) : [];
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBe(1318.75);
  });

  it('leaves every other subject and both originals as they are', () => {
    const before = under(makeStudy());
    expect(measuredOf(results, 'csaMm2', 'preop', 'R2')).toBe(measuredOf(before, 'csaMm2', 'preop', 'R2'));
    expect(data.readings.slice(0, makeStudy().readings.length)).toEqual(makeStudy().readings);
  });

  it('leaves agreement as it was, to the last bit', () => {
    expect(results.agreement).toEqual(under(makeStudy()).agreement);
    expect(under(data, {}, 'without').agreement).toEqual(under(makeStudy()).agreement);
  });

  it('without adjudication changes nothing but the count of decisions', () => {
    const { adjudication, ...without } = under(data, {}, 'without');
    const { adjudication: _none, ...before } = under(makeStudy(), {}, 'without');
    expect(without.tableTwo).toEqual(before.tableTwo);
    expect(without.roiCount).toBe(before.roiCount);
    expect(without.correlations).toEqual(before.correlations);
    expect(adjudication).toMatchObject({
      settled: 1,
      waiting: 0,
      lapsed: 0,
      byDecision: { average: 0, 're-read': 0, 'third-reading': 1 },
    });
  });

  it('keeps the number of ROIs, and names the protocol’s version it was signed under', () => {
    expect(results.roiCount).toBe(under(makeStudy()).roiCount);
    const later = withSettlements(makeStudy(), 'R1', [makeSettlement()], (subject) => [
      makeSettling(subject, 'third', [1100, 300], { protocolVersion: 3 }),
    ]);
    expect(under(later).protocolVersions).toEqual([3]);
    expect(under(later, {}, 'without').protocolVersions).toEqual([]);
  });

  it('is held against the checks of every outline: another pixel rule is a missing value', () => {
    const rule = { rule: { id: 'imagej', version: '1.0' } } as const;
    const entry = makeRoiEntry(settledTarget, makeMeasurement({ grossMm2: 1100, mean: 300 }, rule));
    const by = withSettlements(makeStudy(), 'R1', [makeSettlement()], (subject) => [
      makeSettling(subject, 'third', { [settledKey]: entry }),
    ]);
    const standing = under(by).flow.standings.find(({ subject }) => subject.code === 'R1');
    expect(standing?.kind === 'incomplete' && standing.missing[0]).toMatchObject({
      why: { kind: 'other-pixel-rule' },
    });
  });

  it('on other pixels than a replaced outline does not undo it', () => {
    const entry = makeRoiEntry(settledTarget, makeMeasurement({ grossMm2: 1100, mean: 300 }));
    if (entry.kind !== 'roi') throw new Error('an ROI');
    const image = { ...entry.roi.image, frame: 7 };
    const copy = (pixels: string) => ({ ...entry, roi: { ...entry.roi, image, imageFingerprint: pixels } });
    // A and B outlined the same slice on other pixels: no value of either, until a third reading takes their place.
    const base = makeStudy();
    const readings = base.readings.map((reading) =>
      reading.subjectId === 'id-R1'
        ? {
            ...reading,
            entries: { ...reading.entries, [settledKey]: copy(`as ${reading.observerId} saw it`) },
          }
        : reading,
    );
    const study = withSettlements({ ...base, readings }, 'R1', [makeSettlement()], (subject) => [
      makeSettling(subject, 'third', { [settledKey]: copy('as the third saw it') }),
    ]);
    expect(measuredOf(under(study, {}, 'without'), 'csaMm2', 'preop')).toBeUndefined();
    expect(measuredOf(under(study), 'csaMm2', 'preop')).toBe(1075);
  });

  it('that gave a reason leaves the mean, and says so', () => {
    const none = withSettlements(makeStudy(), 'R1', [makeSettlement()], (subject) => [
      makeSettling(subject, 'third', { [settledKey]: cannotMeasure }),
    ]);
    expect(preopOf(under(none))).toEqual([1000, 400]);
    expect(under(none).adjudication).toMatchObject({ settled: 1, thirdCannotMeasure: 1 });
  });

  it('brings its own fat: the share of the outline that takes the place', () => {
    const fatMethod = { kind: 'fixed-threshold', value: 300 } as const;
    const fatOf = (fatPercent: number, netMm2: number): RoiFat => ({
      kind: 'known',
      method: fatMethod,
      valueKind: 'displayed',
      threshold: 300,
      pixelCount: 1000,
      fatPixelCount: 10 * fatPercent,
      mixedPixelCount: 0,
      fatPercent,
      leanAreaMm2: netMm2 * (1 - fatPercent / 100),
      fatAreaMm2: (netMm2 * fatPercent) / 100,
    });
    const withFat = (entry: ReadingEntry, fatPercent: number): ReadingEntry => {
      if (entry.kind !== 'roi' || entry.measurement.area.kind !== 'known') throw new Error('an ROI');
      const fat = fatOf(fatPercent, entry.measurement.area.netMm2);
      return { ...entry, measurement: { ...entry.measurement, fat } };
    };
    const readings = data.readings.map((reading) => ({
      ...reading,
      entries: Object.fromEntries(
        Object.entries(reading.entries).map(([key, entry]) => [
          key,
          // Whoever gave a reason has no fat either.
          entry.kind === 'roi' ? withFat(entry, reading.round === 1 ? 10 : 30) : entry,
        ]),
      ),
    }));
    const { project } = data;
    const fatStudy = {
      ...data,
      readings,
      project: { ...project, protocol: { ...project.protocol, fatMethod } },
    };
    const averageOf = (adjudication: 'with' | 'without') =>
      under(fatStudy, {}, adjudication).flow.analysed.find(({ subject }) => subject.code === 'R1')
        ?.structures[0]?.fat?.average.preop;
    expect(averageOf('without')?.fatPercent).toBe(10);
    // Right 30 % of 1100 mm², left 10 % of 1050 mm².
    expect(averageOf('with')?.fatPercent).toBe(20);
    expect(averageOf('with')?.fatAreaMm2).toBeCloseTo((330 + 105) / 2, 10);
  });

  it('stands where one observer could not measure', () => {
    // X1: B gave a reason at follow-up left; its other cells average 500.
    const target = makeTarget('followUp', 'left');
    const key = targetKey(target);
    const entry = makeRoiEntry(target, makeMeasurement({ grossMm2: 560, mean: 830 }));
    const study = withSettlements(makeStudy(), 'X1', [makeSettlement({ targetKey: key })], (subject) => [
      makeSettling(subject, 'third', { [key]: entry }),
    ]);
    const values = (protocol: Partial<Protocol>) => {
      const standing = under(study, protocol).flow.standings.find(({ subject }) => subject.code === 'X1');
      const [structure] = standing?.outcome.kind === 'complete' ? standing.outcome.structures : [];
      return structure?.sides.followUp.map(({ side, csaMm2 }) => [side, csaMm2]);
    };
    expect(values({})).toContainEqual(['left', 560]);
    // A's own left is 500 + 50 − 10.
    expect(values(nearest)).toContainEqual(['left', (540 + 560) / 2]);
  });
});

describe('the two nearest of three', () => {
  const preop = (csaMm2: number, si = 300) => preopOf(under(third(csaMm2, si), nearest));

  it('are the observers’ where the third is far', () => {
    expect(preop(1100)).toEqual([1000, 400]);
    expect(preop(100)).toEqual([1000, 400]);
  });

  it('are the third and the nearer observer, with the SI of these two', () => {
    // 960 of B and 965: right (962.5, (385 + 301) / 2 = 343); left 1050 and 420.
    expect(preop(965, 301)).toEqual([(962.5 + 1050) / 2, (343 + 420) / 2]);
    // 940 of A and 936: right 938, (375 + 301) / 2 = 338.
    expect(preop(936, 301)).toEqual([(938 + 1050) / 2, (338 + 420) / 2]);
  });

  it('at equal distances are the middle one, whose area is the mean of the three', () => {
    // 950 lies between 940 and 960.
    expect(preop(950, 301)).toEqual([(950 + 1050) / 2, (301 + 420) / 2]);
    // 960 of B lies between 940 and 980; 940 of A between 920 and 960.
    expect(preop(980, 301)).toEqual([(960 + 1050) / 2, (385 + 420) / 2]);
    expect(preop(920, 301)).toEqual([(940 + 1050) / 2, (375 + 420) / 2]);
  });

  it('of a part that the second observer read are the third alone', () => {
    const assignment = { kind: 'subset', count: 4 } as const;
    const own = under(third(1100), { ...nearest, assignment });
    // A alone: left 1040 and 415.
    expect(preopOf(own)).toEqual([(1100 + 1040) / 2, (300 + 415) / 2]);
  });
});

describe('a re-read', () => {
  const decided = [makeSettlement({ decision: 're-read' })];

  it('of both gives the mean of the new ones', () => {
    const data = withSettlements(makeStudy(), 'R1', decided, (subject) => [
      makeSettling(subject, 'A', [970, 391]),
      makeSettling(subject, 'B', [980, 393]),
    ]);
    expect(preopOf(under(data))).toEqual([(975 + 1050) / 2, (392 + 420) / 2]);
    // Of one observer the originals: no re-read stands in a single observer's results.
    const choice = { kind: 'one', observerId: observerId('A') } as const;
    const alone = studyResults(data, { ...studyChoice, observers: choice });
    if (!alone.ok) throw new Error(alone.error.kind);
    expect(preopOf(alone.value)).toEqual([990, 395]);
    expect(alone.value.choice.adjudication).toBe('without');
  });

  it('by one of them changes nothing yet', () => {
    const data = withSettlements(makeStudy(), 'R1', decided, (subject) => [
      makeSettling(subject, 'A', [970, 391]),
    ]);
    expect(preopOf(under(data))).toEqual([1000, 400]);
    expect(under(data).adjudication).toMatchObject({ settled: 0, waiting: 1 });
  });
});

describe('what is not settled', () => {
  it('stands as the mean: average, lapsed, taken back', () => {
    expect(preopOf(under(third(1100, 300, { decision: 'average' })))).toEqual([1000, 400]);
    expect(preopOf(under(third(1100, 300, { decision: 'open' })))).toEqual([1000, 400]);
    const lapsed = third(1100, 300, {
      compared: [{ observerId: observerId('A'), signedAtUtc: '2026-02-20T00:00:00Z' }],
    });
    expect(preopOf(under(lapsed))).toEqual([1000, 400]);
    expect(under(lapsed).adjudication).toMatchObject({ settled: 0, lapsed: 1 });
  });

  it('of a subject for practice reaches neither tables nor its agreement', () => {
    const train = (data: StudyData): StudyData => ({
      ...data,
      subjects: data.subjects.map((one) => (one.code === 'R1' ? { ...one, isTraining: true } : one)),
    });
    const results = under(train(third(1100)));
    const before = under(train(makeStudy()));
    expect(results.trainingAgreement).toEqual(before.trainingAgreement);
    expect(results.tableTwo).toEqual(before.tableTwo);
    expect(results.adjudication.settled).toBe(0);
  });

  it('is not seen before unblinding', () => {
    const { unblinding: _, ...project } = makeStudy().project;
    expect(studyResults({ ...third(1100), project }).ok).toBe(false);
  });
});

describe('the readings with adjudication', () => {
  const data = third(1100);
  const { protocol } = data.project;
  const of = (readings: readonly Reading[]) => settledReadings(readings, data.subjects, protocol);

  it('are the same objects but where an entry is replaced, and those the same again', () => {
    const settled = of(data.readings);
    const changed = settled.filter((reading) => !data.readings.includes(reading));
    expect(changed.map(({ id }) => id)).toEqual(['R1-A-1', 'R1-B-1']);
    expect(of([...data.readings])).toEqual(settled);
    expect(of([...data.readings]).every((reading, index) => reading === settled[index])).toBe(true);
  });

  it('hold no reading of the settling round, and are the given list where there is none', () => {
    expect(of(data.readings).every(({ round }) => round === 1)).toBe(true);
    const { readings, subjects, project } = makeStudy();
    expect(settledReadings(readings, subjects, project.protocol)).toBe(readings);
  });

  it('follow a decision that is taken back', () => {
    const taken = data.subjects.map((one) =>
      one.settlements
        ? { ...one, settlements: [...one.settlements, makeSettlement({ decision: 'open' })] }
        : one,
    );
    expect(settledReadings(data.readings, taken, protocol)).toEqual(makeStudy().readings);
  });
});

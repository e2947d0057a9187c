import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import type { CataloguePatient, CatalogueSlice } from '../../../../src/domain/catalogue/catalogue';
import { seriesInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import { daysBetween, type IsoDate, parseIsoDate } from '../../../../src/domain/isoDate';
import { chooseSeries } from '../../../../src/domain/study/chooseSeries';
import { type PairScansInput, pairScans } from '../../../../src/domain/study/pairScans';
import { rechooseScans } from '../../../../src/domain/study/rechooseScans';
import type { Scan } from '../../../../src/domain/study/subject';
import {
  axialPlanes,
  type HeaderOptions,
  makeGrid,
  makeSeries,
  sagittalPlanes,
} from '../catalogue/makeHeader';

const byHand = { fatSuppressed: 'by-hand', contrastEnhanced: 'by-hand' } as const;

const protocol = { preopWithinDays: 60, followUpAtLeastDays: 90, seriesRule: byHand };
const surgeryDate = day('2023-03-15');

function day(text: string): IsoDate {
  return present(parseIsoDate(text), `date ${text}`);
}

function patientOf(images: readonly CatalogueSlice[]): CataloguePatient {
  return present(buildCatalogue(images).patients[0], 'the patient');
}

/** One imaging study with a T2 axial series; its UID is its date. */
function study(date: string, options: HeaderOptions = {}): CatalogueSlice[] {
  return makeSeries(axialPlanes(8), { study: date, date, series: `${date}.ax`, ...options });
}

function pair(dates: readonly string[], options: Partial<PairScansInput> = {}) {
  return pairScans({
    patient: patientOf(dates.flatMap((date) => study(date))),
    surgeryDate,
    protocol,
    ...options,
  });
}

/** Dates of the scans taken, and why. */
function taken({ scans }: ReturnType<typeof pairScans>): (readonly [string | undefined, unknown])[] {
  return [scans.preop, scans.followUp].map((scan) => [scan?.studyDate, scan?.reason] as const);
}

function eligibilityOf(pairing: ReturnType<typeof pairScans>, date: string) {
  return pairing.candidates.find(({ studyDate }) => studyDate === date)?.eligibility;
}

// Day counts by the calendar: 2023-03-15 − 60 days = 2023-01-14, + 90 days = 2023-06-13.
describe('scans around surgery', () => {
  it('the last study before surgery and the last one after it are taken', () => {
    expect(taken(pair(['2023-02-01', '2023-03-01', '2023-07-01', '2024-03-14']))).toEqual([
      ['2023-03-01', { kind: 'last-before-surgery', daysBefore: 14 }],
      ['2024-03-14', { kind: 'last-after-surgery', daysAfter: 365 }],
    ]);
  });
  it('the day of surgery counts as before', () => {
    expect(taken(pair(['2023-03-01', '2023-03-15']))[0]).toEqual([
      '2023-03-15',
      { kind: 'last-before-surgery', daysBefore: 0 },
    ]);
  });
  it('60 days before is in, 61 is out', () => {
    expect(taken(pair(['2023-01-14']))[0]?.[0]).toBe('2023-01-14');
    const late = pair(['2023-01-13']);
    expect(late.scans).toEqual({});
    expect(eligibilityOf(late, '2023-01-13')).toEqual({
      kind: 'too-long-before-surgery',
      daysBefore: 61,
      limitDays: 60,
    });
  });
  it('90 days after is in, 89 is out', () => {
    expect(taken(pair(['2023-06-13']))[1]?.[0]).toBe('2023-06-13');
    const early = pair(['2023-06-12']);
    expect(early.scans).toEqual({});
    expect(eligibilityOf(early, '2023-06-12')).toEqual({
      kind: 'too-soon-after-surgery',
      daysAfter: 89,
      limitDays: 90,
    });
  });
  it('a study without T2 axial series is passed over, and said', () => {
    const patient = patientOf([...study('2023-03-01'), ...study('2023-03-10', { seriesDescription: 'DWI' })]);
    const pairing = pairScans({ patient, surgeryDate, protocol });
    expect(pairing.scans.preop?.studyDate).toBe('2023-03-01');
    expect(eligibilityOf(pairing, '2023-03-10')).toEqual({ kind: 'no-t2-axial' });
  });
  it('a study without a date is passed over, and said', () => {
    const patient = patientOf(makeSeries(axialPlanes(8), { study: 'undated' }));
    expect(pairScans({ patient, surgeryDate, protocol }).candidates[0]?.eligibility).toEqual({
      kind: 'no-study-date',
    });
  });
  it('nothing after a second operation is a final follow-up; its own day is', () => {
    const dates = ['2023-03-01', '2023-09-01', '2024-01-10', '2024-02-01'];
    const pairing = pair(dates, { secondSurgeryDate: day('2024-01-10') });
    expect(pairing.scans.followUp?.studyDate).toBe('2024-01-10');
    expect(eligibilityOf(pairing, '2024-02-01')).toEqual({
      kind: 'after-second-operation',
      daysAfterSecond: 22,
    });
  });
  it('two studies of one day: the later one counts', () => {
    const patient = patientOf([
      ...study('2023-03-01', { study: 'b', series: 'b.1', studyTime: '080000' }),
      ...study('2023-03-01', { study: 'a', series: 'a.1', studyTime: '160000' }),
    ]);
    expect(pairScans({ patient, surgeryDate, protocol }).scans.preop?.studyInstanceUid).toBe('a');
  });
  it('a second operation closes the interval for a refracture too: the last study before it stays', () => {
    // The refracture of 2024-01-20 lies behind the second operation; that of 2023-08-20 was confirmed on 2023-09-01.
    const dates = ['2023-03-01', '2023-07-01', '2023-09-01', '2024-02-01'];
    const event = (date: string) => ({ date: day(date), levels: ['L2' as const] });
    const { scans } = pair(dates, {
      secondSurgeryDate: day('2024-01-10'),
      refracture: { kind: 'confirmed', events: [event('2023-06-20'), event('2024-01-20')] },
    });
    expect(scans.followUp).toMatchObject({
      studyDate: '2023-07-01',
      reason: { kind: 'confirmed-refracture' },
    });
  });
  it('candidates tell for what they were taken', () => {
    expect(
      pair(['2023-03-01', '2023-07-01', '2024-03-14']).candidates.map(({ takenFor }) => takenFor),
    ).toEqual(['preop', undefined, 'followUp']);
  });
  it('whatever the dates, both limits hold and nothing assumed is taken', () => {
    const offset = fc.integer({ min: -400, max: 1200 });
    fc.assert(
      fc.property(fc.uniqueArray(offset, { maxLength: 6 }), (offsets) => {
        const dates = offsets.map((days) =>
          new Date(Date.parse('2023-03-15T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10),
        );
        const images = dates.flatMap((date) => makeSeries(axialPlanes(3), { study: date, date }));
        if (images.length === 0) return;
        const { scans, isAssumed } = pairScans({ patient: patientOf(images), surgeryDate, protocol });
        const eligible = (from: number, to: number) => offsets.filter((days) => days >= from && days <= to);
        const expected = (days: readonly number[]) => (days.length > 0 ? Math.max(...days) : undefined);
        const found = (scan: Scan | undefined) => scan?.studyDate && daysBetween(surgeryDate, scan.studyDate);
        expect(found(scans.preop)).toBe(expected(eligible(-60, 0)));
        expect(found(scans.followUp)).toBe(expected(eligible(90, 1200)));
        expect(isAssumed).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a refractured subject', () => {
  const dates = ['2023-03-01', '2023-08-01', '2023-12-05', '2024-09-01'];
  const confirmed = (...on: string[]) => ({
    kind: 'confirmed' as const,
    events: on.map((date) => ({ date: day(date), levels: ['L2'] })),
  });

  it('the first study on or after the refracture is the one that confirmed it', () => {
    // 2023-03-15 to 2023-12-05: 16 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 + 5 = 265 days.
    const pairing = pair(dates, { refracture: confirmed('2023-12-01') });
    expect(taken(pairing)[1]).toEqual(['2023-12-05', { kind: 'confirmed-refracture', daysAfter: 265 }]);
    expect(pair(dates, { refracture: confirmed('2023-12-05') }).scans.followUp?.studyDate).toBe('2023-12-05');
  });
  it('of several refractures the latest decides', () => {
    const pairing = pair(dates, { refracture: confirmed('2024-08-20', '2023-07-30') });
    expect(pairing.scans.followUp?.studyDate).toBe('2024-09-01');
  });
  it('without a study after it the last one is taken, and not called confirming', () => {
    const pairing = pair(dates, { refracture: confirmed('2025-01-01') });
    expect(pairing.scans.followUp?.reason.kind).toBe('last-after-surgery');
  });
  it('a fracture before surgery is no refracture', () => {
    const pairing = pair(dates, { refracture: confirmed('2023-03-10') });
    expect(taken(pairing)[1]).toEqual(['2024-09-01', { kind: 'last-after-surgery', daysAfter: 536 }]);
  });
});

describe('without a surgery date', () => {
  const assumed = (dates: readonly string[]) => pair(dates, { surgeryDate: undefined });

  it('earliest and latest are taken, marked assumed', () => {
    const pairing = assumed(['2023-06-01', '2023-01-01', '2023-12-31']);
    expect(taken(pairing)).toEqual([
      ['2023-01-01', { kind: 'assumed-earliest' }],
      ['2023-12-31', { kind: 'assumed-latest' }],
    ]);
    expect(pairing.isAssumed).toBe(true);
  });
  it('89 days apart is no pair, 90 is', () => {
    // 2023-01-01 + 90 days = 2023-04-01.
    expect(assumed(['2023-01-01', '2023-03-31'])).toMatchObject({ scans: {}, isAssumed: false });
    expect(assumed(['2023-01-01', '2023-04-01']).isAssumed).toBe(true);
  });
  it('one study is no pair', () => {
    expect(assumed(['2023-01-01']).scans).toEqual({});
  });
});

describe('series that only a person may choose', () => {
  const fs = { seriesDescription: 't2_tse_fs_tra' };
  const agent = { acquisition: { contrastAgent: 'Dotarem' } };
  const images = (options: HeaderOptions) => [...study('2023-03-01', options), ...study('2024-01-05')];
  const paired = (options: HeaderOptions, seriesRule: PairScansInput['protocol']['seriesRule'] = byHand) =>
    pairScans({ patient: patientOf(images(options)), surgeryDate, protocol: { ...protocol, seriesRule } });

  it('a study with fat-suppressed T2 alone is passed over, and says so', () => {
    const pairing = paired(fs);
    expect(pairing.scans.preop).toBeUndefined();
    expect(eligibilityOf(pairing, '2023-03-01')).toEqual({
      kind: 'only-by-hand',
      because: 'fat-suppressed',
    });
    expect(pairing.candidates[0]?.axial.candidates).toHaveLength(1);
  });
  it('so is one with contrast-enhanced T2 alone, or both in one', () => {
    expect(eligibilityOf(paired(agent), '2023-03-01')).toMatchObject({ because: 'contrast-enhanced' });
    expect(eligibilityOf(paired({ ...fs, ...agent }), '2023-03-01')).toMatchObject({
      because: 'fat-suppressed-and-contrast-enhanced',
    });
  });
  it("the protocol's rule lets each kind in, not the other", () => {
    const fatAllowed = { fatSuppressed: 'allowed', contrastEnhanced: 'by-hand' } as const;
    expect(paired(fs, fatAllowed).scans.preop?.studyDate).toBe('2023-03-01');
    expect(paired(agent, fatAllowed).scans.preop).toBeUndefined();
    const agentAllowed = { fatSuppressed: 'by-hand', contrastEnhanced: 'allowed' } as const;
    expect(paired(agent, agentAllowed).scans.preop?.studyDate).toBe('2023-03-01');
  });
  it('a series that the rule lets in goes before one that it leaves to a person', () => {
    const both = [
      ...study('2023-03-01', { ...fs, series: 'fs', seriesNumber: 9 }),
      ...study('2023-03-01', { ...agent, series: 'agent', seriesNumber: 3 }),
    ];
    const seriesRule = { fatSuppressed: 'by-hand', contrastEnhanced: 'allowed' } as const;
    const { scans } = pairScans({
      patient: patientOf(both),
      surgeryDate,
      protocol: { ...protocol, seriesRule },
    });
    expect(scans.preop?.axialSeriesUid).toBe('agent');
  });
  it('a study out of its time says that, not what its series are', () => {
    const pairing = pairScans({
      patient: patientOf(study('2023-04-01', fs)),
      surgeryDate,
      protocol,
    });
    expect(eligibilityOf(pairing, '2023-04-01')).toMatchObject({ kind: 'too-soon-after-surgery' });
  });
  it('without a surgery date they are not assumed either', () => {
    const pairing = pairScans({ patient: patientOf(images(fs)), protocol });
    expect(pairing.scans).toEqual({});
    expect(eligibilityOf(pairing, '2023-03-01')).toMatchObject({ kind: 'only-by-hand' });
  });
  it("a person's choice of one stays", () => {
    const preop: Scan = {
      studyInstanceUid: studyInstanceUid('2023-03-01'),
      axialSeriesUid: seriesInstanceUid('2023-03-01.ax'),
      studyDate: day('2023-03-01'),
      reason: { kind: 'chosen-by-user' },
    };
    const { scans } = rechooseScans({ preop }, { patient: patientOf(images(fs)), surgeryDate, protocol });
    expect(scans.preop).toBe(preop);
    expect(scans.followUp?.studyDate).toBe('2024-01-05');
  });
  it('a fat-suppressed sagittal series may orient', () => {
    const patient = patientOf([
      ...study('2023-03-01'),
      ...makeSeries(sagittalPlanes(11), {
        study: '2023-03-01',
        date: '2023-03-01',
        series: 'sag',
        seriesDescription: 't2_tirm_sag',
      }),
    ]);
    expect(pairScans({ patient, surgeryDate, protocol }).scans.preop?.sagittalSeriesUid).toBe('sag');
  });
});

describe('choosing again', () => {
  const patient = patientOf(
    ['2023-02-01', '2023-03-01', '2024-03-14', '2024-06-01'].flatMap((date) => study(date)),
  );
  const chosen: Scan = {
    studyInstanceUid: studyInstanceUid('2023-02-01'),
    axialSeriesUid: seriesInstanceUid('2023-02-01.ax'),
    studyDate: day('2023-02-01'),
    reason: { kind: 'chosen-by-user' },
  };
  const remembered: Scan = { ...chosen, reason: { kind: 'last-before-surgery', daysBefore: 42 } };

  it("a user's choice is kept, the other time point follows the rule", () => {
    const { scans } = rechooseScans({ preop: chosen }, { patient, surgeryDate, protocol });
    expect(scans.preop).toBe(chosen);
    expect(scans.followUp?.studyDate).toBe('2024-06-01');
  });
  it('a study the user chose for one time point is not taken for the other', () => {
    const later: Scan = {
      ...chosen,
      studyInstanceUid: studyInstanceUid('2024-06-01'),
      studyDate: day('2024-06-01'),
    };
    const { scans } = rechooseScans({ preop: later }, { patient, surgeryDate, protocol });
    expect(scans.followUp?.studyDate).toBe('2024-03-14');
  });
  it('a choice of the rule is reconsidered when a surgery date is typed', () => {
    const first = rechooseScans({}, { patient, protocol });
    expect(first.scans.preop?.reason).toEqual({ kind: 'assumed-earliest' });
    const second = rechooseScans(first.scans, { patient, surgeryDate, protocol });
    expect(second.scans.preop).toMatchObject({
      studyDate: '2023-03-01',
      reason: { kind: 'last-before-surgery' },
    });
    expect(second.isAssumed).toBe(false);
  });
  it('adding the follow-up folder alone does not lose the pre-op scan', () => {
    const followUpOnly = patientOf(study('2024-03-14'));
    const { scans } = rechooseScans({ preop: remembered }, { patient: followUpOnly, surgeryDate, protocol });
    expect(scans.preop).toEqual(remembered);
    expect(scans.followUp?.studyDate).toBe('2024-03-14');
  });
  it('without a surgery date, the scan the user chose is one end and 90 days hold', () => {
    const { scans } = rechooseScans({ preop: chosen }, { patient, protocol });
    expect(scans.preop).toBe(chosen);
    expect(scans.followUp?.reason).toEqual({ kind: 'assumed-latest' });
  });
});

describe('choosing a series', () => {
  const choose = (images: readonly CatalogueSlice[]) =>
    chooseSeries(present(patientOf(images).studies[0], 'the study')).axial;
  const chosenUid = (images: readonly CatalogueSlice[]) =>
    choose(images).candidates[0]?.series.seriesInstanceUid;

  it('plain T2 goes before fat-suppressed T2, which is still offered', () => {
    const choice = choose([
      ...makeSeries(axialPlanes(20), { series: 'fs', seriesDescription: 't2_tse_fs_tra' }),
      ...makeSeries(axialPlanes(8), { series: 'plain' }),
    ]);
    expect(choice.candidates.map(({ series }) => series.seriesInstanceUid)).toEqual(['plain', 'fs']);
    expect(choice.reason).toEqual({ kind: 'plain-before-fat-suppressed' });
  });
  it('the larger coverage wins: 20 slices of 4 mm cover 76 mm, 10 cover 36 mm', () => {
    const choice = choose([
      ...makeSeries(axialPlanes(10), { series: 'short' }),
      ...makeSeries(axialPlanes(20), { series: 'long' }),
    ]);
    expect(choice.candidates[0]?.series.seriesInstanceUid).toBe('long');
    expect(choice.reason).toEqual({ kind: 'covers-more', coverageMm: 76, than: 36 });
  });
  it('then the larger matrix, then the later repetition', () => {
    const fine = axialPlanes(8).flatMap((plane, i) =>
      makeSeries([plane], {
        series: 'fine',
        sop: `f${i}`,
        grid: makeGrid(plane, { columns: 400, rows: 400 }),
      }),
    );
    expect(chosenUid([...makeSeries(axialPlanes(8), { series: 'coarse' }), ...fine])).toBe('fine');
    const choice = choose([
      ...makeSeries(axialPlanes(8), { series: 'first', seriesNumber: 4 }),
      ...makeSeries(axialPlanes(8), { series: 'again', seriesNumber: 5 }),
    ]);
    expect(choice.candidates[0]?.series.seriesInstanceUid).toBe('again');
    expect(choice.reason).toEqual({ kind: 'acquired-later' });
  });
  it('the only one needs no comparison', () => {
    expect(choose(makeSeries(axialPlanes(8))).reason).toEqual({ kind: 'only-one' });
  });
  it('the sagittal series in the frame of reference of the axial one is taken, T2 before T1', () => {
    const images = [
      ...makeSeries(axialPlanes(8), { series: 'ax' }),
      ...makeSeries(sagittalPlanes(15), { series: 'other-frame', frameOfReferenceUid: '1.8' }),
      ...makeSeries(sagittalPlanes(11), { series: 't2' }),
      ...makeSeries(sagittalPlanes(11), {
        series: 't1',
        seriesDescription: 't1_sag',
        acquisition: { echoTimeMs: 10 },
      }),
      ...makeSeries(sagittalPlanes(3), { series: 'loc', seriesDescription: 'localizer' }),
    ];
    const found = present(patientOf(images).studies[0], 'the study');
    const choice = chooseSeries(found).sagittal;
    expect(choice.candidates.map(({ series }) => series.seriesInstanceUid)).toEqual([
      't2',
      't1',
      'other-frame',
    ]);
    expect(choice.reason).toEqual({ kind: 't2-before-other-contrast' });
    const { scans } = pairScans({ patient: patientOf(images.map(dated)), surgeryDate, protocol });
    expect(scans.preop).toMatchObject({ axialSeriesUid: 'ax', sagittalSeriesUid: 't2' });
  });

  function dated({ header, path }: CatalogueSlice): CatalogueSlice {
    return { header: { ...header, studyDate: surgeryDate }, path };
  }
});

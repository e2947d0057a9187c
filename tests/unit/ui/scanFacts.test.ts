import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { buildCatalogue } from '../../../src/domain/catalogue/buildCatalogue';
import type { CatalogueSlice } from '../../../src/domain/catalogue/catalogue';
import { seriesInstanceUid, studyInstanceUid } from '../../../src/domain/ids';
import { imageKey } from '../../../src/domain/image/imageRef';
import { chooseSeries } from '../../../src/domain/study/chooseSeries';
import { defaultProtocol } from '../../../src/domain/study/protocol';
import type { Subject } from '../../../src/domain/study/subject';
import { seriesByUid, subjectPairCheck, subjectPairChecks } from '../../../src/domain/study/subjectPairs';
import { axialOptions } from '../../../src/ui/cohort/axialOptions';
import { unreachableScans } from '../../../src/ui/cohort/scanFacts';
import { missingImagesText } from '../../../src/ui/cohort/standingText';
import { makeSubject } from '../../support/studyFixtures';
import { axialPlanes, makeSeries, sagittalPlanes } from '../domain/catalogue/makeHeader';

const preop = makeSeries(axialPlanes(5), { study: '1.2.1', date: '2020-01-01', series: '1.3.1' });
const followUp = makeSeries(axialPlanes(5), {
  study: '1.2.2',
  date: '2020-09-07',
  series: '1.3.2',
  acquisition: { echoTimeMs: 130 },
});
const catalogue = buildCatalogue([...preop, ...followUp]);
const series = seriesByUid(catalogue);
const protocol = defaultProtocol('Pairs');

const subject: Subject = {
  ...makeSubject('S-001'),
  scans: {
    preop: {
      studyInstanceUid: studyInstanceUid('1.2.1'),
      axialSeriesUid: seriesInstanceUid('1.3.1'),
      reason: { kind: 'chosen-by-user' },
    },
    followUp: {
      studyInstanceUid: studyInstanceUid('1.2.2'),
      axialSeriesUid: seriesInstanceUid('1.3.2'),
      reason: { kind: 'chosen-by-user' },
    },
  },
};

const keys = (slices: readonly CatalogueSlice[]) => slices.map(({ header }) => imageKey(header));

describe('the protocol check of a subject', () => {
  it('compares the two axial series', () => {
    // TE 120 and 130 differ by 8.3 %, the limit is 5 % (rules, "Protocol check of a pair").
    const echo = subjectPairCheck(subject, series, protocol)?.findings.find(
      ({ item }) => item === 'echo-time',
    );
    expect(echo).toMatchObject({ kind: 'number-differs', preop: 120, followUp: 130, severity: 'amber' });
  });

  it('has the limits of the protocol', () => {
    const pairLimits = { ...protocol.pairLimits, echoTimePercent: 10 };
    const { findings } = subjectPairCheck(subject, series, { ...protocol, pairLimits }) ?? {};
    expect(findings?.some(({ item }) => item === 'echo-time')).toBe(false);
  });

  it('is not made where a scan or its headers lack', () => {
    const { followUp: _followUp, ...only } = subject.scans;
    expect(subjectPairCheck({ scans: only }, series, protocol)).toBeUndefined();
    expect(subjectPairCheck(subject, new Map(), protocol)).toBeUndefined();
    expect(subjectPairChecks([subject, { ...subject, scans: only }], catalogue, protocol).size).toBe(1);
  });
});

describe('scans whose images are not on the page', () => {
  it('count when any axial slice is out of reach', () => {
    const all = new Set([...keys(preop), ...keys(followUp)]);
    expect(unreachableScans([subject], series, all)).toEqual({ scans: 0, codes: [] });
    expect(unreachableScans([subject], series, new Set(keys(preop)))).toEqual({
      scans: 1,
      codes: ['S-001'],
    });
    expect(unreachableScans([subject], series, new Set(keys(preop).slice(1)))).toEqual({
      scans: 2,
      codes: ['S-001'],
    });
  });

  it('do not count for excluded subjects', () => {
    const excluded = { ...subject, exclusion: { reason: 'scanner', atUtc: '2026-01-01T00:00:00Z' } };
    expect(unreachableScans([excluded], series, new Set())).toEqual({ scans: 0, codes: [] });
  });

  it('are named, three subjects at most', () => {
    const codes = ['S-001', 'S-002', 'S-003', 'S-004', 'S-005'];
    expect(missingImagesText(codes.slice(0, 1))).toBe('Images are missing for S-001.');
    expect(missingImagesText(codes.slice(0, 3))).toBe('Images are missing for S-001, S-002 and S-003.');
    expect(missingImagesText(codes.slice(0, 1), 2)).toBe('Images are missing for S-001 (2 scans).');
    expect(missingImagesText(codes)).toBe('Images are missing for S-001, S-002, S-003 and 2 more.');
  });
});

describe('series that a user may choose', () => {
  const t1 = makeSeries(axialPlanes(5), {
    study: '1.2.1',
    series: '1.3.8',
    seriesDescription: 't1_tse_tra',
    acquisition: { echoTimeMs: 10, repetitionTimeMs: 500 },
  });
  const sagittal = makeSeries(sagittalPlanes(5), { study: '1.2.1', series: '1.3.9' });
  const study = present(
    buildCatalogue([...t1, ...sagittal, ...preop]).patients[0]?.studies[0],
    'the study that was made',
  );

  it('are the recognised ones first, then other axial ones, never sagittal ones', () => {
    const options = axialOptions({ axial: chooseSeries(study).axial }, study);
    expect(options.map((option) => option.series.seriesInstanceUid)).toEqual(['1.3.1', '1.3.8']);
  });
});

import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { recogniseSeries } from '../../../../src/domain/catalogue/recogniseSeries';
import type { Acquisition } from '../../../../src/domain/image/sliceHeader';
import { axialPlanes, makeSeries, sagittalPlanes } from './makeHeader';
import { axialNames, otherNames, type Reads, sagittalNames } from './seriesNames';

const makers: Readonly<Record<string, string>> = {
  siemens: 'SIEMENS',
  ge: 'GE MEDICAL SYSTEMS',
  philips: 'Philips Medical Systems',
  canon: 'TOSHIBA_MEC',
  hitachi: 'HITACHI',
  uih: 'UIH',
};

function recognise(
  source: string,
  seriesDescription: string,
  planes = axialPlanes(12),
  acquisition: Acquisition = {},
) {
  const manufacturer = makers[source];
  const images = makeSeries(planes, {
    seriesDescription,
    imageType: ['ORIGINAL', 'PRIMARY', 'OTHER'],
    acquisition: {
      echoTimeMs: 100,
      repetitionTimeMs: 3500,
      ...(manufacturer && { manufacturer }),
      ...acquisition,
    },
  });
  return recogniseSeries(present(buildCatalogue(images).patients[0]?.studies[0]?.series[0], 'the series'));
}

function reads(recognition: ReturnType<typeof recogniseSeries>): Reads {
  if (recognition.isRejected) return 'never';
  if (recognition.role !== 't2-axial') return 'other';
  if (recognition.isFatSuppressed) return recognition.isContrastEnhanced ? 'T2 FS +C' : 'T2 FS';
  return recognition.isContrastEnhanced ? 'T2 +C' : 'T2';
}

describe('series descriptions of the world', () => {
  it('there are more than 120 of them, none twice', () => {
    const names = [...axialNames, ...otherNames, ...sagittalNames].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(120);
    expect(new Set(names).size).toBe(names.length);
  });
  it.each(axialNames)('%s: "%s" reads %s', (source, description, expected) => {
    expect(reads(recognise(source, description))).toBe(expected);
  });
  it.each(otherNames)('%s: "%s" is no T2', (source, description) => {
    const named = recognise(source, description, axialPlanes(12), {
      echoTimeMs: 12,
      repetitionTimeMs: 600,
    });
    expect(reads(named)).toBe('other');
    // Where the times speak for T2 and the name against it, the series is not sure.
    expect(recognise(source, description)).toMatchObject({ confidence: 'low' });
  });
  it.each(sagittalNames)('%s: "%s" is T2 sagittal', (source, description) => {
    expect(recognise(source, description, sagittalPlanes(11))).toMatchObject({
      role: 't2-sagittal',
      isRejected: false,
      isFatSuppressed: false,
      isContrastEnhanced: false,
    });
  });
});

describe('what words cannot say', () => {
  it("GE's protocol name is the examination's and says nothing of one series", () => {
    const ge = makeSeries(axialPlanes(8), {
      seriesDescription: 'Ax T2 FRFSE',
      protocolName: 'L-SPINE W/WO CONTRAST STIR',
      acquisition: { manufacturer: 'GE MEDICAL SYSTEMS' },
    });
    const series = present(buildCatalogue(ge).patients[0]?.studies[0]?.series[0], 'the series');
    expect(recogniseSeries(series)).toMatchObject({ isFatSuppressed: false, isContrastEnhanced: false });
  });
  it('without a description the protocol name is all there is', () => {
    const philips = makeSeries(axialPlanes(8), { seriesDescription: '', protocolName: 'T2W_SPAIR AX' });
    const series = present(buildCatalogue(philips).patients[0]?.studies[0]?.series[0], 'the series');
    expect(recogniseSeries(series)).toMatchObject({ role: 't2-axial', isFatSuppressed: true });
  });
  it('water, fat and in-phase images in one series are said, and none is chosen by rule', () => {
    const images = [['W'], ['F'], ['IP']].flatMap((types, i) =>
      makeSeries(axialPlanes(4), {
        series: 'mixed',
        sop: `m${i}`,
        seriesDescription: 'T2W_mDIXON_TSE tra',
        imageType: ['ORIGINAL', 'PRIMARY', ...types],
      }).map((image, n) => ({
        path: `${image.path}${i}`,
        header: { ...image.header, sopInstanceUid: `${i}.${n}` as typeof image.header.sopInstanceUid },
      })),
    );
    const series = present(buildCatalogue(images).patients[0]?.studies[0]?.series[0], 'the series');
    const recognition = recogniseSeries(series);
    expect(recognition.isFatSuppressed).toBe(true);
    expect(recognition.why).toContainEqual({
      kind: 'several-kinds',
      kinds: ['fat-only', 'none', 'water-only'],
    });
  });
});

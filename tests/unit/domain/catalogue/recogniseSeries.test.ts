import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { buildCatalogue } from '../../../../src/domain/catalogue/buildCatalogue';
import { fatSuppression } from '../../../../src/domain/catalogue/fatSuppression';
import { recogniseSeries, type SeriesRecognition } from '../../../../src/domain/catalogue/recogniseSeries';
import type { ImagePlane } from '../../../../src/domain/image/imageGrid';
import { axialPlanes, type HeaderOptions, makeHeader, makeSeries, sagittalPlanes } from './makeHeader';

function recognise(
  options: HeaderOptions = {},
  planes: (ImagePlane | undefined)[] = axialPlanes(12),
): SeriesRecognition {
  const { patients } = buildCatalogue(makeSeries(planes, options));
  return recogniseSeries(present(patients[0]?.studies[0]?.series[0], 'the series'));
}

function rejectedFor(recognition: SeriesRecognition): string | undefined {
  const reason = recognition.why.find(({ kind }) => kind === 'rejected');
  return reason?.kind === 'rejected' ? reason.because : undefined;
}

describe('T2 axial and sagittal', () => {
  it('an axial spin echo with TE 120 and a description that says so is sure, with its reasons', () => {
    const recognition = recognise();
    expect(recognition).toMatchObject({ role: 't2-axial', confidence: 'high', isFatSuppressed: false });
    expect(recognition.why).toEqual([
      { kind: 'plane', plane: 'axial', tiltDeg: 0 },
      { kind: 'echo-time', echoTimeMs: 120, isLong: true },
      { kind: 'repetition-time', repetitionTimeMs: 2206.52, isLong: true },
      { kind: 'description', text: 't2_tse_tra', says: 't2' },
      { kind: 'slices', count: 12, isFew: false },
    ]);
  });
  it('the same in a sagittal plane is T2 sagittal', () => {
    expect(recognise({ seriesDescription: 'T2W_TSE SAG' }, sagittalPlanes(11)).role).toBe('t2-sagittal');
  });
  it.each([
    'AXT2 FRFSE',
    'sT2W_TSE_TRA',
    'Ax T2',
    'T2 axial 강조',
    'т2 tse акс',
    'T2加权 横断',
    't2_tse_tra_p2',
    'T2WI',
  ])('"%s" says T2', (seriesDescription) => {
    expect(recognise({ seriesDescription }).confidence).toBe('high');
  });
  it.each(['', 'Serie 4', 'LWS axial', 'part2'])(
    '"%s" says nothing: timing decides, less surely',
    (seriesDescription) => {
      expect(recognise({ seriesDescription })).toMatchObject({ role: 't2-axial', confidence: 'medium' });
    },
  );
  it('files that do not state times are taken by description, less surely', () => {
    const images = makeSeries(axialPlanes(12)).map(({ header, path }) => ({
      header: { ...header, acquisition: {} },
      path,
    }));
    const series = present(buildCatalogue(images).patients[0]?.studies[0]?.series[0], 'the series');
    expect(recogniseSeries(series)).toMatchObject({ role: 't2-axial', confidence: 'medium' });
  });
  it('without geometry the name of the plane decides, hardly surely', () => {
    const planes = Array.from({ length: 12 }, () => undefined);
    expect(recognise({}, planes)).toMatchObject({ role: 't2-axial', confidence: 'low' });
    expect(recognise({ seriesDescription: 'T2 矢状' }, planes).role).toBe('t2-sagittal');
    expect(recognise({ seriesDescription: 'T2' }, planes)).toMatchObject({ role: 'other', plane: 'unknown' });
  });
  it('geometry outweighs a description that names another plane', () => {
    expect(recognise({ seriesDescription: 't2_tse_sag' }).role).toBe('t2-axial');
  });
  it('derived images are taken, less surely', () => {
    const recognition = recognise({ imageType: ['DERIVED', 'SECONDARY', 'M', 'SE'] });
    expect(recognition).toMatchObject({ role: 't2-axial', confidence: 'medium' });
  });
  it('a single slice is taken, less surely', () => {
    expect(recognise({}, axialPlanes(1))).toMatchObject({ role: 't2-axial', confidence: 'medium' });
  });
});

describe('other contrasts', () => {
  it.each([
    [
      'T1 by timing',
      { seriesDescription: 't1_tse_tra', acquisition: { echoTimeMs: 11, repetitionTimeMs: 550 } },
    ],
    ['T1 that is called T2', { acquisition: { echoTimeMs: 11, repetitionTimeMs: 550 } }],
    [
      'proton density',
      { seriesDescription: 'pd_tse_tra', acquisition: { echoTimeMs: 30, repetitionTimeMs: 3000 } },
    ],
    [
      'long TE with short TR',
      { seriesDescription: 'x', acquisition: { echoTimeMs: 80, repetitionTimeMs: 600 } },
    ],
  ] satisfies [string, HeaderOptions][])('%s is other, but not rejected', (_, options) => {
    expect(recognise(options)).toMatchObject({ role: 'other', isRejected: false });
  });
});

describe('series that are never measured', () => {
  it.each([
    ['localiser', { imageType: ['ORIGINAL', 'PRIMARY', 'LOCALIZER'] }],
    ['localiser', { seriesDescription: 'T2 haste loc' }],
    ['localiser', { seriesDescription: '3-pl T2* FGRE Survey' }],
    ['localiser', { seriesDescription: '定位' }],
    ['diffusion', { seriesDescription: 'ep2d_diff_b800_tra' }],
    ['diffusion', { seriesDescription: 'DWI ax' }],
    ['projection-or-reformat', { imageType: ['DERIVED', 'SECONDARY', 'MPR'] }],
    ['projection-or-reformat', { imageType: ['DERIVED', 'PRIMARY', 'PROJECTION IMAGE', 'NONE'] }],
    ['mosaic', { imageType: ['ORIGINAL', 'PRIMARY', 'M', 'ND', 'MOSAIC'] }],
    ['phase-image', { imageType: ['ORIGINAL', 'PRIMARY', 'P', 'ND'] }],
    ['fluid-nulled', { seriesDescription: 't2 flair tra' }],
    ['myelogram', { seriesDescription: 'T2 myelo' }],
    ['myelogram', { acquisition: { echoTimeMs: 900, repetitionTimeMs: 8000 } }],
    [
      'gradient-echo',
      { seriesDescription: 't2_me2d_tra', acquisition: { echoTimeMs: 62, scanningSequence: 'GR' } },
    ],
    ['echo-planar', { acquisition: { scanningSequence: 'SE\\EP' } }],
    ['parameter-map', { imageType: ['DERIVED', 'PRIMARY', 'T2 MAP'] }],
    ['not-mr', { modality: 'CT' }],
    ['no-image-for-reading', { sopClassUid: '1.2.840.10008.5.1.4.1.1.7' }],
  ] satisfies [string, HeaderOptions][])('%s: %o', (because, options) => {
    const recognition = recognise(options);
    expect(recognition).toMatchObject({ role: 'other', isRejected: true });
    expect(rejectedFor(recognition)).toBe(because);
  });
  it('axial and sagittal images in one series are a localiser', () => {
    expect(rejectedFor(recognise({}, [...axialPlanes(3), ...sagittalPlanes(3)]))).toBe('several-planes');
  });
  it('oblique blocks of axial slices are none', () => {
    const lean = (z: number): ImagePlane => ({
      originLps: [-100, 0, z],
      rowDirectionLps: [1, 0, 0],
      columnDirectionLps: [0, 0.8, -0.6],
    });
    expect(recognise({}, [...axialPlanes(5), lean(0), lean(-5), lean(-10)]).role).toBe('t2-axial');
  });
  it.each(['Ax T2 FRFSE ASSET', 'T2 TSE tra block', 'T2 tra plane 2'])(
    '"%s" is not rejected by a word that only resembles one',
    (seriesDescription) => {
      expect(recognise({ seriesDescription }).role).toBe('t2-axial');
    },
  );
});

describe('fat suppression', () => {
  const kindOf = (options: HeaderOptions): string => fatSuppression(makeHeader(options)).kind;

  it.each(['t2_tse_fs_tra', 'T2 FATSAT AX', 'T2W_SPAIR TRA', 'T2 SPIR', 'T2 压脂', 'T2FS ax'])(
    '"%s" is spectral',
    (seriesDescription) => {
      expect(kindOf({ seriesDescription })).toBe('spectral');
    },
  );
  it.each(['t2_tirm_tra', 'STIR AX', 'T2_STIR_longTE'])('"%s" is an inversion', (seriesDescription) => {
    expect(kindOf({ seriesDescription })).toBe('inversion');
  });
  it('scan option FS is spectral; GE options that begin with FS or FA are not', () => {
    expect(kindOf({ acquisition: { scanOptions: 'PFP\\FS' } })).toBe('spectral');
    expect(kindOf({ acquisition: { scanOptions: 'FAST_GEMS\\FC\\FSA_GEMS' } })).toBe('none');
  });
  it('an inversion time of 160 ms nulls fat; 2,500 ms does not', () => {
    expect(kindOf({ acquisition: { scanningSequence: 'IR', inversionTimeMs: 160 } })).toBe('inversion');
    expect(kindOf({ acquisition: { scanningSequence: 'IR', inversionTimeMs: 2500 } })).toBe('none');
  });
  it('Dixon images are told apart: water, fat, opposed, and in phase as plain', () => {
    const seriesDescription = 't2_tse_dixon_tra';
    expect(kindOf({ seriesDescription: `${seriesDescription}_W` })).toBe('water-only');
    expect(kindOf({ seriesDescription, imageType: ['ORIGINAL', 'PRIMARY', 'M', 'FAT'] })).toBe('fat-only');
    expect(kindOf({ seriesDescription: `${seriesDescription}_opp` })).toBe('opposed-phase');
    expect(kindOf({ seriesDescription: `${seriesDescription}_in` })).toBe('none');
  });
  it('plain T2 is none', () => {
    expect(kindOf({})).toBe('none');
  });
  it('fat-suppressed T2 is offered and marked; fat-only images are not', () => {
    expect(recognise({ seriesDescription: 't2_tse_fs_tra' })).toMatchObject({
      role: 't2-axial',
      isFatSuppressed: true,
    });
    expect(recognise({ seriesDescription: 't2_dixon_tra_F' })).toMatchObject({
      role: 'other',
      isRejected: true,
    });
  });
});

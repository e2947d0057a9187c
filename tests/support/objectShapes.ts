import type { ScanObjects } from '../../src/domain/dicomObjects/scanObjects';
import { seriesInstanceUid, sopInstanceUid } from '../../src/domain/ids';
import type { PointLps, PointPx } from '../../src/domain/image/point';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import type { RoiExclusion } from '../../src/domain/reading/roi';
import { fixtureHeader, fixtureRoi, scanObjectsFixture } from './scanObjectsFixture';

const bent: readonly PointPx[] = [
  [8.125, 9.75],
  [20.5, 6.2],
  [33.3, 10.1],
  [30.7, 24.9],
  [22, 29.4],
  [12.6, 27.03],
];

function exclusion(reason: RoiExclusion['reason'], ...verticesPx: readonly PointPx[]): RoiExclusion {
  return { reason, verticesPx };
}

const vessel = exclusion('vessel', [14, 12], [17.5, 12.5], [16, 15]);
const oedema = exclusion('oedema', [20, 18], [24, 17], [25, 22], [19, 23]);
/** Over the one before, and over the border of the outline. */
const artefact = exclusion('artefact', [23, 20], [36, 19], [36, 23], [23, 23.5]);
/** From one border to the other: two pieces are left. */
const band = exclusion('other', [5, 15.25], [40, 15.25], [40, 17.75], [5, 17.75]);

/** A slice turned about two axes, directions as a file states them: 16 characters a number. */
const oblique = {
  originLps: [-41.2503, 17.875, -210.0625] as PointLps,
  rowDirectionLps: [0.98480775301221, 0, -0.17364817766693] as PointLps,
  columnDirectionLps: [0.04494345552755, 0.96592582628907, 0.25488700224418] as PointLps,
};

function headerAt(number: number, overrides: Partial<SliceHeader> = {}): SliceHeader {
  const base = fixtureHeader();
  return fixtureHeader({
    sopInstanceUid: sopInstanceUid(`1.2.826.0.1.3680043.8.498.1.${number}`),
    grid: {
      ...base.grid,
      plane: base.grid.plane && { ...base.grid.plane, originLps: [-16, -20, 100.25 + 4.4 * number] },
    },
    ...overrides,
  });
}

const otherSeries = headerAt(7, {
  seriesInstanceUid: seriesInstanceUid('1.2.826.0.1.3680043.8.498.2'),
  sopInstanceUid: sopInstanceUid('1.2.826.0.1.3680043.8.498.2.7'),
  frameOfReferenceUid: '1.2.826.0.1.3680043.8.498.10',
  grid: {
    columns: 47,
    rows: 35,
    spacing: { rowMm: 0.6875, columnMm: 0.6875 },
    plane: oblique,
  },
});

const { sliceThicknessMm: _thickness, ...bare } = fixtureHeader().acquisition;

/** Sets of every shape that the writers have to manage, each with what is special about it. */
export const objectShapes: Readonly<Record<string, ScanObjects>> = {
  'one outline': scanObjectsFixture({ rois: [fixtureRoi({ outlinePx: bent })] }),
  'two outlines on one slice': scanObjectsFixture(),
  'exclusions inside': scanObjectsFixture({
    rois: [fixtureRoi({ outlinePx: bent, exclusions: [vessel, oedema] })],
  }),
  'exclusions over each other and over the border': scanObjectsFixture({
    rois: [
      fixtureRoi({ outlinePx: bent, exclusions: [vessel, oedema, artefact] }),
      fixtureRoi({ target: { side: 'left' } }),
    ],
  }),
  'an exclusion that leaves two pieces': scanObjectsFixture({
    rois: [fixtureRoi({ outlinePx: bent, exclusions: [band, vessel, oedema] })],
  }),
  'an oblique plane': scanObjectsFixture({
    rois: [
      fixtureRoi({
        outlinePx: bent,
        exclusions: [oedema],
        image: fixtureHeader({ grid: { ...fixtureHeader().grid, plane: oblique } }),
      }),
    ],
  }),
  'several slices, series and frames of reference': scanObjectsFixture({
    rois: [
      fixtureRoi({ image: headerAt(1) }),
      fixtureRoi({ image: headerAt(3), outlinePx: bent, name: 'S-012_preop_R_L4_mf_A' }),
      fixtureRoi({ image: otherSeries, outlinePx: bent, target: { side: 'left' } }),
    ],
  }),
  // 47 × 35 pixels are 1645 bits: the second and third frame begin inside a byte.
  'frames that begin inside a byte': scanObjectsFixture({
    rois: [
      fixtureRoi({ image: otherSeries, outlinePx: bent }),
      fixtureRoi({ image: otherSeries, target: { side: 'left' } }),
      fixtureRoi({ image: otherSeries, outlinePx: bent, exclusions: [oedema], name: 'S-012_preop_N_csf_A' }),
    ],
  }),
  'a frame of an enhanced MR image': scanObjectsFixture({
    rois: [
      fixtureRoi({
        outlinePx: bent,
        image: fixtureHeader({ sopClassUid: '1.2.840.10008.5.1.4.1.1.4.1', frames: 24, frame: 11 }),
      }),
    ],
  }),
  'Korean names': scanObjectsFixture({
    patient: {
      id: '환자-7',
      name: 'Hong^Gildong=洪^吉洞=홍^길동',
      idIssuer: '병원',
      sex: 'M',
      birthDate: '19500630',
    },
    observer: { letter: 'B', name: '김민준' },
    protocol: { title: '척추기립근 연구', version: 1 },
    rois: [fixtureRoi({ outlinePx: bent, label: '다열근, right', name: '환자-7_preop_R_mf_B' })],
  }),
  // Lengths count letters (PS3.5 6.2); both judges count bytes, so Korean texts stay below 64 bytes here.
  'texts as people type them': scanObjectsFixture({
    patient: { id: 'A\\B  '.padEnd(80, 'x'), name: `${'긴'.repeat(20)}=\r\n^` },
    study: {
      instanceUid: '1.2.826.0.1.3680043.8.498',
      id: 'longer than sixteen characters',
      description: `Lumbar\\spine\n${'x'.repeat(100)}`,
      referringPhysician: '^^',
    },
    observer: { letter: 'ÄÖÜ', name: '=^\\' },
    protocol: { title: 'ab\u0000\u001b$)C'.repeat(40), version: 3 },
    rois: [
      fixtureRoi({
        outlinePx: bent,
        name: `${'길'.repeat(12)}_preop_R_mf_A`,
        label: 'x\ty\n'.repeat(300),
        trackingId: 'a\\b'.repeat(50),
      }),
    ],
  }),
  'nothing but what must be there': scanObjectsFixture({
    patient: { id: 'S-012', name: 'S-012' },
    study: { instanceUid: '1.2.826.0.1.3680043.8.498' },
    rois: [
      fixtureRoi({
        outlinePx: bent,
        target: { side: 'none' },
        structures: [
          { value: '5709001', scheme: 'SCT', meaning: 'Multifidus muscles' },
          { value: '44947003', scheme: 'SCT', meaning: 'Erector spinae muscle' },
        ],
        image: fixtureHeader({ acquisition: {} }),
      }),
    ],
  }),
  'an unsigned second reading by the rule imagej': scanObjectsFixture({
    round: 2,
    isSigned: false,
    rois: [
      fixtureRoi({
        outlinePx: bent,
        exclusions: [vessel],
        rule: 'imagej',
        image: fixtureHeader({ acquisition: bare }),
      }),
    ],
  }),
};

import { present } from '../../src/base/assert';
import { sha256 } from '../../src/base/sha256';
import type { CodedConcept, ObjectRoi, ScanObjects } from '../../src/domain/dicomObjects/scanObjects';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import type { SliceHeader } from '../../src/domain/image/sliceHeader';
import { measureRoi } from '../../src/domain/measurement/measureRoi';
import type { PixelRule } from '../../src/domain/measurement/roiMeasurement';
import type { RoiTarget } from '../../src/domain/reading/roi';
import { makeSlice } from './makeSlice';

const right: CodedConcept = { value: '24028007', scheme: 'SCT', meaning: 'Right' };
const left: CodedConcept = { value: '7771000', scheme: 'SCT', meaning: 'Left' };
const multifidus: CodedConcept = {
  value: '5709001',
  scheme: 'SCT',
  meaning: 'Multifidus muscles',
};

/** Header of an axial slice, 64 × 48 pixels of 0.5 mm across and 0.8 mm down, so that swapped axes show. */
export function fixtureHeader(overrides: Partial<SliceHeader> = {}): SliceHeader {
  return {
    sopInstanceUid: sopInstanceUid('1.2.826.0.1.3680043.8.498.1.1'),
    sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
    frame: 0,
    frames: 1,
    seriesInstanceUid: seriesInstanceUid('1.2.826.0.1.3680043.8.498.1'),
    studyInstanceUid: studyInstanceUid('1.2.826.0.1.3680043.8.498'),
    frameOfReferenceUid: '1.2.826.0.1.3680043.8.498.9',
    modality: 'MR',
    patient: { id: 'P1', name: 'Test^Patient' },
    imageType: ['ORIGINAL', 'PRIMARY'],
    grid: {
      columns: 64,
      rows: 48,
      spacing: { rowMm: 0.8, columnMm: 0.5 },
      plane: {
        originLps: [-16, -20, 100.25],
        rowDirectionLps: [1, 0, 0],
        columnDirectionLps: [0, 1, 0],
      },
    },
    pixels: {
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      bitsAllocated: 16,
      bitsStored: 16,
      highBit: 15,
      isSigned: false,
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
      isPlanar: false,
    },
    rescale: { slope: 1, intercept: 0, isStated: true },
    acquisition: { sliceThicknessMm: 4, spacingBetweenSlicesMm: 4.4 },
    isLossy: false,
    warnings: [],
    ...overrides,
  };
}

/** What a test says of an ROI; the rest is filled in. */
export interface FixtureRoi extends Partial<Omit<ObjectRoi, 'target' | 'measurement'>> {
  readonly target?: Partial<RoiTarget>;
  /** Of the slice under it; 100 × row + column unless told. */
  readonly stored?: (column: number, row: number) => number;
  readonly rule?: PixelRule['id'];
}

/** An ROI with its measurement, made by `measureRoi` on a slice of the header's grid. */
export function fixtureRoi(options: FixtureRoi = {}): ObjectRoi {
  const { target, stored, rule = 'centre', ...given } = options;
  const image = given.image ?? fixtureHeader();
  const whole: RoiTarget = {
    timePoint: 'preop',
    siteId: 'L1',
    muscleId: 'mf',
    side: 'right',
    ...target,
  };
  const name = given.name ?? `S-012_preop_${whole.side === 'left' ? 'L' : 'R'}_mf_A`;
  const outlinePx = given.outlinePx ?? [
    [10.25, 8.5],
    [30.75, 8.5],
    [30.75, 28.125],
    [10.25, 28.125],
  ];
  const exclusions = given.exclusions ?? [];
  const { columns, rows, spacing, plane } = image.grid;
  const slice = makeSlice({ columns, rows, spacing, plane, ...(stored && { stored }) });
  const measured = measureRoi(slice, outlinePx, exclusions, rule, {
    of: {
      roiRevision: 1,
      image: { sopInstanceUid: image.sopInstanceUid, frame: image.frame },
      valueKind: 'displayed',
    },
  });
  return {
    name,
    target: whole,
    label: `Multifidus, ${whole.side}`,
    structures: [multifidus],
    ...(whole.side === 'none' ? {} : { laterality: whole.side === 'left' ? left : right }),
    trackingUid: fixtureUid(`tracking ${name}`),
    trackingId: name,
    image,
    outlinePx,
    exclusions,
    ...given,
    measurement: present(measured.ok ? measured.value : undefined, 'a measurable outline'),
  };
}

/** A set of one reading and scan; two ROIs, left and right, on one slice unless told. */
export function scanObjectsFixture(overrides: Partial<ScanObjects> = {}): ScanObjects {
  const rois = overrides.rois ?? [
    fixtureRoi(),
    fixtureRoi({
      target: { side: 'left' },
      outlinePx: [
        [36.5, 10.25],
        [58.5, 12],
        [50.125, 30.5],
      ],
    }),
  ];
  const content = JSON.stringify(
    rois.map(({ name, outlinePx, exclusions }) => [name, outlinePx, exclusions]),
  );
  return {
    name: 'S-012_preop_A',
    patient: { id: 'S-012', name: 'S-012' },
    study: {
      instanceUid: '1.2.826.0.1.3680043.8.498',
      date: '20240115',
      time: '093000',
      id: '7',
      accessionNumber: 'ACC1',
      description: 'MR lumbar spine',
      referringPhysician: 'Referrer^Ann',
    },
    subjectCode: 'S-012',
    observer: { letter: 'A', name: 'Observer A' },
    round: 1,
    timePoint: 'preop',
    isSigned: true,
    atUtc: '2026-11-24T03:40:05.250Z',
    protocol: { title: 'Paraspinal muscles', version: 2 },
    software: { name: 'Multifidus', version: '0.1.0' },
    uidOf: (part) => fixtureUid(part.endsWith('series') ? part : `${part} ${content}`),
    ...overrides,
    rois,
  };
}

/** A UID made of a text, as the project makes them: 2.25 and 128 bits of SHA-256. */
export function fixtureUid(text: string): string {
  const first = [...sha256(text).slice(0, 4)].map((word) => word.toString(16).padStart(8, '0')).join('');
  return `2.25.${BigInt(`0x${first}`)}`;
}

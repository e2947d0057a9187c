import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DicomElement } from '../../support/dicomWriter';
import { type SyntheticDicom, syntheticDicom } from '../../support/syntheticDicom';
import type { DicomTruth } from './dicomTruth';

interface OwnCase {
  readonly name: string;
  readonly options: SyntheticDicom;
  /** What differs from the facts that follow from the options. */
  readonly truth?: Partial<DicomTruth>;
}

const half = Math.SQRT1_2;
const ramp = (count: number, first: number, step: number) =>
  Array.from({ length: count }, (_, i) => first + i * step);

/** RLE of one 8- or 16-bit frame, all literal runs (PS3.5 annex G). */
function literalRle(values: readonly number[], bytesPerSample: number): Uint8Array {
  const segments = Array.from({ length: bytesPerSample }, (_, plane) => {
    const shift = 8 * (bytesPerSample - 1 - plane);
    const bytes = values.map((value) => (value >> shift) & 0xff);
    return bytes.flatMap((byte, i) => (i % 128 === 0 ? [Math.min(127, bytes.length - i - 1), byte] : [byte]));
  }).map((segment) => (segment.length % 2 === 1 ? [...segment, 0] : segment));
  const head = new DataView(new ArrayBuffer(64));
  head.setUint32(0, segments.length, true);
  let offset = 64;
  for (const [i, segment] of segments.entries()) {
    head.setUint32(4 + i * 4, offset, true);
    offset += segment.length;
  }
  return Uint8Array.from([...new Uint8Array(head.buffer), ...segments.flat()]);
}

/** Functional groups of one frame: place and slope. */
function frameGroups(z: number, slope: number): readonly DicomElement[] {
  return [
    { tag: 'x00209113', vr: 'SQ', value: [[{ tag: 'x00200032', vr: 'DS', value: `1\\2\\${z}` }]] },
    {
      tag: 'x00289145',
      vr: 'SQ',
      value: [
        [
          { tag: 'x00281052', vr: 'DS', value: '-5' },
          { tag: 'x00281053', vr: 'DS', value: String(slope) },
        ],
      ],
    },
  ];
}

const sharedGroups: readonly DicomElement[] = [
  {
    tag: 'x00209116',
    vr: 'SQ',
    value: [[{ tag: 'x00200037', vr: 'DS', value: '0\\1\\0\\0\\0\\-1' }]],
  },
  { tag: 'x00289110', vr: 'SQ', value: [[{ tag: 'x00280030', vr: 'DS', value: '2.5\\0.75' }]] },
];

const cases: readonly OwnCase[] = [
  { name: 'explicit', options: {} },
  { name: 'implicit', options: { encoding: 'implicit' } },
  { name: 'big-endian', options: { encoding: 'big-endian', values: ramp(12, 1000, 517) } },
  {
    name: 'big-endian-8-bit',
    options: { encoding: 'big-endian', bitsAllocated: 8, values: ramp(12, 3, 19) },
  },
  { name: 'deflated', options: { encoding: 'deflated', values: ramp(12, 7, 3) } },
  { name: 'no-preamble', options: { hasPreamble: false } },
  { name: 'no-meta-explicit', options: { hasMeta: false } },
  { name: 'no-meta-implicit', options: { hasMeta: false, encoding: 'implicit' } },
  { name: 'row-spacing-2.5-column-0.75', options: { spacing: [2.5, 0.75] } },
  {
    name: 'spacing-spelled-oddly',
    options: { spacing: [' 6.25E-1', '+.75 '] },
    truth: { PixelSpacing: [0.625, 0.75] },
  },
  { name: 'no-spacing', options: { spacing: null } },
  { name: 'oblique', options: { orientation: [half, half, 0, 0, 0, -1], position: [-12.5, 3.25, 100] } },
  { name: 'slope-half', options: { slope: 0.5, intercept: -100 } },
  {
    name: 'slope-hundredth',
    options: { slope: 0.01, intercept: 0, isSigned: true, values: ramp(12, -32768, 5461) },
  },
  { name: 'slope-philips', options: { slope: 0.7252747, intercept: 3 } },
  { name: 'signed-12-of-16', options: { isSigned: true, bitsStored: 12, values: ramp(12, -2048, 372) } },
  { name: 'garbage-above', options: { bitsStored: 12, garbageAbove: 0xa, values: ramp(12, 0, 372) } },
  {
    name: 'garbage-above-signed',
    options: { bitsStored: 12, isSigned: true, garbageAbove: 0x5, values: ramp(12, -6, 1) },
  },
  { name: 'high-bit-15-stored-12', options: { bitsStored: 12, highBit: 15, values: ramp(12, 0, 372) } },
  {
    name: '32-bit-signed',
    options: { bitsAllocated: 32, isSigned: true, values: ramp(12, -2_000_000_000, 333_333_333) },
  },
  { name: 'odd-byte-count', options: { rows: 3, columns: 3, bitsAllocated: 8, values: ramp(9, 250, -20) } },
  { name: 'monochrome1', options: { photometric: 'MONOCHROME1' } },
  ...(['explicit', 'implicit', 'big-endian'] as const).map(
    (encoding): OwnCase => ({
      name: `modality-lut-${encoding}`,
      options: {
        encoding,
        isSigned: true,
        values: ramp(12, -4, 1),
        elements: [
          {
            tag: 'x00283000',
            vr: 'SQ',
            value: [
              [
                { tag: 'x00283002', vr: 'SS', value: [5, -2, 16] },
                { tag: 'x00283006', vr: 'US', value: [1000, 3000, 65535, 8, 20] },
              ],
            ],
          },
        ],
      },
      // Stored −4 to 7: 1000 three times, 3000, 65535, 8, then 20 six times; the sum is 71663.
      truth: {
        modalityLUT: {
          min: 8,
          max: 65535,
          mean: 71663 / 12,
          meanFrame1: 71663 / 12,
          how: 'ModalityLUTSequence',
        },
      },
    }),
  ),
  {
    name: 'rgb',
    options: { photometric: 'RGB', samplesPerPixel: 3, bitsAllocated: 8, values: ramp(36, 0, 7) },
  },
  {
    name: 'rle-16',
    options: {
      transferSyntaxUid: '1.2.840.10008.1.2.5',
      values: ramp(12, 100, 911),
      fragments: [literalRle(ramp(12, 100, 911), 2)],
    },
  },
  {
    name: 'rle-two-frames',
    options: {
      transferSyntaxUid: '1.2.840.10008.1.2.5',
      frames: 2,
      values: ramp(24, 0, 700),
      fragments: [literalRle(ramp(12, 0, 700), 2), literalRle(ramp(12, 8400, 700), 2)],
    },
  },
  {
    name: 'enhanced',
    options: {
      frames: 2,
      spacing: null,
      orientation: null,
      position: null,
      values: ramp(24, 0, 1),
      elements: [
        { tag: 'x52009229', vr: 'SQ', value: [sharedGroups] },
        { tag: 'x52009230', vr: 'SQ', value: [frameGroups(10, 2), frameGroups(14, 0.5)] },
      ],
    },
    truth: {
      PixelSpacing: [2.5, 0.75],
      ImageOrientationPatient: [0, 1, 0, 0, 0, -1],
      ImagePositionPatient: [1, 2, 10],
      // Frame 1: 0…11 × 2 − 5, frame 2: 12…23 × 0.5 − 5; means 6 and 3.75.
      modalityLUT: {
        min: -5,
        max: 17,
        mean: 4.875,
        meanFrame1: 6,
        how: 'per-frame',
        slopeFrame1: 2,
        interceptFrame1: -5,
      },
    },
  },
];

/** Writes the cases and their truth.json into a new folder; the truth follows from how each file was made. */
export function makeOwnCases(): string {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-dicom-'));
  const files: Record<string, DicomTruth> = {};
  for (const { name, options, truth } of cases) {
    writeFileSync(join(folder, `${name}.dcm`), syntheticDicom(options));
    files[`${name}.dcm`] = { ...factsOf(options), ...truth };
  }
  writeFileSync(join(folder, 'truth.json'), JSON.stringify({ files }));
  return folder;
}

export function removeOwnCases(folder: string): void {
  rmSync(folder, { recursive: true });
}

function factsOf(options: SyntheticDicom): DicomTruth {
  const { rows = 4, columns = 3, frames = 1, bitsAllocated = 16, samplesPerPixel = 1 } = options;
  const { spacing = [0.5, 0.5], position = [0, 0, 0], orientation = [1, 0, 0, 0, 1, 0] } = options;
  const bitsStored = options.bitsStored ?? bitsAllocated;
  const values = options.values ?? ramp(rows * columns * frames * samplesPerPixel, 0, 1);
  const stored = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) stored.writeInt32LE(value, i * 4);
  const slope = Number(options.slope ?? 1);
  const intercept = Number(options.intercept ?? 0);
  const scaled = values.map((value) => value * slope + intercept);
  const syntaxes = { explicit: '1.2.840.10008.1.2.1', implicit: '1.2.840.10008.1.2' } as const;
  const others = { 'big-endian': '1.2.840.10008.1.2.2', deflated: '1.2.840.10008.1.2.1.99' } as const;
  return {
    transferSyntax: options.transferSyntaxUid ?? { ...syntaxes, ...others }[options.encoding ?? 'explicit'],
    sopClass: '1.2.840.10008.5.1.4.1.1.4',
    sopInstanceUID: '1.2.3.4',
    studyUID: '1.2.3',
    seriesUID: '1.2.3.1',
    frameOfReferenceUID: '1.2.3.9',
    modality: 'MR',
    manufacturer: 'Synthetic',
    patientName: 'Test^Patient',
    seriesDescription: 'T2 AX',
    instanceNumber: '1',
    studyDate: '20240115',
    image: true,
    rows,
    cols: columns,
    frames,
    samplesPerPixel,
    photometric: options.photometric ?? 'MONOCHROME2',
    bitsAllocated,
    bitsStored,
    highBit: options.highBit ?? bitsStored - 1,
    pixelRepresentation: options.isSigned ? 1 : 0,
    PixelSpacing: spacing?.map(Number) ?? null,
    ImageOrientationPatient: orientation,
    ImagePositionPatient: position,
    lossy: false,
    storedSha256: createHash('sha256').update(stored).digest('hex'),
    modalityLUT: {
      min: Math.min(...scaled),
      max: Math.max(...scaled),
      mean: scaled.reduce((sum, value) => sum + value, 0) / scaled.length,
      meanFrame1: Number.NaN,
      how: options.slope === undefined ? 'none' : 'RescaleSlope',
      slopeFrame1: slope,
      interceptFrame1: intercept,
    },
    probeFrame1: { 'top-left 0,0': values.slice(0, samplesPerPixel) },
  };
}

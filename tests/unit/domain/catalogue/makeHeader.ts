import type { CatalogueSlice } from '../../../../src/domain/catalogue/catalogue';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../../../src/domain/ids';
import type { ImageGrid, ImagePlane } from '../../../../src/domain/image/imageGrid';
import type { PointLps } from '../../../../src/domain/image/point';
import type { Acquisition, SliceHeader } from '../../../../src/domain/image/sliceHeader';
import { parseIsoDate } from '../../../../src/domain/isoDate';

/** An exactly axial plane (left on the right, back below) with its origin at a height. */
export function axialPlane(z = 0, originXY: readonly [number, number] = [-100, -100]): ImagePlane {
  return {
    originLps: [originXY[0], originXY[1], z],
    rowDirectionLps: [1, 0, 0],
    columnDirectionLps: [0, 1, 0],
  };
}

/** An axial plane leaned by the 3-4-5 triangle: its normal is (0, 0.6, 0.8), 36.87° from the head. */
export function leanedPlane(originLps: PointLps = [0, 0, 0]): ImagePlane {
  return { originLps, rowDirectionLps: [1, 0, 0], columnDirectionLps: [0, 0.8, -0.6] };
}

/** An exactly sagittal plane, front on the left, head above. */
export function sagittalPlane(x = 0, originYZ: readonly [number, number] = [-100, 100]): ImagePlane {
  return {
    originLps: [x, originYZ[0], originYZ[1]],
    rowDirectionLps: [0, 1, 0],
    columnDirectionLps: [0, 0, -1],
  };
}

export function makeGrid(plane: ImagePlane | undefined, overrides: Partial<ImageGrid> = {}): ImageGrid {
  return { columns: 200, rows: 200, spacing: { rowMm: 1, columnMm: 1 }, plane, ...overrides };
}

export interface HeaderOptions extends Partial<Omit<SliceHeader, 'patient' | 'studyDate' | 'acquisition'>> {
  readonly patientId?: string;
  readonly patientName?: string;
  readonly birthDate?: string;
  readonly sex?: 'male' | 'female' | 'other';
  readonly ageYears?: number;
  readonly date?: string;
  readonly study?: string;
  readonly series?: string;
  readonly sop?: string;
  readonly acquisition?: Acquisition;
}

/** A plain T2 axial header; every field can be replaced. */
export function makeHeader(options: HeaderOptions = {}): SliceHeader {
  const { patientId, patientName, birthDate, sex, ageYears, date, study, series, sop, acquisition, ...rest } =
    options;
  const born = birthDate === undefined ? undefined : parseIsoDate(birthDate);
  const studied = date === undefined ? undefined : parseIsoDate(date);
  return {
    sopInstanceUid: sopInstanceUid(sop ?? '1.9'),
    sopClassUid: '1.2.840.10008.5.1.4.1.1.4',
    frame: 0,
    frames: 1,
    seriesInstanceUid: seriesInstanceUid(series ?? '1.3'),
    studyInstanceUid: studyInstanceUid(study ?? '1.2'),
    frameOfReferenceUid: '1.7',
    modality: 'MR',
    patient: {
      id: patientId ?? 'P-17',
      name: patientName ?? 'Doe^Jane',
      ...(born && { birthDate: born }),
      ...(sex && { sex }),
      ...(ageYears !== undefined && { ageYears }),
    },
    ...(studied && { studyDate: studied }),
    seriesDescription: 't2_tse_tra',
    imageType: ['ORIGINAL', 'PRIMARY', 'M', 'ND', 'NORM'],
    grid: makeGrid(axialPlane()),
    pixels: {
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      bitsAllocated: 16,
      bitsStored: 12,
      highBit: 11,
      isSigned: false,
      samplesPerPixel: 1,
      photometricInterpretation: 'MONOCHROME2',
      isPlanar: false,
    },
    rescale: { slope: 1, intercept: 0, isStated: false },
    acquisition: { echoTimeMs: 120, repetitionTimeMs: 2206.52, scanningSequence: 'SE', ...acquisition },
    isLossy: false,
    warnings: [],
    ...rest,
  };
}

let counter = 0;

/** An axial (or other) series as the index delivers it: one slice per plane, instance numbers in the order given. */
export function makeSeries(
  planes: readonly (ImagePlane | undefined)[],
  options: HeaderOptions = {},
): CatalogueSlice[] {
  counter += 1;
  const series = options.series ?? `1.3.${counter}`;
  return planes.map((plane, i) => ({
    header: makeHeader({
      grid: makeGrid(plane),
      instanceNumber: i + 1,
      sop: `${series}.${i + 1}`,
      ...options,
      series,
    }),
    path: `${series}/IM${String(i + 1).padStart(4, '0')}`,
  }));
}

/** Axial planes from head to feet, 4 mm apart. */
export function axialPlanes(count: number, topZ = 100): ImagePlane[] {
  return Array.from({ length: count }, (_, i) => axialPlane(topZ - 4 * i));
}

/** Sagittal planes from right to left, 4 mm apart. */
export function sagittalPlanes(count: number): ImagePlane[] {
  return Array.from({ length: count }, (_, i) => sagittalPlane(-20 + 4 * i));
}

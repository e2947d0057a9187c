import { subjectId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import type { ImagePair, PairEntry, PairPicture } from '../../src/report/figures/imagePair/imagePair';

const muscle = { id: 'together', name: 'Paraspinal muscles', shortName: 'PM' };

/** A box as an outline, in pixel coordinates. */
export function box(left: number, top: number, right: number, bottom: number): readonly PointPx[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** What an observer gave of one side. */
export function outlined(
  side: 'left' | 'right',
  outlinePx: readonly PointPx[],
  values: Partial<PairEntry> = {},
): PairEntry {
  return {
    muscle,
    side,
    kind: 'outlined',
    outlinePx,
    exclusionsPx: [],
    areaMm2: 1401.665,
    meanSi: 438.005,
    ...values,
  } as PairEntry;
}

/** 200 × 160 pixels of 0.5 mm across and 1 mm down: every pixel's grey is its column + its row, cut to 8 bits. */
export function makePicture(overrides: Partial<PairPicture> = {}): PairPicture {
  const [columns, rows] = [overrides.columns ?? 200, overrides.rows ?? 160];
  return {
    columns,
    rows,
    spacing: { rowMm: 1, columnMm: 0.5 },
    grey: Uint8Array.from({ length: columns * rows }, (_, at) => (at % columns) + Math.floor(at / columns)),
    window: { center: 500, width: 1000 },
    isOrientationKnown: true,
    entries: [outlined('right', box(60, 70, 90, 85)), outlined('left', box(110, 70, 140, 85))],
    daysFromSurgery: -12,
    ...overrides,
  };
}

/** A pair of such pictures. */
export function makePair(overrides: Partial<ImagePair> = {}): ImagePair {
  return {
    subjectId: subjectId('subject-1'),
    code: 'S-058',
    level: 'L1',
    observer: { letter: 'A', place: 'first' },
    round: 1,
    areTablesAveraged: true,
    csaKind: 'gross',
    valueKind: 'displayed',
    preop: makePicture(),
    followUp: makePicture({ daysFromSurgery: 212 }),
    warnings: [],
    ...overrides,
  };
}

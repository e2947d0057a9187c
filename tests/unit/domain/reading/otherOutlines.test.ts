import { describe, expect, it } from 'vitest';
import type { ImageGrid } from '../../../../src/domain/image/imageGrid';
import type { PointPx } from '../../../../src/domain/image/point';
import { carriedOutlinePx } from '../../../../src/domain/reading/carriedOutlinePx';
import { midlineXMm } from '../../../../src/domain/reading/midlineXMm';
import { imageMidline, mirroredOutlinePx } from '../../../../src/domain/reading/mirroredOutlinePx';

/* Expected places by hand. Pixels are 0.5 mm wide and 2 mm high unless told, so that an exchange of the two shows. */

const axial = (overrides: Partial<ImageGrid> = {}): ImageGrid => ({
  columns: 101,
  rows: 51,
  spacing: { rowMm: 2, columnMm: 0.5 },
  plane: { originLps: [-25, -40, 0], rowDirectionLps: [1, 0, 0], columnDirectionLps: [0, 1, 0] },
  ...overrides,
});
const outline: readonly PointPx[] = [
  [60, 30],
  [70, 30],
  [70, 40],
];

function expectNear(found: readonly PointPx[] | undefined, expected: readonly PointPx[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [at, [column, row]] of expected.entries()) {
    expect(found?.[at]?.[0]).toBeCloseTo(column, 9);
    expect(found?.[at]?.[1]).toBeCloseTo(row, 9);
  }
}

describe('an outline mirrored', () => {
  it('about the image’s middle has its columns counted from the other side, and goes round the same way', () => {
    expectNear(mirroredOutlinePx(outline, imageMidline(axial()), axial()), [
      [30, 40],
      [30, 30],
      [40, 30],
    ]);
  });

  it('about a tilted midline is mirrored in mm, not in pixels', () => {
    // Through the origin at 45° in mm: 4 columns (2 mm) for each row (2 mm). Mirroring exchanges x and y in mm.
    const line = [
      [0, 0],
      [40, 10],
    ] as const;
    expectNear(mirroredOutlinePx([[8, 0]], line, axial()), [[0, 2]]);
  });

  it('twice is the outline itself', () => {
    const line = [
      [40, 3],
      [55, 47],
    ] as const;
    const once = mirroredOutlinePx(outline, line, axial());
    expectNear(mirroredOutlinePx(once ?? [], line, axial()), outline);
  });

  it('follows the patient where the image lies on its side', () => {
    const turned = axial({
      plane: { originLps: [0, 0, 0], rowDirectionLps: [0, 1, 0], columnDirectionLps: [1, 0, 0] },
    });
    expectNear(mirroredOutlinePx([[60, 10]], imageMidline(turned), turned), [[60, 40]]);
  });
});

describe('an outline carried to another scan', () => {
  it('keeps its size in mm and its place from the middle of the image', () => {
    const to = axial({ columns: 201, rows: 201, spacing: { rowMm: 1, columnMm: 1 } });
    // 10 columns of 0.5 mm and 5 rows of 2 mm from the middle (50, 25) become 5 and 10 pixels from (100, 100).
    expectNear(carriedOutlinePx(outline, axial(), to), [
      [105, 110],
      [110, 110],
      [110, 130],
    ]);
  });

  it('is moved by the offset of the linked views', () => {
    expectNear(carriedOutlinePx([[50, 25]], axial(), axial(), [3, -4]), [[56, 23]]);
  });

  it('lies on the same side of a patient whose image is turned round', () => {
    const round = axial({
      plane: { originLps: [25, 60, 0], rowDirectionLps: [-1, 0, 0], columnDirectionLps: [0, -1, 0] },
    });
    expectNear(carriedOutlinePx([[60, 30]], axial(), round), [[40, 20]]);
  });
});

describe('a midline', () => {
  it('has at each height its own patient x', () => {
    // From (50, 0) to (58, 40): 4 mm to the left over 80 mm. Nearest to the middle of it: column 54.
    const line = [
      [50, 0],
      [58, 40],
    ] as const;
    expect(midlineXMm(axial(), line, [54, 20])).toBeCloseTo(-25 + 54 * 0.5, 9);
    expect(midlineXMm(axial(), line, [50, 0])).toBeCloseTo(0, 9);
  });

  it('tells nothing without geometry or length', () => {
    expect(
      midlineXMm(
        axial({ plane: undefined }),
        [
          [0, 0],
          [0, 9],
        ],
        [1, 1],
      ),
    ).toBeUndefined();
    expect(
      midlineXMm(
        axial(),
        [
          [4, 4],
          [4, 4],
        ],
        [1, 1],
      ),
    ).toBeUndefined();
  });
});

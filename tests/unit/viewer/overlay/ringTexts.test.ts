import { describe, expect, test } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import type { Affine } from '../../../../src/viewer/affine';
import { RingTexts } from '../../../../src/viewer/overlay/ringTexts';
import { linePath, marksPath, screenPoints } from '../../../../src/viewer/overlay/screenPath';

const map: Affine = { a: 1.7, b: 0.1, c: -0.2, d: 1.6, e: 12.3, f: -4.5 };
const ring: readonly PointPx[] = Array.from({ length: 12 }, (_, at) => [
  40 + 9 * Math.cos(at / 2),
  30 + 7 * Math.sin(at / 2),
]);

/** Drawings one after the other by one memory, each beside the same drawn from scratch. */
function compare(drawings: readonly { ring: readonly PointPx[]; map: Affine; size?: number }[]): void {
  const texts = new RingTexts();
  for (const { ring: now, map: toScreen, size = 6 } of drawings) {
    const points = screenPoints(now, toScreen);
    expect(texts.closedLine(now, points, toScreen)).toBe(linePath(points, true));
    for (const shape of ['round', 'square', 'diamond'] as const) {
      expect(texts.marks(now, points, toScreen, shape, size)).toBe(marksPath(points, shape, size));
    }
  }
}

describe('RingTexts', () => {
  test('writes what would be written from scratch while a vertex moves', () => {
    const moved = ring.map((place, at): PointPx => (at === 4 ? [50.25, 31.125] : place));
    compare([
      { ring, map },
      { ring: moved, map },
      { ring, map },
    ]);
  });

  test('follows the view, the size of marks, and vertices that come and go', () => {
    const more: readonly PointPx[] = [...ring.slice(0, 5), [1, 2], ...ring.slice(5)];
    const zoomed = { ...map, a: 2.5 };
    compare([
      { ring, map },
      { ring, map: zoomed },
      { ring: more, map: zoomed },
      { ring: more, map: zoomed, size: 4 },
      { ring: ring.slice(3), map: zoomed, size: 4 },
      { ring: [], map: zoomed },
      { ring, map },
    ]);
  });
});

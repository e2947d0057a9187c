import type { PointPx } from '../../src/domain/image/point';
import type { TimePoint } from '../../src/domain/timePoint';
import type { TestWorkstation } from './makeWorkstation';

/** Clicks an outline as a person would, with the pointer's place given in pixels, and closes it with Enter. */
export async function drawOutline(
  { app }: Pick<TestWorkstation, 'app'>,
  timePoint: TimePoint,
  outlinePx: readonly PointPx[],
): Promise<void> {
  const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
  for (const atPx of outlinePx) {
    await app.gesture(timePoint, { kind: 'pointer-move', atPx, ...place });
    await app.gesture(timePoint, { kind: 'pointer-down', atPx, ...place });
    await app.gesture(timePoint, { kind: 'pointer-up', atPx, ...place });
  }
  await app.keyGesture({ kind: 'close' });
}

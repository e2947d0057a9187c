import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { previewedPathPx } from '../../../../src/editor/tools/smartEdgeTool';
import { readingStation, sessionAt } from '../../../support/readingStation';

const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
const aids = { drawingAids: { smartEdge: true, mirror: false, copy: false } };
const start: PointPx = [100, 60];
/** Farther than one move's slice of work reaches: a disc of 6000 pixels has a radius of 44. */
const far: PointPx = [100, 220];

type Station = Awaited<ReturnType<typeof readingStation>>;
const pathAt = (station: Station) => {
  const editor = sessionAt(station).panes.preop?.editor;
  return editor && previewedPathPx(editor);
};

async function restFar(databaseName: string): Promise<Station> {
  const station = await readingStation({ databaseName }, aids);
  await station.app.chooseTool('smart-edge');
  for (const kind of ['pointer-move', 'pointer-down', 'pointer-up'] as const) {
    await station.app.gesture('preop', { kind, atPx: start, ...place });
  }
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
  await station.app.gesture('preop', { kind: 'pointer-move', atPx: far, ...place });
  return station;
}

let frames: (() => void)[] = [];
function drawFrame(): void {
  const due = frames;
  frames = [];
  for (const act of due) act();
}

describe('a pointer at rest with the smart edge', () => {
  beforeEach(() => {
    frames = [];
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('sees its path without moving, a frame at a time, and the frames end with it', async () => {
    const station = await restFar('rest-path');
    expect(pathAt(station)).toBeUndefined();
    let drawn = 0;
    for (; frames.length > 0 && drawn < 1000; drawn += 1) {
      expect(frames).toHaveLength(1);
      drawFrame();
    }
    // The phantom's slices have 320 × 320 pixels or fewer: 18 slices of work settle them all.
    expect(drawn).toBeGreaterThan(1);
    expect(drawn).toBeLessThan(40);
    const path = pathAt(station);
    expect(path?.[0]).toEqual(start);
    expect(path?.at(-1)).toEqual(far);
  });

  it('is left alone once the outline is cancelled or the reading closed', async () => {
    const station = await restFar('rest-cancel');
    await station.app.keyGesture({ kind: 'cancel' });
    drawFrame();
    expect(frames).toEqual([]);
    const other = await restFar('rest-closed');
    await other.app.closeProject();
    drawFrame();
    expect(frames).toEqual([]);
    expect(other.state().reading).toBeUndefined();
  });

  it('is no work on the ROI: the clock stands still', async () => {
    const station = await restFar('rest-clock');
    const { activity } = sessionAt(station);
    while (frames.length > 0) drawFrame();
    expect(sessionAt(station).activity).toBe(activity);
  });
});

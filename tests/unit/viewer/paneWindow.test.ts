import { describe, expect, it } from 'vitest';
import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { PaneWindow } from '../../../src/viewer/paneWindow';
import type { ShownSlice } from '../../../src/viewer/slicePane';

const image: SliceImage = {
  grid: { columns: 2, rows: 1, spacing: undefined, plane: undefined },
  storedValues: Int32Array.of(0, 100),
  rescale: { slope: 1, intercept: 0, isStated: true },
  isInverted: false,
  isLossy: false,
  fingerprint: '',
};
const fromHeader = { center: 50, width: 100 };

function shown(seriesKey: string, more: Partial<ShownSlice> = {}): ShownSlice {
  return { key: `slice of ${seriesKey}`, seriesKey, image, window: fromHeader, ...more };
}

describe('the window of a pane', () => {
  it('is the remembered one when its series is shown again, and the header’s after a reset', () => {
    const told: unknown[] = [];
    const pane = new PaneWindow((...change) => told.push(change));
    const remembered = { center: 30, width: 12 };
    const first = pane.show(shown('t2', { rememberedWindow: remembered }), false);
    expect(first).toEqual({ window: remembered, isNew: true });
    pane.reset();
    expect(pane.now).toEqual(fromHeader);
    expect(told).toEqual([[fromHeader, 'call', 't2']]);
  });

  it('stays within a series, whatever is remembered of it', () => {
    const pane = new PaneWindow(() => undefined);
    pane.show(shown('t2'), false);
    pane.set({ center: 7, width: 8 }, 'gesture');
    const next = pane.show(shown('t2', { rememberedWindow: { center: 1, width: 1 } }), true);
    expect(next).toEqual({ window: { center: 7, width: 8 }, isNew: false });
  });

  it('says which series it was changed for', () => {
    const told: string[] = [];
    const pane = new PaneWindow((_, cause, seriesKey) => told.push(`${cause} ${seriesKey}`));
    pane.show(shown('t2'), false);
    pane.startDrag();
    pane.dragTo(60, 0);
    pane.show(shown('t1'), false);
    pane.set(fromHeader, 'call');
    expect(told).toEqual(['gesture t2', 'call t1']);
  });

  it('is not one in which nothing could be seen', () => {
    const pane = new PaneWindow(() => undefined);
    for (const rememberedWindow of [
      { center: 5, width: 0 },
      { center: Number.NaN, width: 5 },
    ]) {
      expect(pane.show(shown('t2', { rememberedWindow }), false).window).toEqual(fromHeader);
    }
  });
});

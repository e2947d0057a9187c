import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { PointPx } from '../../../../src/domain/image/point';
import { targetKey } from '../../../../src/domain/reading/roi';
import { scanNames } from '../../../../src/ui/read/scanNames';
import { drawOutline } from '../../../support/drawOutline';
import { sessionAt } from '../../../support/readingStation';
import { observerSits, sliceStation } from '../../../support/sliceStation';

/* Scans that are read one by one, under names that tell nothing. */

const squares: readonly (readonly PointPx[])[] = [
  [
    [100, 180],
    [140, 180],
    [140, 220],
    [100, 220],
  ],
  [
    [180, 180],
    [220, 180],
    [220, 220],
    [180, 220],
  ],
];
let count = 0;

async function maskedStation() {
  count += 1;
  return sliceStation(`masked-${count}`, [0, 1], {
    sliceRule: 'by-observer',
    blinding: { group: true, timePoint: true, cropsToPosterior: false },
  });
}

describe('a masked scan', () => {
  it('is one subject of its own with one scan, asked for its own sides, and signed when both are given', async () => {
    const station = await maskedStation();
    await observerSits(station);
    const { subjects } = present(station.state().open, 'a project');
    expect(subjects).toHaveLength(4);
    expect(await station.app.openNextUnsigned()).toBe(true);
    const session = sessionAt(station);
    expect(session).toMatchObject({ timePoints: ['preop'], isOrderHidden: true, windows: {} });
    expect(session.panes.followUp).toBeUndefined();
    expect(scanNames(session).of.preop).toBe('Scan');
    const keys: string[] = [];
    for (const outlinePx of squares) {
      const target = present(sessionAt(station).armed, 'an armed target');
      expect(target.timePoint).toBe('preop');
      keys.push(targetKey(target));
      await drawOutline(station, 'preop', outlinePx);
    }
    expect(sessionAt(station).armed).toBeUndefined();
    expect(new Set(keys).size).toBe(2);
    await station.app.signReading();
    const next = sessionAt(station);
    expect(next.subjectId).not.toBe(session.subjectId);
    expect(next.reading.entries).toEqual({});
    const own = station.state().open?.progress.filter((one) => one.subjectId === session.subjectId);
    expect(own).toEqual([expect.objectContaining({ state: 'signed', done: 2 })]);
  });

  it('forgets how it was looked at', async () => {
    const station = await maskedStation();
    await observerSits(station);
    await station.app.openNextUnsigned();
    const series = present(sessionAt(station).panes.preop?.axial.slices[0], 'a slice').seriesInstanceUid;
    const { subjectId, observerId } = sessionAt(station);
    station.app.rememberWindow(series, { center: 10, width: 20 });
    expect(station.app.windowOf(series)).toEqual({ center: 10, width: 20 });
    await station.app.stepSubject(1);
    await station.app.openReading(subjectId);
    expect(station.app.windowOf(series)).toBeUndefined();
    const { project } = present(station.state().open, 'a project');
    const kept = await station.ports.storage.loadViewSettings(project.id, observerId);
    expect(kept.ok && (kept.value?.windows ?? {})).toEqual({});
  });
});

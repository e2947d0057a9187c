import { describe, expect, it } from 'vitest';
import { readKeyMap } from '../../../../src/ui/read/readKeyMap';
import { isLeftUnused, opensByItself } from '../../../../src/ui/read/useEndplateView';
import { drawOutline } from '../../../support/drawOutline';
import { readingStation, reloaded, sessionAt } from '../../../support/readingStation';

/* Whether the view of endplates opens by itself: remembered for an observer in a project, in this browser. */

type Station = Awaited<ReturnType<typeof readingStation>>;
const opens = (station: Station): boolean => opensByItself(sessionAt(station));
const mark = (station: Station) =>
  station.app.markEndplate('preop', 'upper', [
    [40, 40],
    [60, 40],
  ]);

describe('the view of endplates', () => {
  it('opens by itself for a fresh reading, and no more after it was left unused, also after a reload', async () => {
    const options = { databaseName: 'offer-reload' };
    const station = await readingStation(options);
    expect(opens(station)).toBe(true);
    expect(isLeftUnused(sessionAt(station))).toBe(true);
    station.app.offerEndplates(false);
    expect(opens(station)).toBe(false);
    expect(station.state().notices.map(({ kind }) => kind)).toContain('endplates-not-offered');
    await station.app.flush();
    const after = await reloaded(options);
    expect(opens(after)).toBe(false);
    expect(opens(await reloaded(options, 'B'))).toBe(true);
  });

  it('opens by itself again for whoever marked an endplate, and what else was remembered stays', async () => {
    const options = { databaseName: 'offer-again' };
    const station = await readingStation(options);
    station.app.offerEndplates(false);
    station.app.rememberWindow('series', { center: 200, width: 400 });
    await mark(station);
    expect(isLeftUnused(sessionAt(station))).toBe(false);
    await station.app.clearEndplates('preop');
    expect(opens(station)).toBe(true);
    await station.app.flush();
    const after = await reloaded(options);
    expect(opens(after)).toBe(true);
    expect(sessionAt(after).windows['series']).toEqual({ center: 200, width: 400 });
  });

  it('does not open over an outline that is drawn or half drawn', async () => {
    const station = await readingStation({ databaseName: 'offer-draft' });
    const place = { atPx: [100, 180], pixelsPerScreenPx: 0.05, pointerType: 'mouse' } as const;
    for (const kind of ['pointer-move', 'pointer-down', 'pointer-up'] as const) {
      await station.app.gesture('preop', { kind, ...place });
    }
    expect(opens(station)).toBe(false);
    await station.app.keyGesture({ kind: 'cancel' });
    expect(opens(station)).toBe(true);
    await drawOutline(station, 'preop', [
      [100, 180],
      [140, 180],
      [140, 220],
    ]);
    expect(opens(station)).toBe(false);
  });

  it('has its rule beside its key in the map', async () => {
    const station = await readingStation({ databaseName: 'offer-map' });
    const protocol = station.state().open?.project.protocol;
    const note = (areOffered: boolean) =>
      protocol &&
      readKeyMap(protocol, areOffered)
        .flatMap(({ lines }) => lines)
        .find(({ keys }) => keys[0] === 'T')?.note;
    expect(note(true)).toMatch(/by itself/);
    expect(note(false)).toMatch(/T only/);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { imagePairsOf } from '../../../../src/app/export/imagePairs';
import { present } from '../../../../src/base/assert';
import { ok } from '../../../../src/base/result';
import { observerId, type SubjectId, subjectId } from '../../../../src/domain/ids';
import { imageKey } from '../../../../src/domain/image/imageRef';
import { windowedGrey } from '../../../../src/domain/image/windowedGrey';
import type { Reading } from '../../../../src/domain/reading/reading';
import { targetKey } from '../../../../src/domain/reading/roi';
import { timePoints } from '../../../../src/domain/timePoint';
import { imagePairFigure } from '../../../../src/report/figures/imagePair/imagePairFigure';
import { type DemoContext, demoContext } from '../../../support/demoContext';

let demo: DemoContext;
beforeAll(async () => {
  demo = await demoContext('image-pairs');
}, 60_000);

const open = () => present(demo.context.store.getState().open, 'a project');
const idOf = (code: string): SubjectId =>
  present(
    open().subjects.find((one) => one.code === code),
    code,
  ).id;

async function readingOf(subject: SubjectId, letter: string): Promise<Reading> {
  const loaded = await demo.context.ports.storage.loadReadingsOf(open().project.id, [subject]);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return present(
    loaded.value.find(({ observerId: id }) => id === observerId(letter)),
    letter,
  );
}

/** The same application with readings that the test changed before they came. */
function withReadings(change: (reading: Reading) => Reading): DemoContext['context'] {
  const { context } = demo;
  const { storage } = context.ports;
  const loadReadingsOf: typeof storage.loadReadingsOf = async (...asked) => {
    const loaded = await storage.loadReadingsOf(...asked);
    return loaded.ok ? ok(loaded.value.map(change)) : loaded;
  };
  return { ...context, ports: { ...context.ports, storage: { ...storage, loadReadingsOf } } };
}

describe('image pairs of the demo', () => {
  it('are the measured slices with the first observer’s outlines and exactly the stored values', async () => {
    const id = idOf('S-002');
    const { pairs, missing } = await imagePairsOf(demo.context, [id]);
    expect(missing).toEqual([]);
    const pair = present(pairs[0], 'a pair');
    expect([pair.code, pair.observer.letter, pair.observer.place, pair.round]).toEqual([
      'S-002',
      'A',
      'first',
      1,
    ]);
    const reading = await readingOf(id, 'A');
    for (const timePoint of timePoints) {
      const { entries, columns, rows, grey, window, spacing } = pair[timePoint];
      expect(entries.map(({ side }) => side)).toEqual(['right', 'left']);
      for (const entry of entries) {
        const stored = Object.values(reading.entries).find(
          (one) =>
            one.kind === 'roi' &&
            one.roi.target.timePoint === timePoint &&
            one.roi.target.side === entry.side,
        );
        if (stored?.kind !== 'roi' || entry.kind !== 'outlined') throw new Error('no outline');
        const { area, signal } = stored.measurement;
        expect(entry.areaMm2).toBe(area.kind === 'known' ? area.grossMm2 : undefined);
        expect(entry.meanSi).toBe(signal.kind === 'known' ? signal.displayed.mean : undefined);
        // The demo's slices lie as they are drawn.
        expect(entry.outlinePx).toEqual(stored.roi.outlinePx);
        const image = present(demo.context.registry.decoded(imageKey(stored.roi.image)), 'pixels');
        expect([columns, rows, spacing]).toEqual([image.grid.columns, image.grid.rows, image.grid.spacing]);
        expect(grey).toEqual(windowedGrey(image, window));
      }
    }
    expect(pair.preop.daysFromSurgery).toBeLessThanOrEqual(0);
    expect(pair.followUp.daysFromSurgery).toBeGreaterThan(0);
  });

  it('are another observer’s where one is named, and nobody’s where the protocol has none', async () => {
    const id = idOf('S-001');
    const { pairs } = await imagePairsOf(demo.context, [id], observerId('B'));
    expect([pairs[0]?.observer.letter, pairs[0]?.observer.place]).toEqual(['B', 'second']);
    const { missing } = await imagePairsOf(demo.context, [id], observerId('Z'));
    expect(missing).toEqual([{ subjectId: id, why: 'The protocol has no such observer.' }]);
  });

  it('take the window that the observer gave the series in this browser', async () => {
    const id = idOf('S-001');
    const subject = present(
      open().subjects.find((one) => one.id === id),
      'S-001',
    );
    const { context } = demo;
    const series = present(subject.scans.preop, 'a scan').axialSeriesUid;
    const loadViewSettings = async () =>
      ok({
        projectId: open().project.id,
        observerId: observerId('A'),
        windows: { [series]: { center: 77, width: 99 } },
      });
    const storage = { ...context.ports.storage, loadViewSettings };
    const { pairs } = await imagePairsOf({ ...context, ports: { ...context.ports, storage } }, [id]);
    expect(pairs[0]?.preop.window).toEqual({ center: 77, width: 99 });
    expect(pairs[0]?.followUp.window).not.toEqual({ center: 77, width: 99 });
  });

  it('hold no name, number, identifier or date of the images', async () => {
    const id = idOf('S-002');
    const { pairs } = await imagePairsOf(demo.context, [id]);
    const pair = present(pairs[0], 'a pair');
    const figure = imagePairFigure(pair);
    const { preop, followUp } = pair;
    const written = [
      figure.draw(175).replace(/base64,[A-Za-z0-9+/=]+/g, ''),
      figure.caption,
      figure.title,
      JSON.stringify(figure.data),
      JSON.stringify({ ...pair, preop: { ...preop, grey: [] }, followUp: { ...followUp, grey: [] } }),
    ].join('\n');
    const subject = present(
      open().subjects.find((one) => one.id === id),
      'S-002',
    );
    const headers = [...open().images.values()]
      .map(({ header }) => header)
      .filter(({ studyInstanceUid }) =>
        timePoints.some((timePoint) => subject.scans[timePoint]?.studyInstanceUid === studyInstanceUid),
      );
    expect(headers.length).toBeGreaterThan(1);
    for (const { patient, studyDate, sopInstanceUid, seriesInstanceUid } of headers) {
      for (const secret of [patient.name, patient.id, studyDate, sopInstanceUid, seriesInstanceUid]) {
        if (secret) expect(written).not.toContain(secret);
      }
    }
  });

  it('are missing, with the reason, where something is not as it was measured', async () => {
    const id = idOf('S-001');
    const whyOf = async (context: DemoContext['context'], who = id) =>
      (await imagePairsOf(context, [who])).missing[0]?.why;
    expect(await whyOf(demo.context, subjectId('nobody'))).toBe('The subject is not in the project.');
    expect(await whyOf(withReadings((reading) => ({ ...reading, state: 'open' })))).toBe(
      'The reading of observer A is not signed.',
    );
    const preopRight = (reading: Reading) => {
      const found = Object.values(reading.entries).find((entry) => entry.kind === 'roi');
      if (found?.kind !== 'roi') throw new Error('no outline');
      return found;
    };
    const changed = (change: (reading: Reading) => Reading['entries'][string]) =>
      withReadings((reading) => {
        const key = targetKey(preopRight(reading).roi.target);
        return { ...reading, entries: { ...reading.entries, [key]: change(reading) } };
      });
    const otherPixels = withReadings((reading) => ({
      ...reading,
      entries: Object.fromEntries(
        Object.entries(reading.entries).map(([key, entry]) => [
          key,
          entry.kind === 'roi'
            ? { ...entry, roi: { ...entry.roi, imageFingerprint: `other-${entry.roi.target.timePoint}` } }
            : entry,
        ]),
      ),
    }));
    expect(await whyOf(otherPixels)).toBe('Pre-op: the image file holds other pixels than were measured.');
    const otherRule = changed((reading) => {
      const entry = preopRight(reading);
      return { ...entry, measurement: { ...entry.measurement, rule: { id: 'imagej', version: '1' } } };
    });
    expect(await whyOf(otherRule)).toMatch(/^No measurement at pre-op: /);
    const registry = { ...demo.context.registry, isReachable: () => false };
    expect(await whyOf({ ...demo.context, registry })).toMatch(/^Pre-op: the image file is not here/);
  });

  it('are refused where the file says that text is drawn into its picture, and for pictures of a screen', async () => {
    const id = idOf('S-001');
    const { registry } = demo.context;
    const decode: typeof registry.decode = async (header) => {
      const decoded = await registry.decode(header);
      const notices = [{ kind: 'burned-in', tag: '', text: '' }];
      return decoded.ok ? ok({ ...decoded.value, notices }) : decoded;
    };
    const { missing } = await imagePairsOf({ ...demo.context, registry: { ...registry, decode } }, [id]);
    expect(missing[0]?.why).toBe('Pre-op: the file states that text is drawn into the picture.');
  });

  it('are for nobody who may not see results, and for nobody else who sits there by the time they come', async () => {
    const id = idOf('S-001');
    const { context } = demo;
    const before = open();
    const sit = (person: typeof before.person) => context.store.setState({ open: { ...before, person } });
    sit({ kind: 'observer', observerId: observerId('A') });
    expect(await imagePairsOf(context, [id])).toEqual({
      pairs: [],
      missing: [{ subjectId: id, why: 'Results may not be seen now.' }],
    });
    sit(before.person);
    const asked = imagePairsOf(context, [id]);
    sit({ kind: 'observer', observerId: observerId('A') });
    expect(await asked).toEqual({ pairs: [], missing: [] });
    sit(before.person);
    expect((await imagePairsOf(context, [id])).pairs).toHaveLength(1);
  });
});

import { describe, expect, it, vi } from 'vitest';
import { sessionStanding } from '../../../../src/app/reading/sessionTask';
import { present } from '../../../../src/base/assert';
import { sliceChooser } from '../../../../src/domain/conduct/sliceChooser';
import { imageKey } from '../../../../src/domain/image/imageRef';
import type { PointPx } from '../../../../src/domain/image/point';
import { parseIsoDate } from '../../../../src/domain/isoDate';
import { targetKey } from '../../../../src/domain/reading/roi';
import type { Protocol } from '../../../../src/domain/study/protocol';
import { drawOutline } from '../../../support/drawOutline';
import type { TestWorkstation } from '../../../support/makeWorkstation';
import { sessionAt } from '../../../support/readingStation';
import { observerSits, sliceStation } from '../../../support/sliceStation';

/* Slices that the researcher chooses once for all, and readings that begin with them. */

const square: readonly PointPx[] = [
  [100, 180],
  [140, 180],
  [140, 220],
  [100, 220],
];
let count = 0;

async function withSlices(protocol: Partial<Protocol> = {}, subjects: readonly number[] = [0]) {
  count += 1;
  return sliceStation(`slices-beforehand-${count}`, subjects, protocol);
}

const first = ({ state }: TestWorkstation) => present(state().open?.subjects[0], 'a subject').id;
const kinds = ({ state }: TestWorkstation) => state().notices.map(({ kind }) => kind);
const protocolOf = ({ state }: TestWorkstation) => present(state().open, 'a project').project.protocol;

/** Slice 1 of both scans, counted from 0, accepted and signed. */
async function chooseBoth(station: TestWorkstation): Promise<void> {
  await station.app.openSliceChoice(first(station));
  for (const timePoint of ['preop', 'followUp'] as const) {
    await station.app.showAxialSlice(timePoint, 1);
    await station.app.acceptSlice(timePoint);
  }
  await station.app.signReading();
}

describe('choosing slices for all', () => {
  it('is the researcher’s, has nothing to outline, and is signed once every scan has its slice', async () => {
    const station = await withSlices();
    await station.app.openSliceChoice(first(station));
    const session = sessionAt(station);
    expect(session).toMatchObject({ observerId: sliceChooser, task: 'slices', armed: undefined });
    expect(session.panes.preop?.sagittal).toBeDefined();
    await drawOutline(station, 'preop', square);
    expect(sessionAt(station).reading.entries).toEqual({});
    expect(sessionStanding(sessionAt(station), protocolOf(station)).lacking).toEqual([
      { kind: 'slice', timePoint: 'preop' },
      { kind: 'slice', timePoint: 'followUp' },
    ]);
    await station.app.acceptSlice('preop');
    await station.app.signReading();
    expect(kinds(station)).toContain('not-complete');
    expect(sessionAt(station).reading.state).toBe('open');
    await station.app.acceptSlice('followUp');
    await station.app.signReading();
    expect(sessionAt(station).reading.state).toBe('signed');
    expect(station.state().open?.progress).toContainEqual(
      expect.objectContaining({ observerId: sliceChooser, state: 'signed' }),
    );
  });

  it('goes on to the next subject without slices', async () => {
    const station = await withSlices({}, [0, 1]);
    await chooseBoth(station);
    const second = present(station.state().open?.subjects[1], 'another subject').id;
    expect(sessionAt(station)).toMatchObject({ subjectId: second, task: 'slices' });
    expect(kinds(station)).toContain('slices-signed');
  });

  it('is nobody’s who reads', async () => {
    const station = await withSlices();
    const id = first(station);
    await observerSits(station);
    await station.app.openSliceChoice(id);
    expect(station.state().reading).toBeUndefined();
  });

  it('keeps where the canal begins: put by hand it stays when the slice is accepted again', async () => {
    const station = await withSlices({
      blinding: { group: true, timePoint: false, cropsToPosterior: true },
    });
    await station.app.openSliceChoice(first(station));
    await station.app.setCanalFront('preop', 150.25);
    const choice = () => sessionAt(station).reading.sliceChoices.preop;
    expect(choice()).toMatchObject({ how: 'accepted', canalFront: { fromPx: 150.25, how: 'by-hand' } });
    await station.app.acceptSlice('preop');
    expect(choice()?.canalFront).toEqual({ fromPx: 150.25, how: 'by-hand' });
    await station.app.undo();
    await station.app.undo();
    expect(choice()).toBeUndefined();
  });
});

describe('a reading whose slices were chosen beforehand', () => {
  it('has those slices and nothing else of the scans: no other slice, no sagittal image, no order', async () => {
    const station = await withSlices();
    await chooseBoth(station);
    const chosen = sessionAt(station).reading.sliceChoices;
    await observerSits(station);
    await station.app.openReading(first(station));
    const session = sessionAt(station);
    expect(session).toMatchObject({ task: 'outlines', areSlicesGiven: true, isOrderHidden: true });
    for (const timePoint of ['preop', 'followUp'] as const) {
      const pane = present(session.panes[timePoint], timePoint);
      expect(pane.axial.slices.map(imageKey)).toEqual([
        imageKey(present(chosen[timePoint], 'the choice').image),
      ]);
      expect(pane.sagittal).toBeUndefined();
      expect(session.reading.sliceChoices[timePoint]?.how).toBe('beforehand');
      expect(session.reading.sliceChoices[timePoint]?.atMidHeight).toBeUndefined();
    }
    expect(session.reading.endplates).toBeUndefined();
  });

  it('keeps the slice as chosen beforehand when it is drawn on', async () => {
    const station = await withSlices();
    await chooseBoth(station);
    await observerSits(station);
    await station.app.openReading(first(station));
    const target = present(sessionAt(station).armed, 'an armed target');
    await drawOutline(station, target.timePoint, square);
    const { reading } = sessionAt(station);
    expect(reading.entries[targetKey(target)]?.kind).toBe('roi');
    expect(reading.sliceChoices[target.timePoint]?.how).toBe('beforehand');
  });

  it('does not begin before they are chosen and signed', async () => {
    const station = await withSlices();
    const id = first(station);
    await observerSits(station);
    await station.app.openReading(id);
    expect(station.state().reading).toBeUndefined();
  });
});

describe('a reading that is shown from the canal backwards', () => {
  async function cropped() {
    const station = await withSlices({
      blinding: { group: true, timePoint: false, cropsToPosterior: true },
    });
    await station.app.openSliceChoice(first(station));
    for (const timePoint of ['preop', 'followUp'] as const) {
      await station.app.showAxialSlice(timePoint, 1);
      await station.app.setCanalFront(timePoint, 190);
    }
    await station.app.signReading();
    await observerSits(station);
    await station.app.openReading(first(station));
    return station;
  }

  it('shows one value before the edge, and measures the pixels as they are', async () => {
    const station = await cropped();
    const session = sessionAt(station);
    const header = present(session.panes.preop?.axial.slices[0], 'the slice');
    const shown = present(station.app.pixelsOf(header), 'pixels');
    const { columns } = shown.grid;
    const before = shown.storedValues.subarray(0, 190 * columns);
    expect(new Set(before).size).toBe(1);
    expect(new Set(shown.storedValues.subarray(190 * columns)).size).toBeGreaterThan(50);
  });

  it('takes no outline that begins before the edge, and lays a pointer that strays onto it', async () => {
    const station = await cropped();
    const target = present(sessionAt(station).armed, 'an armed target');
    await drawOutline(station, target.timePoint, square);
    // Its two upper corners were not taken: two points enclose nothing.
    expect(sessionAt(station).reading.entries).toEqual({});
    expect(kinds(station)).toContain('part-not-shown');
    await station.app.keyGesture({ kind: 'cancel' });
    const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
    const stroke: readonly PointPx[] = [
      [100, 200],
      [100, 150],
      [140, 150],
      [140, 200],
      [140, 220],
      [120, 225],
      [100, 220],
      [100, 201],
    ];
    const [start, ...way] = stroke;
    await station.app.gesture(target.timePoint, {
      kind: 'pointer-down',
      atPx: present(start, 'a start'),
      ...place,
    });
    for (const atPx of way) {
      await station.app.gesture(target.timePoint, { kind: 'pointer-move', atPx, ...place });
    }
    await station.app.gesture(target.timePoint, { kind: 'pointer-up', atPx: [100, 200.5], ...place });
    await station.app.keyGesture({ kind: 'close' });
    const entry = sessionAt(station).reading.entries[targetKey(target)];
    if (entry?.kind !== 'roi') throw new Error('Nothing was committed');
    const rows = entry.roi.outlinePx.map(([, row]) => row);
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(190 - 1e-6);
    expect(Math.min(...rows)).toBeLessThan(191);
  });
});

describe('a subject whose slices are chosen', () => {
  it('keeps its scans: a date that would pair other ones is kept, and the scans stay, which is said', async () => {
    const station = await withSlices();
    const { app, state } = station;
    const subject = present(state().open?.subjects[0], 'a subject');
    // After the first scan, so that no scan would be pre-op any more.
    const surgeryDate = present(parseIsoDate('1990-01-01'), 'a date');
    await chooseBoth(station);
    await app.setCovariates(first(station), { ...subject.covariates, surgeryDate });
    const after = present(state().open?.subjects[0], 'the subject');
    expect(after.covariates.surgeryDate).toBe(surgeryDate);
    expect(after.scans).toEqual(subject.scans);
    expect(kinds(station)).toContain('scans-held');
  });

  it('changes its scans like any other one before', async () => {
    const station = await withSlices();
    const { app, state } = station;
    const subject = present(state().open?.subjects[0], 'a subject');
    const surgeryDate = present(parseIsoDate('1990-01-01'), 'a date');
    await app.setCovariates(first(station), { ...subject.covariates, surgeryDate });
    expect(present(state().open?.subjects[0], 'the subject').scans).not.toEqual(subject.scans);
    expect(kinds(station)).not.toContain('scans-held');
  });
});

describe('a reading that is opened while images are still on their way', () => {
  it('waits for them, says so, and has its slices then', async () => {
    const station = await withSlices();
    await chooseBoth(station);
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { storage } = station.ports;
    const { loadPatientImages } = storage;
    Object.assign(storage, {
      loadPatientImages: async (id: Parameters<typeof loadPatientImages>[0]) => {
        await gate;
        return loadPatientImages(id);
      },
    });
    const sits = observerSits(station);
    await vi.waitFor(() => {
      const open = present(station.state().open, 'a project');
      expect([open.person.kind, open.subjects.length]).toEqual(['observer', 1]);
    });
    expect(station.state().open?.areImagesComing).toBe(true);
    const opens = station.app.openReading(first(station));
    await vi.waitFor(() => expect(kinds(station)).toContain('images-coming'));
    expect(station.state().reading).toBeUndefined();
    release();
    await Promise.all([sits, opens]);
    expect(sessionAt(station).panes.preop?.axial.slices).toHaveLength(1);
    expect(station.state().open?.areImagesComing).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { referenceLine } from '../../../../src/domain/geometry/referenceLine';
import type { PointPx } from '../../../../src/domain/image/point';
import type { LinePx } from '../../../../src/domain/reading/endplates';
import { drawOutline } from '../../../support/drawOutline';
import type { TestWorkstation } from '../../../support/makeWorkstation';
import { readingStation, reloaded, sessionAt } from '../../../support/readingStation';

/* Endplates on the sagittal image, and the axial slice that follows from them. */

const square: readonly PointPx[] = [
  [100, 180],
  [140, 180],
  [140, 220],
  [100, 220],
];
const png = 'data:image/png;base64,iVBORw0KGgo=';
let station: TestWorkstation;
let count = 0;
const options = () => ({ databaseName: `endplates-${count}` });

beforeEach(async () => {
  count += 1;
  station = await readingStation(options());
});

const pane = () => present(sessionAt(station).panes.preop, 'the pane');
const choice = () => sessionAt(station).reading.sliceChoices.preop;
const kinds = () => station.state().notices.map(({ kind }) => kind);

/** Where an axial slice cuts the shown sagittal image, moved up (−) or down by whole millimetres of the patient. */
function cutOf(index: number, downMm: number): LinePx {
  const { axial, sagittal } = pane();
  const shown = present(sagittal?.slices[sagittal.index], 'a sagittal slice');
  const line = referenceLine(present(axial.slices[index], 'an axial slice'), shown);
  if (!line.ok) throw new Error(line.error.kind);
  const rows = downMm / present(shown.grid.spacing, 'spacing').rowMm;
  const at = ([column, row]: PointPx): PointPx => [column, row + rows];
  const { fromPx, toPx } = line.value;
  // The middle third: a body is smaller than the image.
  const part = (share: number): PointPx =>
    at([fromPx[0] + share * (toPx[0] - fromPx[0]), fromPx[1] + share * (toPx[1] - fromPx[1])]);
  return [part(1 / 3), part(2 / 3)];
}

async function markAround(index: number): Promise<void> {
  await station.app.markEndplate('preop', 'upper', cutOf(index, -12));
  await station.app.markEndplate('preop', 'lower', cutOf(index, 12));
}

describe('endplates', () => {
  it('propose the slice midway between them, with the last point only, and show it', async () => {
    const { proposal } = pane();
    expect(proposal?.basis).toBe('middle-of-stack');
    await station.app.markEndplate('preop', 'upper', cutOf(1, -12));
    expect(pane().midHeight).toBeUndefined();
    expect(pane().proposal).toEqual(proposal);
    await station.app.markEndplate('preop', 'lower', cutOf(1, 12));
    expect(pane().midHeight).toBeDefined();
    expect(pane().proposal).toMatchObject({ index: 1, basis: 'nearest-to-mid-height' });
    expect(pane().proposal?.distanceAtBodyMm).toBeCloseTo(0, 6);
    expect(pane().proposal?.tiltDeg).toBeCloseTo(0, 6);
    expect(pane().axial.index).toBe(1);
  });

  it('are undone and redone like everything else, and come back after a reload', async () => {
    await markAround(1);
    const { endplates } = sessionAt(station).reading;
    await station.app.undo();
    expect(sessionAt(station).reading.endplates?.preop?.lowerPx).toBeUndefined();
    expect(pane().midHeight).toBeUndefined();
    await station.app.undo();
    expect(sessionAt(station).reading.endplates).toBeUndefined();
    await station.app.redo();
    await station.app.redo();
    expect(sessionAt(station).reading.endplates).toEqual(endplates);
    const after = await reloaded(options());
    expect(sessionAt(after).reading.endplates).toEqual(endplates);
    expect(sessionAt(after).panes.preop?.proposal).toMatchObject({ index: 1 });
  });

  it('begin anew on another sagittal slice, which is said', async () => {
    await markAround(1);
    const { sagittal } = pane();
    await station.app.showSagittalSlice('preop', (sagittal?.index ?? 0) + 1);
    await station.app.markEndplate('preop', 'lower', cutOf(2, 10));
    expect(sessionAt(station).reading.endplates?.preop).toMatchObject({ lowerPx: expect.anything() });
    expect(sessionAt(station).reading.endplates?.preop?.upperPx).toBeUndefined();
    expect(kinds()).toContain('endplates-begun-anew');
  });

  it('are cleared one by one or together', async () => {
    await markAround(1);
    await station.app.clearEndplates('preop', 'lower');
    expect(sessionAt(station).reading.endplates?.preop?.upperPx).toBeDefined();
    await station.app.clearEndplates('preop');
    expect(sessionAt(station).reading.endplates).toBeUndefined();
  });

  it('are of one time point: the other scan keeps its own proposal', async () => {
    const before = sessionAt(station).panes.followUp?.proposal;
    await markAround(1);
    expect(sessionAt(station).panes.followUp?.proposal).toEqual(before);
  });

  it('without length, or nowhere, are not taken', async () => {
    await station.app.markEndplate('preop', 'upper', [
      [10, 10],
      [10, 10],
    ]);
    await station.app.markEndplate('preop', 'upper', [
      [Number.NaN, 10],
      [10, 20],
    ]);
    expect(sessionAt(station).reading.endplates).toBeUndefined();
  });
});

describe('the chosen slice', () => {
  it('keeps its distances, taken by accepting it or by drawing on it', async () => {
    await markAround(2);
    await station.app.acceptSlice('preop');
    expect(choice()).toMatchObject({ how: 'accepted' });
    expect(choice()?.atMidHeight?.distanceAtBodyMm).toBeCloseTo(0, 6);
    await station.app.undo();
    await drawOutline(station, 'preop', square);
    expect(choice()).toMatchObject({ how: 'by-drawing' });
    expect(choice()?.atMidHeight?.distanceAtBodyMm).toBeCloseTo(0, 6);
    expect(kinds()).not.toContain('slice-far-from-mid-height');
  });

  it('is measured anew against endplates that are changed afterwards, and loses its picture', async () => {
    await markAround(2);
    await station.app.acceptSlice('preop');
    expect(await station.app.keepEvidence('preop', png)).toBe(true);
    expect(choice()?.atMidHeight?.evidencePng).toBe(png);
    // Both plates 3 mm further down: the slice then lies 3 mm above mid-height, in a patient who lies straight.
    await station.app.markEndplate('preop', 'upper', cutOf(2, -9));
    await station.app.markEndplate('preop', 'lower', cutOf(2, 15));
    const { atMidHeight } = choice() ?? {};
    const tilt = ((atMidHeight?.tiltDeg ?? 0) * Math.PI) / 180;
    expect(tilt).toBeCloseTo(0, 6);
    expect(atMidHeight?.distanceAtBodyMm).toBeGreaterThan(2.7);
    expect(atMidHeight?.distanceAtBodyMm).toBeLessThanOrEqual(3.000001);
    expect(atMidHeight?.evidencePng).toBeUndefined();
    await station.app.clearEndplates('preop');
    expect(choice()?.atMidHeight).toBeUndefined();
  });

  it('far from mid-height is warned of and taken all the same', async () => {
    await markAround(1);
    await station.app.showAxialSlice('preop', 4);
    await station.app.acceptSlice('preop');
    expect(choice()?.image.sopInstanceUid).toBe(pane().axial.slices[4]?.sopInstanceUid);
    expect(kinds()).toContain('slice-far-from-mid-height');
  });

  it('has no picture kept where nothing was marked, nor one that is no small PNG', async () => {
    await station.app.acceptSlice('preop');
    expect(await station.app.keepEvidence('preop', png)).toBe(false);
    await markAround(2);
    await station.app.acceptSlice('preop');
    expect(await station.app.keepEvidence('preop', 'data:text/html;base64,PGI+')).toBe(false);
    expect(await station.app.keepEvidence('preop', png)).toBe(true);
    const steps = sessionAt(station).history.past.length;
    // Evidence is no step of its own.
    await station.app.undo();
    expect(sessionAt(station).history.past).toHaveLength(steps - 1);
  });
});

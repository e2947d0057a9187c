import { expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { PointPx } from '../../../../src/domain/image/point';
import { referenceMuscleId } from '../../../../src/domain/reading/referenceTissue';
import { targetKey } from '../../../../src/domain/reading/roi';
import type { Protocol } from '../../../../src/domain/study/protocol';
import { drawOutline } from '../../../support/drawOutline';
import type { TestWorkstation } from '../../../support/makeWorkstation';
import { readingStation, reloaded, roiEntryAt, sessionAt, targetAt } from '../../../support/readingStation';

/* What was outlined for a target that the protocol no longer asks for: kept, and out of everybody's way. */

const box = (column: number, row: number): readonly PointPx[] => [
  [column, row],
  [column + 40, row],
  [column + 40, row + 40],
  [column, row + 40],
];

async function changeProtocol(station: TestWorkstation, change: Partial<Protocol>) {
  const { project } = present(station.state().open, 'a project');
  await station.app.choosePerson({ kind: 'researcher' });
  return station.app.changeProtocol({ ...project.protocol, ...change, isAgreed: true });
}

it('counts for nothing, is not drawn and binds no slice; asked for again it does, and two slices are not signed', async () => {
  const options = { databaseName: 'removed-target' };
  let station = await readingStation(options, { references: ['csf'] });
  const csf = targetAt(station, 'preop', 'none', referenceMuscleId('csf'));
  const right = targetAt(station, 'preop', 'right');
  await drawOutline(station, 'preop', box(100, 180));
  await station.app.arm(csf);
  await drawOutline(station, 'preop', box(160, 100));
  const progress = () => present(station.state().open?.progress[0], 'progress');
  expect(progress()).toMatchObject({ done: 2, given: 2 });
  expect(await changeProtocol(station, { references: [] })).toMatchObject({ ok: true });
  expect(progress()).toMatchObject({ done: 1, given: 2 });

  station = await reloaded(options);
  expect(progress()).toMatchObject({ done: 1, given: 2 });
  const drawn = () => sessionAt(station).panes.preop?.editor.outlines.map(({ key }) => key);
  expect(drawn()).toEqual([targetKey(right)]);
  expect(sessionAt(station).reading.entries[targetKey(csf)]?.kind).toBe('roi');
  await station.app.arm(right);
  await station.app.keyGesture({ kind: 'delete' });
  const index = (sessionAt(station).panes.preop?.axial.index ?? 0) + 1;
  await station.app.showAxialSlice('preop', index);
  await drawOutline(station, 'preop', box(100, 180));
  expect(roiEntryAt(station, right)).toBeDefined();
  for (const side of ['left', 'right'] as const) {
    await station.app.cannotMeasure(targetAt(station, 'followUp', side), 'motion', '');
  }
  await station.app.cannotMeasure(targetAt(station, 'preop', 'left'), 'motion', '');

  expect(await changeProtocol(station, { references: ['csf'] })).toMatchObject({ ok: true });
  station = await reloaded(options);
  await station.app.cannotMeasure(
    targetAt(station, 'followUp', 'none', referenceMuscleId('csf')),
    'motion',
    '',
  );
  expect(progress()).toMatchObject({ done: 6, given: 6 });
  await station.app.signReading();
  expect(sessionAt(station).reading.state).toBe('open');
  expect(station.state().notices.map(({ kind }) => kind)).toContain('outlines-on-two-slices');
}, 60_000);

import { expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { err } from '../../../../src/base/result';
import { observerId } from '../../../../src/domain/ids';
import { decodeBytes } from '../../../support/bytesImages';
import { makeWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles } from '../../../support/phantomFiles';
import { sessionAt } from '../../../support/readingStation';

it('slices that did not come because their archive was away come when they are asked for again', async () => {
  let isAway = true;
  const station = makeWorkstation({
    databaseName: 'load-again',
    images: {
      decode: async (location, header) =>
        isAway ? err({ kind: 'unreachable', message: 'away' }) : decodeBytes(location, header),
    },
  });
  await station.app.newProject('Away');
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
  await station.app.openReading(present(station.state().open?.subjects[0], 'a subject').id);
  const shown = () => {
    const { preop, followUp } = sessionAt(station).panes;
    return [preop?.axial.pixels.kind, followUp?.axial.pixels.kind, preop?.sagittal?.pixels.kind];
  };
  expect(shown()).toEqual(['failed', 'failed', 'failed']);
  isAway = false;
  await station.app.loadShownAgain();
  expect(shown()).toEqual(['here', 'here', 'here']);
});

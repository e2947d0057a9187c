import { afterEach, describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { Reading } from '../../../../src/domain/reading/reading';
import { targetKey } from '../../../../src/domain/reading/roi';
import { bothReadings } from '../../../support/fixtureStudy';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { makeProject, makeProtocol, makeSubject, makeTarget } from '../../../support/studyFixtures';

const stations: TestWorkstation[] = [];
afterEach(() => {
  for (const station of stations.splice(0)) station.database.close();
});

const key = targetKey(makeTarget('followUp', 'left'));

async function opened(
  name: string,
  change: (reading: Reading) => Reading = (one) => one,
  sides = makeProtocol().sides,
) {
  const station = makeWorkstation({ databaseName: `settle-refused-${name}` });
  stations.push(station);
  const project = makeProject({ protocol: makeProtocol({ sides }) });
  const subject = makeSubject('S1');
  const readings = bothReadings(subject, [1000, 900], [400, 440]).map(change);
  const event = { act: 'images-imported', detail: '' } as const;
  await station.ports.storage.save(project.id, { project, subjects: [subject], readings, event });
  await station.app.openProject(project.id);
  const settlements = () => present(station.state().open, 'a project').subjects[0]?.settlements ?? [];
  return { ...station, subject, settlements };
}

describe('a decision is refused', () => {
  it('about a reading that was signed after the unblinding, which agreement does not compare either', async () => {
    const here = await opened('late', (reading) =>
      reading.observerId === 'B' ? { ...reading, signedAtUtc: '2026-07-01T00:00:00Z' } : reading,
    );
    expect(await here.app.settleCase(here.subject.id, key, 'average', 'why')).toBe('not-compared');
    expect(here.settlements()).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('about %j, which is no target', async (name) => {
    const here = await opened(`name-${name}`);
    expect(await here.app.settleCase(here.subject.id, name, 'average', 'why')).toBe('not-compared');
    expect(here.settlements()).toEqual([]);
  });

  it('about a target that the protocol asks for no longer', async () => {
    const here = await opened('withdrawn', undefined, ['right']);
    expect(await here.app.settleCase(here.subject.id, key, 're-read', 'why')).toBe('not-compared');
    expect(here.settlements()).toEqual([]);
  });
});

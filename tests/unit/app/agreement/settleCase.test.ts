import { afterEach, describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { Reading } from '../../../../src/domain/reading/reading';
import { targetKey } from '../../../../src/domain/reading/roi';
import { defaultConduct } from '../../../../src/domain/study/conduct';
import type { Project } from '../../../../src/domain/study/project';
import type { Subject } from '../../../../src/domain/study/subject';
import { bothReadings } from '../../../support/fixtureStudy';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { makeProject, makeProtocol, makeSubject, makeTarget } from '../../../support/studyFixtures';

const stations: TestWorkstation[] = [];
afterEach(() => {
  for (const station of stations.splice(0)) station.database.close();
});

const key = targetKey(makeTarget('followUp', 'left'));
const thirdReader = { role: 'radiologist', name: 'Third', training: '' };

interface Given {
  readonly project?: Partial<Project>;
  readonly subject?: Partial<Subject>;
  readonly change?: (reading: Reading) => Reading;
}

async function opened(name: string, { project: overrides, subject: own, change = (one) => one }: Given = {}) {
  const station = makeWorkstation({ databaseName: `settle-${name}` });
  stations.push(station);
  const project = makeProject(overrides);
  const subject: Subject = { ...makeSubject('S1'), ...own };
  const readings = bothReadings(subject, [1000, 900], [400, 440]).map(change);
  const event = { act: 'images-imported', detail: '' } as const;
  const saved = await station.ports.storage.save(project.id, {
    project,
    subjects: [subject],
    readings,
    event,
  });
  if (!saved.ok) throw new Error(saved.error.message);
  await station.app.openProject(project.id);
  const settlements = () => present(station.state().open, 'a project').subjects[0]?.settlements ?? [];
  return { ...station, project, subject, readings, settlements };
}

describe('settling a disagreement', () => {
  it('adds a settlement with who, when, protocol version and the readings that were compared, and changes no reading', async () => {
    const here = await opened('average');
    const before = await here.ports.storage.loadAllReadings(here.project.id);
    expect(await here.app.settleCase(here.subject.id, key, 'average', ' fat border ')).toBe('settled');
    expect(here.settlements()).toEqual([
      {
        targetKey: key,
        decision: 'average',
        reason: 'fat border',
        by: 'researcher',
        atUtc: expect.stringMatching(/^2026-11-23T12:/),
        protocolVersion: here.project.protocol.version,
        compared: [
          { observerId: 'A', signedAtUtc: '2026-03-01T00:00:00Z' },
          { observerId: 'B', signedAtUtc: '2026-03-01T00:00:00Z' },
        ],
      },
    ]);
    expect((await here.database.subjects.toArray())[0]?.settlements).toEqual(here.settlements());
    expect(await here.ports.storage.loadAllReadings(here.project.id)).toEqual(before);
  });

  it('is logged by target and decision, never with its reason', async () => {
    const here = await opened('logged');
    await here.app.settleCase(here.subject.id, key, 'average', 'a private word');
    const entries = await here.database.audit.toArray();
    const own = entries.filter(({ act }) => act === 'disagreement-settled');
    expect(own.map(({ detail, subjectId }) => [detail, subjectId])).toEqual([
      [`${key} average`, here.subject.id],
    ]);
    expect(JSON.stringify(entries)).not.toContain('private');
  });

  it('anew keeps what was decided before; the newest stands last', async () => {
    const here = await opened('anew');
    await here.app.settleCase(here.subject.id, key, 'average', 'first');
    await here.app.settleCase(here.subject.id, key, 're-read', 'second');
    expect(await here.app.settleCase(here.subject.id, key, 'open', 'third')).toBe('settled');
    expect(here.settlements().map(({ decision, reason }) => [decision, reason])).toEqual([
      ['average', 'first'],
      ['re-read', 'second'],
      ['open', 'third'],
    ]);
  });

  it('needs a reason, and to take back a decision that there is', async () => {
    const here = await opened('reason');
    expect(await here.app.settleCase(here.subject.id, key, 'average', '  ')).toBe('no-reason');
    expect(await here.app.settleCase(here.subject.id, key, 'open', 'why')).toBe('not-settled');
    expect(here.settlements()).toEqual([]);
  });

  it('by a third reading needs a third reader in the protocol', async () => {
    const without = await opened('no-third');
    expect(await without.app.settleCase(without.subject.id, key, 'third-reading', 'why')).toBe(
      'no-third-reader',
    );
    const protocol = makeProtocol({ adjudication: { ...defaultConduct.adjudication, thirdReader } });
    const named = await opened('third', { project: { protocol } });
    expect(await named.app.settleCase(named.subject.id, key, 'third-reading', 'why')).toBe('settled');
  });

  it('is refused of subjects for practice, of excluded ones, and of what was not compared', async () => {
    const training = await opened('training', { subject: { isTraining: true } });
    expect(await training.app.settleCase(training.subject.id, key, 'average', 'why')).toBe('training');
    const excluded = await opened('excluded', {
      subject: { exclusion: { reason: 'x', atUtc: '2026-03-02T00:00:00Z' } },
    });
    expect(await excluded.app.settleCase(excluded.subject.id, key, 'average', 'why')).toBe('excluded');
    const reopened = await opened('re-opened', {
      change: (one) =>
        one.observerId === 'B'
          ? { ...one, reopenings: [{ atUtc: '2026-03-02T00:00:00Z', reason: 'x' }] }
          : one,
    });
    expect(await reopened.app.settleCase(reopened.subject.id, key, 'average', 'why')).toBe('not-compared');
    expect(await reopened.app.settleCase(reopened.subject.id, 'preop|x|y|left', 'average', 'why')).toBe(
      'not-compared',
    );
  });

  it('is refused before unblinding, and of an observer', async () => {
    const { unblinding: _, ...blinded } = makeProject();
    const station = makeWorkstation({ databaseName: 'settle-blinded' });
    stations.push(station);
    const subject = makeSubject('S1');
    const readings = bothReadings(subject, [1000, 900], [400, 440]);
    const event = { act: 'images-imported', detail: '' } as const;
    await station.ports.storage.save(blinded.id, { project: blinded, subjects: [subject], readings, event });
    await station.app.openProject(blinded.id);
    expect(await station.app.settleCase(subject.id, key, 'average', 'why')).toBe('denied');
    expect(await station.app.showCase(subject.id, 'preop')).toEqual({ kind: 'denied' });
  });
});

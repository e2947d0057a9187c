import { describe, expect, it, vi } from 'vitest';
import { present } from '../../src/base/assert';
import type { SettlingDecision } from '../../src/domain/agreement/settlement';
import { settlementsOf } from '../../src/domain/agreement/settlementsOf';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { readingIdOf } from '../../src/domain/conduct/resolveUnits';
import { type ObserverId, observerId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import { type RoiTarget, targetKey } from '../../src/domain/reading/roi';
import type { Protocol } from '../../src/domain/study/protocol';
import type { Subject } from '../../src/domain/study/subject';
import { targetsOf } from '../../src/domain/study/targets';
import { thirdReaderId } from '../../src/domain/study/thirdReader';
import { drawOutline } from '../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';

/* Whoever is asked to settle something, or has a reading open in any round, finds nothing of the others by any verb. */

const found = <T>(value: T | undefined, what = 'what is asked for'): T => present(value, what);
const [a, b] = [observerId('A'), observerId('B')];
const openIn = (station: TestWorkstation) => found(station.state().open, 'a project');

/** A square in the middle of the phantom; of each reader another one, at a place that nothing else has. */
function square(x: number): readonly PointPx[] {
  return [
    [x, 100],
    [x + 20, 100],
    [x + 20, 120],
    [x, 120],
  ];
}
const placeOf: Readonly<Record<string, number>> = { A: 111.125, B: 113.375, third: 112.625 };

async function sit(station: TestWorkstation, who: ObserverId, round?: number): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: who }, round);
}

/** Gives everything that the open session asks for: outlines where the pixels are, and signs. */
async function readSession(station: TestWorkstation, who: ObserverId): Promise<void> {
  const { app, state } = station;
  const session = found(state().reading, 'a reading');
  const targets = targetsOf(openIn(station).project.protocol, session.timePoints).filter(
    (target) => session.askedTargets?.includes(targetKey(target)) ?? true,
  );
  for (const target of targets) {
    await app.arm(target);
    const place = found(placeOf[who]) + (target.side === 'left' ? 40 : 0);
    await drawOutline(station, target.timePoint, square(place));
    const given = state().reading?.reading.entries[targetKey(target)];
    expect(given?.kind).toBe('roi');
  }
  await app.signReading();
}

async function readAll(station: TestWorkstation, who: ObserverId): Promise<void> {
  await sit(station, who);
  const ids = openIn(station).subjects.map(({ id }) => id);
  for (const id of ids) {
    await station.app.openReading(id);
    await readSession(station, who);
  }
}

/** A study that both observers read, unblinded. */
async function readStudy(name: string, protocol: Partial<Protocol> = {}): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: name, hasBackupFolder: true });
  const { app, ports } = station;
  await app.newProject('Settling');
  const { project } = openIn(station);
  const adjudication = {
    ...project.protocol.adjudication,
    thirdReader: { role: 'radiologist', name: 'Cy', training: '' },
  };
  const changed = { ...project, protocol: { ...project.protocol, ...protocol, adjudication } };
  await ports.storage.save(project.id, { project: changed, event: { act: 'other', detail: '' } });
  await app.openProject(project.id);
  await app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
  for (const who of [a, b]) await readAll(station, who);
  await app.choosePerson({ kind: 'researcher' });
  await app.unblind('all is read');
  expect(openIn(station).project.unblinding).toBeDefined();
  return station;
}

const targetOf = (station: TestWorkstation, timePoint: RoiTarget['timePoint'], side: RoiTarget['side']) =>
  found(
    targetsOf(openIn(station).project.protocol).find(
      (one) => one.timePoint === timePoint && one.side === side,
    ),
  );

/** The researcher's decision, as it is kept. */
async function settle(
  station: TestWorkstation,
  at: number,
  target: RoiTarget,
  decision: SettlingDecision | 'open',
): Promise<void> {
  const { app, ports } = station;
  await app.choosePerson({ kind: 'researcher' });
  const { project, subjects, progress } = openIn(station);
  const subject = found(subjects[at]);
  const compared = [a, b].map((who) => {
    const line = progress.find(
      (one) => one.subjectId === subject.id && one.observerId === who && one.round === 1,
    );
    return { observerId: who, signedAtUtc: found(line?.signedAtUtc, 'when it was signed') };
  });
  const changed: Subject = {
    ...subject,
    settlements: [
      ...(subject.settlements ?? []),
      {
        targetKey: targetKey(target),
        decision,
        reason: 'SECRET fascia',
        by: 'researcher',
        atUtc: ports.clock.nowUtc(),
        protocolVersion: project.protocol.version,
        compared,
      },
    ],
  };
  const event = { act: 'disagreement-settled', detail: decision, subjectId: subject.id } as const;
  await ports.storage.save(project.id, { subjects: [changed], event });
  await app.openProject(project.id);
  await app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
}

const twoRounds: Partial<Protocol> = {
  rounds: 2,
  reReads: { by: 'all', subjects: { kind: 'subset', count: 1 }, washOutDays: 0 },
};

/** Everything that gives numbers or outlines of several observers, asked for by whoever sits there. */
async function expectNothing(station: TestWorkstation): Promise<void> {
  const { app, state, ports } = station;
  const files = vi.spyOn(ports.backup, 'download');
  for (const what of ['rois', 'subjects', 'settlements'] as const) await app.saveCsv(what);
  await app.saveCasesCsv();
  await app.computeResults();
  await app.compareCases();
  await app.measureByOtherRule();
  expect(files.mock.calls.map(([name]) => name)).toEqual([]);
  files.mockRestore();
  // It is said whose it is.
  expect(state().notices.at(-1)?.kind).toBe('researcher-only');
  expect(['none', 'denied']).toContain(state().results.kind);
  expect(['none', 'denied']).toContain(state().agreement.kind);
  expect(state().pixelRuleCheck.kind).toBe('none');
  const [first] = openIn(station).subjects;
  if (first) expect(await app.showCase(first.id, 'preop')).toEqual({ kind: 'denied' });
  expect((await app.reviewerReadings()).ok).toBe(false);
}

describe('while something is asked of a reader to settle', () => {
  it('no table and no file is handed to the third reader', async () => {
    const station = await readStudy('secrets-third');
    await settle(station, 1, targetOf(station, 'preop', 'right'), 'third-reading');
    await sit(station, thirdReaderId);
    await expectNothing(station);
  }, 60_000);

  it('nor to an observer, whichever of their rounds they look at', async () => {
    const station = await readStudy('secrets-rounds', twoRounds);
    // One of the two subjects is not read again: nothing of it stands in the list of round 2.
    await sit(station, a, 2);
    const drawn = openIn(station).subjects.map(({ id }) => id);
    expect(drawn).toHaveLength(1);
    await station.app.choosePerson({ kind: 'researcher' });
    const other = openIn(station).subjects.findIndex(({ id }) => !drawn.includes(id));
    await settle(station, other, targetOf(station, 'preop', 'right'), 're-read');
    for (const round of [1, 2, settlingRound]) {
      await sit(station, a, round);
      expect(openIn(station).round).toBe(round);
      await expectNothing(station);
    }
  }, 60_000);
});

describe('while an observer has a reading open', () => {
  it('nothing of the others is handed to them in another round either', async () => {
    const station = await readStudy('secrets-open', twoRounds);
    await sit(station, a, 2);
    const { project, subjects } = openIn(station);
    const { id } = found(subjects[0]);
    const first = await station.ports.storage.loadReading(project.id, id, a, 1);
    if (!first.ok || !first.value) throw new Error('no reading');
    const { signedAtUtc: _signed, ...rest } = first.value;
    await station.ports.storage.save(project.id, {
      readings: [{ ...rest, id: readingIdOf(project, id, a, 2), round: 2, state: 'open', revision: 1 }],
      event: { act: 'other', detail: '' },
    });
    for (const round of [1, 2]) {
      await sit(station, a, round);
      expect(openIn(station).round).toBe(round);
      await expectNothing(station);
    }
  }, 60_000);
});

describe('kits of the third reader, one after the other', () => {
  it('ask for more and for less without a conflict, and what was drawn there comes back', async () => {
    const station = await readStudy('secrets-kits');
    const [first, second] = [targetOf(station, 'preop', 'right'), targetOf(station, 'followUp', 'left')];
    const there = makeWorkstation({ databaseName: 'secrets-kits-there' });
    const takeKit = async (): Promise<void> => {
      await station.app.choosePerson({ kind: 'researcher' });
      const request = { observerId: thirdReaderId, withImages: false };
      const kit = await station.app.makeKit(request, () => undefined, new AbortController().signal);
      if (kit.kind !== 'made') throw new Error(JSON.stringify(kit));
      const taken = await there.ports.storage.readBundle(new Uint8Array(await kit.file.arrayBuffer()));
      if (!taken.ok) throw new Error(taken.error.message);
      await there.app.openProject(taken.value.projectId);
      await there.app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
      const conflicts = await there.ports.storage.conflicts(taken.value.projectId);
      expect(conflicts.ok && conflicts.value).toEqual([]);
    };
    const askedThere = () => openIn(there).subjects.map(({ askedTargets }) => askedTargets);
    await settle(station, 1, first, 'third-reading');
    await takeKit();
    expect(askedThere()).toEqual([[targetKey(first)]]);
    await settle(station, 1, second, 'third-reading');
    await takeKit();
    expect(askedThere()).toEqual([[targetKey(first), targetKey(second)]]);
    // Taken back while it is being read there.
    await there.app.openNextUnsigned();
    await there.app.arm(second);
    await drawOutline(there, 'followUp', square(152.625));
    await settle(station, 1, second, 'open');
    await takeKit();
    expect(askedThere()).toEqual([[targetKey(first)]]);
    await there.app.openNextUnsigned();
    await there.app.arm(first);
    await drawOutline(there, 'preop', square(112.625));
    await there.app.signReading();
    expect(openIn(there).progress).toMatchObject([{ state: 'signed' }]);
    const back = await there.ports.storage.writeBundle(openIn(there).project.id, thirdReaderId, 'return');
    if (!back.ok) throw new Error(back.error.message);
    const merged = await station.ports.storage.readBundle(
      back.value,
      'researcher',
      station.app.translateReturn,
    );
    if (!merged.ok) throw new Error(merged.error.message);
    await station.app.openProject(openIn(there).project.id);
    const { project, subjects, progress } = openIn(station);
    const standings = settlementsOf(found(subjects[1]), progress, project.protocol);
    expect([...standings].map(([key, { kind }]) => [key, kind])).toEqual([[targetKey(first), 'settled']]);
  }, 90_000);
});

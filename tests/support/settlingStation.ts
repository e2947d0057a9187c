import { expect } from 'vitest';
import { present } from '../../src/base/assert';
import type { SettlingDecision } from '../../src/domain/agreement/settlement';
import { type ObserverId, observerId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import { type RoiTarget, targetKey } from '../../src/domain/reading/roi';
import type { Protocol } from '../../src/domain/study/protocol';
import type { Subject } from '../../src/domain/study/subject';
import { targetsOf } from '../../src/domain/study/targets';
import { drawOutline } from './drawOutline';
import { makeWorkstation, type TestWorkstation } from './makeWorkstation';
import { phantomFiles } from './phantomFiles';

/* Hands of a study that is read by two, unblinded and settled, on a workstation without a screen. */

/** What has to be there. */
export const found = <T>(value: T | undefined, what = 'what is asked for'): T => present(value, what);
/** The two observers. */
export const [a, b] = [observerId('A'), observerId('B')];
/** The open project. */
export const openIn = (station: TestWorkstation) => found(station.state().open, 'a project');

/** A square in the middle of the phantom; of each reader another one, at a place that nothing else has. */
export function square(x: number): readonly PointPx[] {
  return [
    [x, 100],
    [x + 20, 100],
    [x + 20, 120],
    [x, 120],
  ];
}
/** Where each reader draws the right side. */
export const placeOf: Readonly<Record<string, number>> = { A: 111.125, B: 113.375, third: 112.625 };

export async function sit(station: TestWorkstation, who: ObserverId, round?: number): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: who }, round);
}

/** Gives everything that the open session asks for: outlines where the pixels are, and signs. */
export async function readSession(station: TestWorkstation, who: ObserverId): Promise<void> {
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

export async function readAll(station: TestWorkstation, who: ObserverId): Promise<void> {
  await sit(station, who);
  const ids = openIn(station).subjects.map(({ id }) => id);
  for (const id of ids) {
    await station.app.openReading(id);
    await readSession(station, who);
  }
}

/** A study that both observers read, unblinded. */
export async function readStudy(name: string, protocol: Partial<Protocol> = {}): Promise<TestWorkstation> {
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

/** One target of the protocol. */
export const targetOf = (
  station: TestWorkstation,
  timePoint: RoiTarget['timePoint'],
  side: RoiTarget['side'],
) =>
  found(
    targetsOf(openIn(station).project.protocol).find(
      (one) => one.timePoint === timePoint && one.side === side,
    ),
  );

/** The researcher's decision, as it is kept. */
export async function settle(
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

import { observerId } from '../../src/domain/ids';
import { type RoiTarget, targetKey } from '../../src/domain/reading/roi';
import type { RoiSide } from '../../src/domain/side';
import type { Protocol } from '../../src/domain/study/protocol';
import { targetsOf } from '../../src/domain/study/targets';
import type { TimePoint } from '../../src/domain/timePoint';
import type { ReadingSession } from '../../src/state/readingSession';
import { makeWorkstation, type TestWorkstation, type WorkstationOptions } from './makeWorkstation';
import { phantomFiles } from './phantomFiles';

/** A workstation at which observer A has the phantom's first subject open. */
export async function readingStation(
  options: WorkstationOptions,
  protocol: Partial<Protocol> = {},
): Promise<TestWorkstation> {
  const station = makeWorkstation(options);
  await station.app.newProject('Reading');
  const { project } = station.state().open ?? raise();
  if (Object.keys(protocol).length > 0) {
    // As a researcher sets it before anything is read; the form that does it is not what is tested here.
    const changed = { ...project, protocol: { ...project.protocol, ...protocol } };
    await station.ports.storage.save(project.id, {
      project: changed,
      event: { act: 'other', detail: '' } as const,
    });
    await station.app.openProject(project.id);
  }
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await openFirst(station);
  return station;
}

/** The same browser after a reload: its project open, its images found again, observer A (or another) at the reading. */
export async function reloaded(options: WorkstationOptions, observer = 'A'): Promise<TestWorkstation> {
  const station = makeWorkstation(options);
  await station.app.refreshStart();
  await station.app.openProject((station.state().projects?.[0] ?? raise()).project.id);
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await openFirst(station, observer);
  return station;
}

async function openFirst({ app, state }: TestWorkstation, observer = 'A'): Promise<void> {
  await app.choosePerson({ kind: 'observer', observerId: observerId(observer) });
  await app.openReading((state().open?.subjects[0] ?? raise()).id);
}

/** The reading that is open. */
export function sessionAt({ state }: Pick<TestWorkstation, 'state'>): ReadingSession {
  return state().reading ?? raise();
}

/** A target of the open project; the first muscle's unless told. */
export function targetAt(
  { state }: Pick<TestWorkstation, 'state'>,
  timePoint: TimePoint,
  side: RoiSide,
  muscleId?: string,
): RoiTarget {
  const targets = targetsOf((state().open ?? raise()).project.protocol);
  return (
    targets.find(
      (one) =>
        one.timePoint === timePoint &&
        one.side === side &&
        (muscleId === undefined || one.muscleId === muscleId),
    ) ?? raise()
  );
}

/** The ROI entry of a target, if it has one. */
export function roiEntryAt(station: Pick<TestWorkstation, 'state'>, target: RoiTarget) {
  const entry = sessionAt(station).reading.entries[targetKey(target)];
  return entry?.kind === 'roi' ? entry : undefined;
}

function raise(): never {
  throw new Error('It is not there');
}

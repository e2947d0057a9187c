import { observerId } from '../../src/domain/ids';
import type { Protocol } from '../../src/domain/study/protocol';
import { makeWorkstation, type TestWorkstation } from './makeWorkstation';
import { phantomFiles } from './phantomFiles';

/** A project whose slices are chosen beforehand, with phantom subjects; the researcher sits there. */
export async function sliceStation(
  databaseName: string,
  subjects: readonly number[],
  protocol: Partial<Protocol> = {},
): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName });
  await station.app.newProject('Slices');
  const open = station.state().open;
  if (!open) throw new Error('No project is open');
  const { project } = open;
  // As a researcher sets it before anything is read; the form that does it is not what is tested here.
  const changed = {
    ...project,
    protocol: {
      ...project.protocol,
      isCsaDecided: true,
      order: 'by-code' as const,
      sliceRule: 'chosen-beforehand' as const,
      ...protocol,
    },
  };
  await station.ports.storage.save(project.id, {
    project: changed,
    event: { act: 'protocol-changed', detail: '' },
  });
  await station.app.openProject(project.id);
  await station.app.importImages({ kind: 'files', files: phantomFiles(subjects, false) });
  return station;
}

/** Observer A sits down. */
export async function observerSits({ app }: TestWorkstation, letter = 'A'): Promise<void> {
  await app.choosePerson({ kind: 'observer', observerId: observerId(letter) });
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { bundleStudyUid } from '../../src/domain/archive/bundleUids';
import { observerId } from '../../src/domain/ids';
import { targetsOf } from '../../src/domain/study/targets';
import { connectedClient } from '../support/archiveClient';
import { makeWorkstation } from '../support/makeWorkstation';
import { nodeXhr } from '../support/nodeXhr';
import { type Orthanc, startOrthanc, withoutOrthanc } from '../support/orthanc';
import { phantomFiles } from '../support/phantomFiles';

/* What an observer's browser asks of a real archive, and what comes back to it. */

let orthanc: Orthanc | undefined;
beforeAll(async () => {
  orthanc = await startOrthanc();
}, 30_000);
afterAll(async () => orthanc?.stop(), 40_000);

it('an observer synchronises without a list that says what others sent', async (context) => {
  if (!orthanc) return context.skip(withoutOrthanc);
  const { url } = orthanc;
  const here = makeWorkstation({ databaseName: 'observer-orthanc', archive: await connectedClient(url) });
  await here.app.newProject('Fractures');
  await here.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await here.app.connectArchive('/dicom-web', { kind: 'none' });
  const [a, b] = [observerId('A'), observerId('B')];
  for (const one of [a, b]) expect(await here.app.putKit(one, false)).toMatchObject({ kind: 'put' });
  const asked: string[] = [];
  const sits = async (who: typeof a) => {
    const newRequest = () => {
      const request = nodeXhr();
      const { open } = request;
      request.open = (method: string, to: string | URL) => {
        asked.push(`${method} ${to}`);
        open.call(request, method, to, true);
      };
      return request;
    };
    const archive = await connectedClient(url, { newRequest });
    const station = makeWorkstation({ databaseName: `observer-orthanc-${who}`, archive });
    const { app, state } = station;
    await app.connectArchive('/dicom-web', { kind: 'none' });
    const listed = await app.archiveProjects();
    const kits = listed.ok ? listed.value.flatMap(({ bundles }) => bundles) : [];
    await app.openArchiveBundle(
      present(
        kits.find(({ observer }) => observer === who),
        'the kit',
      ),
    );
    await app.takeInBundles();
    await app.choosePerson({ kind: 'observer', observerId: who });
    const open = present(state().open, 'the project');
    await app.openReading(present(open.subjects[0], 'a subject').id);
    const { timePoints } = present(state().reading, 'a reading');
    for (const target of targetsOf(open.project.protocol, timePoints))
      await app.cannotMeasure(target, 'motion', '');
    await app.signReading();
    asked.length = 0;
    // The first finds no return of theirs, the second finds it.
    expect(await app.synchronise()).toMatchObject({ put: { kind: 'put' }, came: [] });
    expect(await app.synchronise()).toMatchObject({ put: { kind: 'nothing-new' }, came: [] });
    return app;
  };
  await sits(b);
  const app = await sits(a);
  const study = bundleStudyUid(present(here.state().open, 'the project').project.id);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((one) => one.includes(`${study}/series?`))).toEqual([]);
  expect(await app.lookIntoArchive()).toMatchObject({
    ok: true,
    value: [{ kind: 'kit' }, { kind: 'return' }],
  });
  const report = await here.app.synchronise();
  expect(report.came.map(({ entry, end }) => `${entry.kind} ${entry.observerId} ${end.kind}`).sort()).toEqual(
    ['return A taken', 'return B taken'],
  );
}, 60_000);

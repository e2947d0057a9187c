import { expect, it } from 'vitest';
import { makeWorkstation } from '../../support/makeWorkstation';
import { axialPlanes, makeSeries } from '../domain/catalogue/makeHeader';

const nothing = { images: [], unused: [], directories: [], isCancelled: false };
const oneUnused = { ...nothing, unused: [{ path: '=a.txt', kind: 'not-dicom', detail: 'text, "plain"' }] };

it('reads while the project is being made, and takes in all that was read before and after', async () => {
  let isMade = false;
  const indexed = makeSeries(axialPlanes(4), { seriesDescription: 'T2 AX' }).map(({ header, path }) => ({
    header,
    location: { path, sizeBytes: 1 },
  }));
  const workstation = makeWorkstation({
    databaseName: 'import-into-new',
    images: {
      index: async (_given, onProgress, _signal, onImages) => {
        expect(workstation.state().open).toBeUndefined();
        onImages?.(indexed.slice(0, 2));
        onProgress({ read: 2, found: undefined, images: 2, unused: 0 });
        while (!workstation.state().open) await new Promise((resolve) => setTimeout(resolve));
        isMade = true;
        onImages?.(indexed.slice(2));
        return { ...nothing, images: indexed };
      },
    },
  });
  await workstation.app.importIntoNewProject('Kyphoplasty', { kind: 'drop', entries: [] });
  expect(isMade).toBe(true);
  expect(workstation.state().open?.project.protocol.title).toBe('Kyphoplasty');
  expect(workstation.state().open?.images.size).toBe(4);
  expect(workstation.state().import).toMatchObject({ kind: 'done', images: 4 });
});

it('says why nothing came in when reading failed before the project was there', async () => {
  const { app, state } = makeWorkstation({
    databaseName: 'import-fails-early',
    images: { index: () => Promise.reject(new Error('The folder is gone.')) },
  });
  await app.importIntoNewProject('Kyphoplasty', { kind: 'files', files: [] });
  expect(state().notices).toMatchObject([
    { kind: 'import-failed', facts: { message: 'The folder is gone.' } },
  ]);
});

it('takes nothing in, and stops reading, when the project cannot be kept', async () => {
  let reading: AbortSignal | undefined;
  const { app, state } = makeWorkstation({
    databaseName: 'import-into-none',
    storage: { save: async () => ({ ok: false, error: { kind: 'full', message: 'The disk is full.' } }) },
    images: {
      index: async (_given, _onProgress, signal) => {
        reading = signal;
        return nothing;
      },
    },
  });
  await app.importIntoNewProject('Kyphoplasty', { kind: 'files', files: [] });
  expect(reading?.aborted).toBe(true);
  expect(state().open).toBeUndefined();
  expect(state().save.kind).toBe('not-saved');
});

it('saves how every file ended as CSV, formulas defused and quotes doubled', async () => {
  const { app, downloads } = makeWorkstation({
    databaseName: 'unused-list',
    images: { index: async () => oneUnused },
  });
  await app.importIntoNewProject('Pilot: T5–T9', { kind: 'files', files: [] });
  await app.saveUnusedList();
  expect(downloads).toEqual([
    {
      // The head of the log, against which it can be held later.
      name: expect.stringMatching(/^Pilot-T5-T9-files_log-\d+-[0-9a-f]{12}\.csv$/),
      // By RFC 4180; quotes around a field that needs none are allowed there.
      content:
        '\uFEFFpath,state,kind,reason,detail,tag\r\n' +
        '"\'=a.txt",refused,not-dicom,Not DICOM. Other files in the folder. Nothing to do.,"text, ""plain""",\r\n',
    },
  ]);
});

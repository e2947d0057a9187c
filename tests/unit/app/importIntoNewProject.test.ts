import { expect, it } from 'vitest';
import { makeWorkstation } from '../../support/makeWorkstation';

const nothing = { images: [], unused: [], directories: [], isCancelled: false };
const oneUnused = { ...nothing, unused: [{ path: '=a.txt', kind: 'not-dicom', detail: 'text, "plain"' }] };

it('makes the project before it takes the images in', async () => {
  const titles: (string | undefined)[] = [];
  const workstation = makeWorkstation({
    databaseName: 'import-into-new',
    images: {
      index: async () => {
        titles.push(workstation.state().open?.project.protocol.title);
        return nothing;
      },
    },
  });
  await workstation.app.importIntoNewProject('Kyphoplasty', { kind: 'drop', entries: [] });
  expect(titles).toEqual(['Kyphoplasty']);
  expect(workstation.state().import.kind).toBe('done');
});

it('takes nothing in when the project cannot be kept', async () => {
  let isAsked = false;
  const { app, state } = makeWorkstation({
    databaseName: 'import-into-none',
    storage: { save: async () => ({ ok: false, error: { kind: 'full', message: 'The disk is full.' } }) },
    images: {
      index: async () => {
        isAsked = true;
        return nothing;
      },
    },
  });
  await app.importIntoNewProject('Kyphoplasty', { kind: 'files', files: [] });
  expect(isAsked).toBe(false);
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
      name: 'Pilot-T5-T9-files.csv',
      // By RFC 4180; quotes around a field that needs none are allowed there.
      content:
        '\uFEFFpath,state,kind,reason,detail,tag\r\n' +
        '"\'=a.txt",refused,not-dicom,Not DICOM. Other files in the folder. Nothing to do.,"text, ""plain""",\r\n',
    },
  ]);
});

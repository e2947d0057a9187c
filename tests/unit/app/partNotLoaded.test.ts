import { expect, it, vi } from 'vitest';
import { loadPart, PartNotLoaded } from '../../../src/base/partNotLoaded';
import { makeWorkstation } from '../../support/makeWorkstation';

// What a browser throws when the file of a dynamic import cannot be had.
const gone = new TypeError('Failed to fetch dynamically imported module');
vi.mock('../../../src/analysis/studyResults', () => {
  throw gone;
});
vi.mock('../../../src/io/storage/bundle/bundles', () => {
  throw gone;
});

async function openUnblinded(databaseName: string) {
  const workstation = makeWorkstation({ databaseName });
  await workstation.app.newProject('Pilot');
  await workstation.app.unblind('everything is read');
  return workstation;
}

it('a part that fails to load becomes one kind of error that keeps its cause, and the next call tries again', async () => {
  let isGone = true;
  const load = async () => {
    if (isGone) throw gone;
    return 'part';
  };
  const failure = await loadPart(load).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(PartNotLoaded);
  expect(failure).toHaveProperty('cause', gone);
  isGone = false;
  expect(await loadPart(load)).toBe('part');
});

it('results whose statistics cannot be loaded say so instead of computing for ever', async () => {
  const { app, state } = await openUnblinded('results-not-loaded');
  await app.computeResults();
  expect(state().results).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('could not be loaded'),
  });
});

it('a CSV whose writer cannot be loaded is named as not done, and nothing is downloaded', async () => {
  const { app, state, downloads } = await openUnblinded('csv-not-loaded');
  await app.saveCsv('subjects');
  expect(state().notices.map((notice) => notice.kind)).toContain('part-not-loaded');
  expect(downloads).toEqual([]);
});

it('a backup whose writer cannot be loaded is reported as failed, with the reason', async () => {
  const { app, state, downloads } = await openUnblinded('backup-not-loaded');
  await app.backUp();
  const notice = state().notices.find(({ kind }) => kind === 'backup-failed');
  expect(notice?.facts['message']).toMatch(/could not be loaded/);
  expect(downloads).toEqual([]);
});

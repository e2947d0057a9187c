import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { observerId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

/* A return that puts something else in the place of what was signed is taken in with a word of warning, never silently. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const subject = makeSubject('S-001');
const [ofA] = bothReadings(subject, [1000, 900], [400, 450]) as [Reading, Reading];
const [otherOfA] = bothReadings(subject, [500, 900], [400, 450]) as [Reading, Reading];
let computers = 0;

function newComputer() {
  computers += 1;
  return createStorage(nowUtc, new Database(`changed-signed-${computers}`));
}

/** What the researcher is told of a return in which the observer's computer has `after` in the place of what was signed. */
async function warnings(after: Reading): Promise<readonly string[]> {
  const [here, there] = [newComputer(), newComputer()];
  await here.save(fixtureProjectId, { project: makeProject(), subjects: [subject], readings: [ofA], event });
  const out = await here.writeBundle(fixtureProjectId, observerId('A'), 'backup');
  if (!out.ok) throw new Error(out.error.message);
  const opened = await there.readBundle(out.value);
  if (!opened.ok) throw new Error(opened.error.message);
  const saved = await there.save(fixtureProjectId, {
    readings: [{ ...after, revision: 2 }],
    event: { ...event, person: 'A' },
  });
  if (!saved.ok) throw new Error(saved.error.message);
  const back = await there.writeBundle(fixtureProjectId, observerId('A'), 'return');
  if (!back.ok) throw new Error(back.error.message);
  const preview = await here.previewBundle(back.value);
  if (!preview.ok) throw new Error(preview.error.message);
  expect(preview.value.readings).toMatchObject([{ observerId: 'A', newer: 1 }]);
  return preview.value.problems;
}

const reopened = [{ atUtc: '2026-07-01T00:00:00Z', reason: 'a slip' }];
const told = [
  '1 reading that is signed here comes back changed, and nobody opened it again for that. Ask the observer before you take it in. What was signed before is kept.',
];

it('other numbers under the same signature are told', async () => {
  const roi = Object.entries(otherOfA.entries).map(([key, entry]) => [
    key,
    entry.kind === 'roi'
      ? {
          ...entry,
          roi: {
            ...entry.roi,
            outlinePx: [
              [0, 0],
              [9, 0],
              [0, 9],
            ],
          },
        }
      : entry,
  ]);
  expect(await warnings({ ...otherOfA, entries: Object.fromEntries(roi) })).toEqual(told);
});

it('another signature without a reopening is told', async () => {
  expect(await warnings({ ...ofA, signedAtUtc: '2026-02-01T00:00:00Z' })).toEqual(told);
});

it('a reading that was opened again, with the reason, is not', async () => {
  expect(await warnings({ ...otherOfA, reopenings: reopened, signedAtUtc: '2026-07-02T00:00:00Z' })).toEqual(
    [],
  );
});

it('nor one that was measured anew under the same outlines', async () => {
  expect(await warnings(ofA)).toEqual([]);
});

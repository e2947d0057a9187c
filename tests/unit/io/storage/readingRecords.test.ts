import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { observerId, projectId, sopInstanceUid } from '../../../../src/domain/ids';
import type { StoredDrafts } from '../../../../src/domain/keeping/readingRecords';
import { contentStep } from '../../../../src/domain/reading/contentStep';
import type { Reading } from '../../../../src/domain/reading/reading';
import { contentOf } from '../../../../src/domain/reading/readingContent';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { asFirstContent, packFirst } from '../../../support/bundles';
import { bothReadings } from '../../../support/fixtureStudy';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

/* What lies beside a reading in this browser: undo history, drafts, view settings; and new parts of bundles. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const subject = makeSubject('S-001');
const reading = bothReadings(subject, [1000, 900], [400, 450])[0] ?? raise();
const image = { sopInstanceUid: sopInstanceUid('1.2.3'), frame: 0 };
const step = contentStep({ entries: {}, sliceChoices: {} }, contentOf(reading));
const historyOf = (of: Reading, added = [step]) => ({
  readingId: of.id,
  position: added.length,
  revision: of.revision,
  keptSteps: 0,
  added,
});
const drafts: StoredDrafts = {
  readingId: reading.id,
  projectId: fixtureProjectId,
  subjectId: reading.subjectId,
  observerId: reading.observerId,
  drafts: { preop: { image, snapshot: { any: [1, 2] } } },
  activeMs: { key: 1200 },
};
let database: Database;
let storage: ReturnType<typeof createStorage>;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = new Database(`records-${count}`);
  storage = createStorage(nowUtc, database);
  await storage.save(fixtureProjectId, {
    project: makeProject(),
    subjects: [subject],
    readings: [reading],
    event,
  });
});

describe('an undo history', () => {
  it('is written with its reading or not at all', async () => {
    const older = { ...reading, revision: 0, state: 'open' as const };
    const refused = await storage.save(fixtureProjectId, {
      readings: [older],
      histories: [historyOf(older)],
      event,
    });
    expect(refused).toMatchObject({ error: { kind: 'conflict' } });
    expect(await storage.loadHistory(reading.id)).toEqual({ ok: true, value: undefined });
    const newer = { ...reading, revision: 2 };
    await storage.save(fixtureProjectId, { readings: [newer], histories: [historyOf(newer)], event });
    expect(await storage.loadHistory(reading.id)).toMatchObject({
      value: { position: 1, revision: 2, steps: [step] },
    });
  });

  it('is left to the window that is ahead where a measuring again comes too late', async () => {
    const ahead = { ...reading, revision: 2 };
    await storage.save(fixtureProjectId, {
      readings: [ahead],
      histories: [historyOf(ahead, [step, step])],
      event,
    });
    await storage.save(fixtureProjectId, {
      completedReadings: [reading],
      histories: [historyOf(reading)],
      event,
    });
    expect(await storage.loadHistory(reading.id)).toMatchObject({ value: { position: 2, revision: 2 } });
  });

  it('loses the steps that were taken back once another one is taken', async () => {
    const at = (revision: number) => ({ ...reading, revision });
    const write = (revision: number, keptSteps: number, added: readonly (typeof step)[], position: number) =>
      storage.save(fixtureProjectId, {
        readings: [at(revision)],
        histories: [{ readingId: reading.id, revision, keptSteps, added, position }],
        event,
      });
    await write(2, 0, [step, step, step], 3);
    await write(3, 3, [], 1);
    await write(4, 1, [{}], 2);
    expect(await storage.loadHistory(reading.id)).toMatchObject({
      value: { position: 2, steps: [step, {}] },
    });
  });
});

describe('a draft', () => {
  it('is kept by its reading alone, and goes when nothing is begun', async () => {
    await storage.saveDrafts(drafts);
    expect(await storage.loadDrafts(reading.id)).toEqual({ ok: true, value: drafts });
    const begunOf = (letter: string) => storage.begunSubjects(fixtureProjectId, observerId(letter), 1);
    expect(await begunOf('A')).toEqual({ ok: true, value: [subject.id] });
    expect(await begunOf('B')).toEqual({ ok: true, value: [] });
    await storage.saveDrafts({ ...drafts, drafts: {}, activeMs: {} });
    expect(await storage.loadDrafts(reading.id)).toEqual({ ok: true, value: undefined });
  });
});

describe('view settings', () => {
  it('are each observer’s own', async () => {
    const [a, b] = [observerId('A'), observerId('B')];
    const windows = { series: { center: 300, width: 600 } };
    await storage.saveViewSettings({ projectId: fixtureProjectId, observerId: a, windows });
    expect(await storage.loadViewSettings(fixtureProjectId, a)).toMatchObject({ value: { windows } });
    expect(await storage.loadViewSettings(fixtureProjectId, b)).toEqual({ ok: true, value: undefined });
  });
});

it('a project that is removed takes all of it along, and late drafts of it are not kept', async () => {
  const other = { ...makeProject(), id: projectId('P2') };
  await storage.save(other.id, { project: other, event });
  const kept = { projectId: other.id, observerId: observerId('A'), windows: {} };
  await storage.saveViewSettings(kept);
  await storage.saveDrafts(drafts);
  const newer = { ...reading, revision: 2 };
  await storage.save(fixtureProjectId, { readings: [newer], histories: [historyOf(newer)], event });
  await storage.saveViewSettings({ ...kept, projectId: fixtureProjectId });
  await storage.deleteProject(fixtureProjectId);
  await storage.saveDrafts(drafts);
  await storage.saveViewSettings({ ...kept, projectId: fixtureProjectId });
  const { histories, historySteps, drafts: draftTable, viewSettings } = database;
  for (const table of [histories, historySteps, draftTable]) expect(await table.count()).toBe(0);
  expect(await viewSettings.toArray()).toEqual([kept]);
});

describe('a bundle', () => {
  async function changed(change: (content: ReturnType<typeof JSON.parse>) => void) {
    const bundle = await storage.writeBundle(fixtureProjectId, 'all');
    if (!bundle.ok) throw new Error(bundle.error.message);
    const content = asFirstContent(bundle.value, 'all');
    change(content);
    const copy = createStorage(nowUtc, new Database(`records-copy-${count}-${Math.random()}`));
    const bytes = packFirst(content);
    return { outcome: await copy.readBundle(bytes), copy };
  }

  it('of before the editor’s settings gets what was meant by their absence', async () => {
    const { outcome, copy } = await changed(({ project: { protocol } }) => {
      for (const key of ['drawingAids', 'fatMethod', 'references', 'combined']) delete protocol[key];
    });
    expect(outcome.ok).toBe(true);
    expect(await copy.loadProject(fixtureProjectId)).toMatchObject({
      value: {
        project: {
          protocol: {
            pixelRule: 'centre',
            drawingAids: { smartEdge: false, mirror: false, copy: false },
            fatMethod: { kind: 'none' },
            references: [],
            combined: false,
          },
        },
      },
    });
  });

  it.each([
    [
      'a pixel rule',
      (content: ReturnType<typeof JSON.parse>) => (content.project.protocol.pixelRule = 'mine'),
    ],
    [
      'a fat method',
      (content: ReturnType<typeof JSON.parse>) => (content.project.protocol.fatMethod = { kind: 'guess' }),
    ],
    [
      'a tissue',
      (content: ReturnType<typeof JSON.parse>) => (content.project.protocol.references = ['bone']),
    ],
    [
      'a way of drawing',
      (content: ReturnType<typeof JSON.parse>) =>
        (firstRoi(content).drawing = { activeMs: 1, ways: ['magic'] }),
    ],
    [
      'a time below zero',
      (content: ReturnType<typeof JSON.parse>) => (firstRoi(content).drawing = { activeMs: -1, ways: [] }),
    ],
    [
      'an exclusion of two places',
      (content: ReturnType<typeof JSON.parse>) =>
        (firstRoi(content).exclusions = [
          {
            reason: 'oedema',
            verticesPx: [
              [0, 0],
              [1, 1],
            ],
          },
        ]),
    ],
    [
      'a picture that is a page',
      (content: ReturnType<typeof JSON.parse>) => evidence(content, 'data:text/html;base64,PGI+'),
    ],
    [
      'a picture with something behind it',
      (content: ReturnType<typeof JSON.parse>) => evidence(content, 'data:image/png;base64,AAAA"><b>'),
    ],
    [
      'a picture of a megabyte',
      (content: ReturnType<typeof JSON.parse>) =>
        evidence(content, `data:image/png;base64,${'A'.repeat(1_000_000)}`),
    ],
    [
      'an endplate of one end',
      (content: ReturnType<typeof JSON.parse>) =>
        (content.readings[0].endplates = {
          preop: { image, imageFingerprint: '', upperPx: [[1, 2]], markedAtUtc: nowUtc() },
        }),
    ],
  ])('that names %s unknown to this version is refused', async (_what, change) => {
    const { outcome } = await changed(change);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('of the first version, without ways, times and revisions, is taken as it is', async () => {
    const { outcome, copy } = await changed(({ readings }) => {
      for (const { entries } of readings) {
        for (const { roi } of Object.values<{ roi: { drawing?: unknown; revision?: unknown } }>(entries)) {
          delete roi.drawing;
          delete roi.revision;
        }
      }
    });
    expect(outcome.ok).toBe(true);
    const loaded = await copy.loadReading(fixtureProjectId, subject.id, reading.observerId, 1);
    expect(loaded).toMatchObject({ value: { entries: reading.entries } });
  });
});

function firstRoi(content: ReturnType<typeof JSON.parse>) {
  const [entry] = Object.values<{ roi: Record<string, unknown> }>(content.readings[0].entries);
  return entry?.roi ?? raise();
}

function evidence(content: ReturnType<typeof JSON.parse>, evidencePng: string): void {
  const atMidHeight = { distanceAtBodyMm: 0, tiltDeg: 0, evidencePng };
  content.readings[0].sliceChoices = {
    preop: { image, how: 'accepted', chosenAtUtc: nowUtc(), atMidHeight },
  };
}

function raise(): never {
  throw new Error('It is not there');
}

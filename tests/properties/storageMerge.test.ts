import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observerId, readingId, sopInstanceUid } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import { contentStep } from '../../src/domain/reading/contentStep';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { targetKey } from '../../src/domain/reading/roi';
import { createStorage } from '../../src/io/storage/createStorage';
import { Database } from '../../src/io/storage/database';
import { unclocked } from '../../src/io/storage/recordClocks';
import { firstContent, packFirst, partsOf, recordsOf } from '../support/bundles';
import {
  fixtureProjectId,
  makeMeasurement,
  makeProject,
  makeSubject,
  makeTarget,
} from '../support/studyFixtures';

/*
 * Storage and merging over an in-memory IndexedDB: whatever is drawn comes back to the bit, and bundles from any number
 * of computers, in any order, any number of times, end in one state.
 */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const subjects = ['S-001', 'S-002', 'S-003'].map((code) => makeSubject(code));
const observers = ['A', 'B'].map(observerId);
const { unblinding: _none, ...blinded } = makeProject();
let databases = 0;

function newStorage() {
  databases += 1;
  return createStorage(nowUtc, new Database(`merge-${databases}`));
}

/** Any float64 that a pixel position can be, the awkward ones too; JSON has no negative zero, which is zero. */
const coordinate = fc
  .double({ min: -1e6, max: 1e6, noNaN: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));
const outline: fc.Arbitrary<readonly PointPx[]> = fc.array(fc.tuple(coordinate, coordinate), {
  minLength: 3,
  maxLength: 40,
});

const targets = (['preop', 'followUp'] as const).flatMap((timePoint) =>
  (['left', 'right'] as const).map((side) => makeTarget(timePoint, side)),
);

function entriesOf(outlines: readonly (readonly PointPx[])[]): Record<string, ReadingEntry> {
  const entries: Record<string, ReadingEntry> = {};
  for (const [at, outlinePx] of outlines.entries()) {
    const target = targets[at];
    if (!target) continue;
    entries[targetKey(target)] = {
      kind: 'roi',
      roi: {
        target,
        image: { sopInstanceUid: sopInstanceUid('1.2.3'), frame: at },
        imageFingerprint: 'f',
        outlinePx,
        exclusions: at === 0 ? [{ verticesPx: outlinePx, reason: 'vessel' }] : [],
        committedAtUtc: nowUtc(),
        ...(at > 0 && { drawing: { activeMs: at * 1500.25, ways: ['clicks', 'smart-edge'] }, revision: at }),
      },
      measurement: makeMeasurement({ grossMm2: outlinePx[0]?.[0] ?? 0, mean: outlinePx[0]?.[1] ?? 0 }),
    };
  }
  return entries;
}

/** Endplates, midline and slice choice with its evidence, where there is an outline to take places from. */
function marksOf([outlinePx]: readonly (readonly PointPx[])[]): Pick<
  Reading,
  'sliceChoices' | 'endplates' | 'midlines'
> {
  const [from, to] = outlinePx ?? [];
  if (!from || !to) return { sliceChoices: {} };
  const image = { sopInstanceUid: sopInstanceUid('1.2.4'), frame: 0 };
  const evidencePng = 'data:image/png;base64,iVBORw0KGgo=';
  const atMidHeight = { distanceAtBodyMm: from[0], distanceAtMuscleMm: from[1], tiltDeg: 3, evidencePng };
  return {
    sliceChoices: { preop: { image, how: 'accepted', chosenAtUtc: nowUtc(), atMidHeight } },
    endplates: {
      preop: {
        image,
        imageFingerprint: 's',
        upperPx: [from, to],
        lowerPx: [to, from],
        markedAtUtc: nowUtc(),
      },
      followUp: { image, imageFingerprint: 's', upperPx: [to, from], markedAtUtc: nowUtc() },
    },
    midlines: { followUp: { image, linePx: [from, to], setAtUtc: nowUtc() } },
  };
}

interface Version {
  readonly subject: number;
  readonly observer: number;
  readonly revision: number;
  readonly outlines: readonly (readonly PointPx[])[];
}

const version: fc.Arbitrary<Version> = fc.record({
  subject: fc.nat(2),
  observer: fc.nat(1),
  revision: fc.integer({ min: 1, max: 5 }),
  outlines: fc.array(outline, { maxLength: 4 }),
});

function readingOf({ subject, observer, revision, outlines }: Version): Reading {
  const subjectId = subjects[subject]?.id ?? raise();
  const by = observers[observer] ?? raise();
  return {
    id: readingId(`${fixtureProjectId}/${subjectId}/${by}/1`),
    projectId: fixtureProjectId,
    subjectId,
    observerId: by,
    round: 1,
    state: 'open',
    reopenings: [],
    ...marksOf(outlines),
    entries: entriesOf(outlines),
    revision,
  };
}

/** The one thing that a reading of some revision says: nobody makes two different readings of one revision. */
function history(versions: readonly Version[]): readonly Reading[] {
  const byRevision = new Map(
    versions.map((one) => [`${one.subject}|${one.observer}|${one.revision}`, readingOf(one)]),
  );
  return [...byRevision.values()];
}

/** What some computer had when it wrote a backup of one observer. */
async function bundleOf(reading: Reading): Promise<Uint8Array> {
  const storage = newStorage();
  await storage.save(fixtureProjectId, { project: blinded, subjects, readings: [reading], event });
  const bundle = await storage.writeBundle(fixtureProjectId, reading.observerId);
  if (!bundle.ok) throw new Error(bundle.error.message);
  return bundle.value;
}

async function everything(storage: ReturnType<typeof newStorage>): Promise<readonly Reading[]> {
  const all: Reading[] = [];
  for (const subject of subjects) {
    for (const observer of observers) {
      const loaded = await storage.loadReading(fixtureProjectId, subject.id, observer, 1);
      if (!loaded.ok) throw new Error(loaded.error.message);
      if (loaded.value) all.push(loaded.value);
    }
  }
  return all;
}

/** All texts of a bundle, and all but its readings. */
function textsOf(bundle: Uint8Array): { readonly text: string; readonly rest: string } {
  const parts = Object.entries(partsOf(bundle));
  const others = parts.filter(([name]) => !name.startsWith('readings-') && !name.startsWith('signed-'));
  return { text: JSON.stringify(parts), rest: JSON.stringify(others) };
}

describe('bundles', () => {
  it('of earlier versions, opened in any order and any number of times, end in the newest of every reading', async () => {
    const order = fc
      .array(version, { minLength: 1, maxLength: 8 })
      .map(history)
      .chain((readings) => {
        const indices = readings.map((_, at) => at);
        const some = fc.array(fc.constantFrom(...indices), { maxLength: 6 });
        const shuffled = fc.shuffledSubarray(indices, { minLength: indices.length });
        return fc.tuple(fc.constant(readings), some, shuffled, some);
      });
    await fc.assert(
      fc.asyncProperty(order, async ([readings, before, all, after]) => {
        const bundles = readings.map((reading) =>
          packFirst(
            firstContent({ whose: reading.observerId, project: blinded, subjects, readings: [reading] }),
          ),
        );
        const storage = newStorage();
        for (const at of [...before, ...all, ...after]) {
          const taken = await storage.readBundle(bundles[at] ?? raise());
          expect(taken.ok).toBe(true);
        }
        const newest = new Map<string, Reading>();
        for (const one of readings) {
          if (one.revision > (newest.get(one.id)?.revision ?? 0)) newest.set(one.id, one);
        }
        expect(new Map((await everything(storage)).map((one) => [one.id, one]))).toEqual(newest);
      }),
      { numRuns: 30 },
    );
  });

  it('of one observer never hold a record, an id or a number of another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(version, { maxLength: 8 }), fc.nat(1), async (versions, who) => {
        const newest = new Map(history(versions).map((one) => [one.id, one]));
        const storage = newStorage();
        const readings = [...newest.values()];
        await storage.save(fixtureProjectId, { project: blinded, subjects, readings, event });
        // What lies beside readings in this browser: it is in no bundle, not even in its own observer's.
        for (const one of readings) {
          const step = contentStep({ entries: {}, sliceChoices: {} }, one);
          const history = {
            readingId: one.id,
            position: 1,
            revision: one.revision,
            keptSteps: 0,
            added: [step],
          };
          await storage.save(fixtureProjectId, { readings: [one], histories: [history], event });
          const draft = {
            image: { sopInstanceUid: sopInstanceUid('1.2.3'), frame: 0 },
            snapshot: 'half drawn',
          };
          const projectId = fixtureProjectId;
          await storage.saveDrafts({
            readingId: one.id,
            projectId,
            subjectId: one.subjectId,
            observerId: one.observerId,
            drafts: { preop: draft },
            activeMs: { 'time of R': 77 },
          });
          const windows = { 'window of series': { center: 1, width: 1 } };
          await storage.saveViewSettings({ projectId, observerId: one.observerId, windows });
        }
        const owner = observers[who] ?? raise();
        const bundle = await storage.writeBundle(fixtureProjectId, owner);
        if (!bundle.ok) throw new Error(bundle.error.message);
        const own = readings.filter((one) => one.observerId === owner);
        expect(
          new Set(recordsOf(bundle.value, 'readings').map(unclocked as (one: unknown) => unknown)),
        ).toEqual(new Set(own));
        // Nothing but the list of readings may tell what anybody drew.
        const { rest, text } = textsOf(bundle.value);
        expect(rest).not.toMatch(
          /outlinePx|grossMm2|"mean"|imageFingerprint|verticesPx|upperPx|linePx|atMidHeight/,
        );
        expect(text).not.toMatch(/half drawn|time of R|window of series|"before"|"after"|keptSteps/);
        const all = await storage.writeBundle(fixtureProjectId, 'all');
        if (!all.ok) throw new Error(all.error.message);
        expect(recordsOf(all.value, 'readings')).toEqual([]);
        expect(recordsOf(all.value, 'signed')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a reading', () => {
  it('comes back to the last bit, from the database and through a bundle', async () => {
    await fc.assert(
      fc.asyncProperty(version, async (one) => {
        const reading = readingOf(one);
        const storage = newStorage();
        await storage.save(fixtureProjectId, { project: blinded, subjects, readings: [reading], event });
        expect(await everything(storage)).toEqual([reading]);
        const other = newStorage();
        expect((await other.readBundle(await bundleOf(reading))).ok).toBe(true);
        expect(await everything(other)).toEqual([reading]);
      }),
      { numRuns: 60 },
    );
  });

  it('saved in any order is never replaced by an older one, nor by another of the same revision', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(version, { minLength: 1, maxLength: 8 }), async (versions) => {
        const storage = newStorage();
        await storage.save(fixtureProjectId, { project: blinded, subjects, event });
        const model = new Map<string, Reading>();
        for (const reading of versions.map(readingOf)) {
          const before = model.get(reading.id);
          const isAgain = before !== undefined && JSON.stringify(before) === JSON.stringify(reading);
          const mayBeWritten = !before || before.revision < reading.revision || isAgain;
          const saved = await storage.save(fixtureProjectId, { readings: [reading], event });
          expect(saved.ok ? 'written' : saved.error.kind).toBe(mayBeWritten ? 'written' : 'conflict');
          if (mayBeWritten) model.set(reading.id, reading);
        }
        expect(new Map((await everything(storage)).map((one) => [one.id, one]))).toEqual(model);
      }),
      { numRuns: 60 },
    );
  });
});

function raise(): never {
  throw new Error('It is not there');
}

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyChange, restoredHistory } from '../../src/app/reading/storedHistory';
import { sopInstanceUid } from '../../src/domain/ids';
import type { Reading, ReadingEntry } from '../../src/domain/reading/reading';
import { contentOf, type ReadingContent, withContent } from '../../src/domain/reading/readingContent';
import { targetKey } from '../../src/domain/reading/roi';
import {
  type EditHistory,
  pushHistory,
  redoHistory,
  startHistory,
  undoHistory,
} from '../../src/editor/editHistory';
import { createStorage } from '../../src/io/storage/createStorage';
import { Database } from '../../src/io/storage/database';
import {
  evenCells,
  fixtureProjectId,
  makeMeasurement,
  makeProject,
  makeReading,
  makeRoiEntry,
  makeSubject,
  makeTarget,
} from '../support/studyFixtures';

/*
 * The undo history beside a reading: whatever is done, undone, done again and measured again, what the database gives
 * back after a reload is the history as it was.
 */

const subject = makeSubject('S-001');
const signed = makeReading(subject, 'A', evenCells([1000, 400], [900, 450]));
const { signedAtUtc: _signed, ...unsigned } = signed;
const start: Reading = { ...unsigned, state: 'open', entries: {}, revision: 0 };
const event = { act: 'other', detail: '' } as const;
const image = { sopInstanceUid: sopInstanceUid('1.2.3'), frame: 0 };
const { unblinding: _none, ...blinded } = makeProject();

type Act =
  | { readonly kind: 'draw'; readonly target: number; readonly x: number }
  | { readonly kind: 'delete'; readonly target: number }
  | { readonly kind: 'choose'; readonly frame: number }
  | { readonly kind: 'endplate'; readonly x: number }
  | { readonly kind: 'clear-endplates' }
  | { readonly kind: 'midline'; readonly x: number }
  | { readonly kind: 'evidence' }
  | { readonly kind: 'measure-again' }
  | { readonly kind: 'undo' | 'redo' };

const x = fc.double({ min: -10, max: 10, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('draw' as const), target: fc.nat(3), x }) },
  fc.record({ kind: fc.constant('delete' as const), target: fc.nat(3) }),
  fc.record({ kind: fc.constant('choose' as const), frame: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('endplate' as const, 'midline' as const), x }),
  fc.constantFrom(
    { kind: 'clear-endplates' as const },
    { kind: 'evidence' as const },
    { kind: 'measure-again' as const },
  ),
  { weight: 5, arbitrary: fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }) },
);

const targets = (['preop', 'followUp'] as const).flatMap((timePoint) =>
  (['left', 'right'] as const).map((side) => makeTarget(timePoint, side)),
);

function entryAt(target: number, at: number): [string, ReadingEntry] {
  const of = targets[target] ?? raise();
  const entry = makeRoiEntry(of, makeMeasurement({ grossMm2: at, mean: at }));
  if (entry.kind !== 'roi') raise();
  return [
    targetKey(of),
    {
      ...entry,
      roi: {
        ...entry.roi,
        outlinePx: [
          [at, 0],
          [9, 9],
          [0, 9],
        ],
      },
    },
  ];
}

/** The content after an act that is a step of its own; undefined for the others. */
function stepped(content: ReadingContent, act: Act): ReadingContent | undefined {
  switch (act.kind) {
    case 'draw': {
      const [key, entry] = entryAt(act.target, act.x);
      return contentOf({ ...content, entries: { ...content.entries, [key]: entry } });
    }
    case 'delete': {
      const { [targetKey(targets[act.target] ?? raise())]: gone, ...entries } = content.entries;
      return gone && contentOf({ ...content, entries });
    }
    case 'choose': {
      const choice = {
        image: { ...image, frame: act.frame },
        how: 'accepted' as const,
        chosenAtUtc: '2026-01-01T00:00:00Z',
      };
      return contentOf({ ...content, sliceChoices: { ...content.sliceChoices, preop: choice } });
    }
    case 'endplate': {
      const marks = {
        image,
        imageFingerprint: 'f',
        upperPx: [
          [act.x, 1],
          [2, 3],
        ] as const,
        markedAtUtc: '2026-01-01T00:00:00Z',
      };
      return contentOf({ ...content, endplates: { ...content.endplates, followUp: marks } });
    }
    case 'clear-endplates':
      return content.endplates && contentOf({ ...content, endplates: {} });
    case 'midline': {
      const midline = {
        image,
        linePx: [
          [act.x, 1],
          [2, 3],
        ] as const,
        setAtUtc: '2026-01-01T00:00:00Z',
      };
      return contentOf({ ...content, midlines: { preop: midline } });
    }
    default:
      return undefined;
  }
}

/** Every measurement of the present made again, in the present and wherever its entries are kept. */
function measuredAgain(history: EditHistory<ReadingContent>): EditHistory<ReadingContent> {
  const again = new Map(
    Object.values(history.present.entries).map((entry) => [
      entry,
      entry.kind === 'roi' ? { ...entry, measurement: { ...entry.measurement, isLossy: true } } : entry,
    ]),
  );
  const of = (content: ReadingContent): ReadingContent => ({
    ...content,
    entries: Object.fromEntries(
      Object.entries(content.entries).map(([key, entry]) => [key, again.get(entry) ?? entry]),
    ),
  });
  return { past: history.past.map(of), present: of(history.present), future: history.future.map(of) };
}

function withEvidence(history: EditHistory<ReadingContent>): EditHistory<ReadingContent> {
  const choice = history.present.sliceChoices.preop;
  if (!choice) return history;
  const atMidHeight = { distanceAtBodyMm: 1, tiltDeg: 2, evidencePng: 'data:image/png;base64,AAAA' };
  const sliceChoices = { ...history.present.sliceChoices, preop: { ...choice, atMidHeight } };
  return { ...history, present: { ...history.present, sliceChoices } };
}

function done(history: EditHistory<ReadingContent>, act: Act): EditHistory<ReadingContent> {
  if (act.kind === 'undo') return undoHistory(history);
  if (act.kind === 'redo') return redoHistory(history);
  if (act.kind === 'measure-again') return measuredAgain(history);
  if (act.kind === 'evidence') return withEvidence(history);
  const content = stepped(history.present, act);
  return content ? pushHistory(history, content) : history;
}

/** The order in which a record's keys were written is no part of it. */
const sorted = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ),
  );

let runs = 0;

describe('a stored undo history', () => {
  it('comes back after a reload as it was, whatever was done, undone and measured again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 25 }), async (acts) => {
        runs += 1;
        const storage = createStorage(() => '2026-11-23T12:00:00.000Z', new Database(`history-${runs}`));
        await storage.save(fixtureProjectId, { project: blinded, subjects: [subject], event });
        let reading = start;
        let history = startHistory(contentOf(start));
        for (const act of acts) {
          const next = done(history, act);
          if (next === history) continue;
          reading = { ...withContent(reading, next.present), revision: reading.revision + 1 };
          const histories = [historyChange(history, next, reading)];
          const saved = await storage.save(fixtureProjectId, { readings: [reading], histories, event });
          expect(saved.ok).toBe(true);
          history = next;
        }
        const stored = await storage.loadHistory(start.id);
        if (!stored.ok) throw new Error(stored.error.message);
        if (!stored.value) {
          expect(reading.revision).toBe(0);
          return;
        }
        expect(sorted(restoredHistory(reading, stored.value))).toEqual(sorted(history));
      }),
      { numRuns: 60 },
    );
  });

  it('writes one step for one act, and none for undo and redo', () => {
    let history = startHistory(contentOf(start));
    for (let at = 0; at < 50; at += 1) {
      const next = done(history, { kind: 'draw', target: at % 4, x: at });
      expect(historyChange(history, next, { ...start, revision: at })).toMatchObject({
        keptSteps: at,
        added: [{}],
      });
      history = next;
    }
    const back = undoHistory(history);
    expect(historyChange(history, back, start)).toMatchObject({ keptSteps: 50, added: [], position: 49 });
    expect(historyChange(back, redoHistory(back), start)).toMatchObject({
      keptSteps: 50,
      added: [],
      position: 50,
    });
  });

  it('of a reading that was changed elsewhere fits no more, by its revision or by what is in it', () => {
    const one = done(startHistory(contentOf(start)), { kind: 'draw', target: 0, x: 1 });
    const two = done(one, { kind: 'draw', target: 1, x: 2 });
    const reading = { ...withContent(start, two.present), revision: 7 };
    const {
      keptSteps: _kept,
      added: steps,
      ...head
    } = historyChange(startHistory(contentOf(start)), two, reading);
    const stored = { ...head, steps };
    expect(restoredHistory(reading, stored)).toBeDefined();
    expect(restoredHistory({ ...reading, revision: 8 }, stored)).toBeUndefined();
    const [key, entry] = entryAt(1, 2.000001);
    const other = { ...reading, entries: { ...reading.entries, [key]: entry } };
    expect(restoredHistory(other, stored)).toBeUndefined();
    expect(restoredHistory(reading, { ...stored, position: 3 })).toBeUndefined();
  });
});

function raise(): never {
  throw new Error('It is not there');
}

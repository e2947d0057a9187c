import { describe, expect, it, vi } from 'vitest';
import { settlementsOf } from '../../src/domain/agreement/settlementsOf';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { isUnitId } from '../../src/domain/conduct/isUnitId';
import { targetKey } from '../../src/domain/reading/roi';
import { defaultConduct } from '../../src/domain/study/conduct';
import { thirdReaderId } from '../../src/domain/study/thirdReader';
import { drawOutline } from '../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';
import {
  a,
  b,
  found,
  openIn,
  placeOf,
  readSession,
  readStudy,
  settle,
  sit,
  square,
  targetOf,
} from '../support/settlingStation';

/*
 * Two observers read, the researcher unblinds and settles; what is asked for is read in the settling round by whom it is asked
 * of, on this computer or on another one, and counts once it is signed.
 */

const never = new AbortController().signal;

/** How far the decisions about a subject are, by all that is stored. */
async function standingsOf(station: TestWorkstation, at: number) {
  await station.app.choosePerson({ kind: 'researcher' });
  const { project, subjects, progress } = openIn(station);
  const readings = await station.ports.storage.loadAllReadings(project.id);
  if (!readings.ok) throw new Error(readings.error.message);
  const subject = found(subjects[at]);
  const byReadings = settlementsOf(subject, readings.value, project.protocol);
  expect(settlementsOf(subject, progress, project.protocol)).toEqual(byReadings);
  return [...byReadings].map(([key, { kind }]) => [key, kind] as const);
}

/** Everything that a screen could show, as text. */
const everything = (station: TestWorkstation) =>
  JSON.stringify(station.state(), (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );

/** What nobody who settles may see: why it is settled, and the places of the outlines that are already there. */
function expectBlind(station: TestWorkstation, own: readonly string[] = []): void {
  const shown = everything(station);
  expect(shown).not.toContain('SECRET');
  expect(shown).not.toContain('settlements');
  for (const [who, place] of Object.entries(placeOf)) {
    if (!own.includes(who)) expect(shown.includes(`${place}`) ? who : undefined).toBeUndefined();
  }
}

describe('a third reading', () => {
  it('is asked of the third reader alone, shows nothing of the first ones, and settles once it is signed', async () => {
    const station = await readStudy('settling-third');
    const { app, state, ports } = station;
    const target = targetOf(station, 'preop', 'right');
    await settle(station, 1, target, 'third-reading');
    expect(await standingsOf(station, 1)).toEqual([[targetKey(target), 'waiting']]);
    const code = found(openIn(station).subjects[1]).code;

    const loads = vi.spyOn(ports.storage, 'loadReading');
    await sit(station, thirdReaderId);
    expect(openIn(station)).toMatchObject({ round: settlingRound, rounds: [settlingRound] });
    expect(openIn(station).subjects.map((one) => one.code)).toEqual([code]);
    expect(openIn(station).progress).toEqual([]);
    expectBlind(station);
    expect(await app.openNextUnsigned()).toBe(true);
    expect(state().reading).toMatchObject({
      observerId: thirdReaderId,
      askedTargets: [targetKey(target)],
      armed: target,
      timePoints: ['preop', 'followUp'],
      reading: { round: settlingRound, entries: {}, sliceChoices: {} },
    });
    // No other target can be armed, drawn or answered.
    const other = targetOf(station, 'followUp', 'left');
    await app.arm(other);
    await app.cannotMeasure(other, 'motion', '');
    expect(state().reading).toMatchObject({ armed: target, reading: { entries: {} } });
    await app.signReading();
    expect(state().notices.at(-1)).toMatchObject({ kind: 'not-complete', facts: { done: 0, total: 1 } });
    expectBlind(station);
    await readSession(station, thirdReaderId);
    expectBlind(station, ['third']);
    expect(state().notices.at(-1)?.kind).toBe('signed-last');
    expect(openIn(station).progress).toMatchObject([{ state: 'signed', done: 1, round: settlingRound }]);
    // Of readings, the third reader's own of this round, and nothing else, was ever asked of the storage.
    expect(
      loads.mock.calls.every(([, , who, round]) => who === thirdReaderId && round === settlingRound),
    ).toBe(true);
    expect(loads.mock.calls.length).toBeGreaterThan(0);
    loads.mockRestore();

    expect(await standingsOf(station, 1)).toEqual([[targetKey(target), 'settled']]);
    expect(await standingsOf(station, 0)).toEqual([]);
    // Nothing was changed in what the observers gave.
    const { project, subjects } = openIn(station);
    for (const who of [a, b]) {
      const first = await ports.storage.loadReading(project.id, found(subjects[1]).id, who, 1);
      expect(first.ok && first.value).toMatchObject({ state: 'signed', reopenings: [] });
    }
    // The observers are asked for nothing.
    await sit(station, a);
    expect(openIn(station).rounds).toEqual([1]);
  }, 60_000);

  it('is opened again, with the reason kept, when a further target is asked for', async () => {
    const station = await readStudy('settling-more');
    const { app, state } = station;
    const [first, second] = [targetOf(station, 'preop', 'right'), targetOf(station, 'followUp', 'left')];
    await settle(station, 0, first, 'third-reading');
    await sit(station, thirdReaderId);
    await app.openNextUnsigned();
    await readSession(station, thirdReaderId);
    await settle(station, 0, second, 'third-reading');
    expect(await standingsOf(station, 0)).toEqual([
      [targetKey(first), 'settled'],
      [targetKey(second), 'waiting'],
    ]);
    await sit(station, thirdReaderId);
    expect(openIn(station).progress).toMatchObject([{ state: 're-opened', done: 1 }]);
    expect(await app.openNextUnsigned()).toBe(true);
    expect(state().reading).toMatchObject({ armed: second, reading: { state: 'open' } });
    expect(state().reading?.reading.reopenings.map(({ reason }) => reason)).toEqual([
      `Asked for more to settle: ${targetKey(second)}`,
    ]);
    await app.arm(second);
    await drawOutline(station, 'followUp', square(152.625));
    await app.signReading();
    expect(await standingsOf(station, 0)).toEqual([
      [targetKey(first), 'settled'],
      [targetKey(second), 'settled'],
    ]);
  }, 60_000);
});

describe('a re-read', () => {
  it.each([
    ['whole subjects', false],
    ['masked scans', true],
  ] as const)(
    'of %s is asked of both observers, who see nothing of their first outlines meanwhile',
    async (_name, timePoint) => {
      const station = await readStudy(`settling-again-${timePoint}`, {
        blinding: { ...defaultConduct.blinding, timePoint },
      });
      const { app, state } = station;
      const target = targetOf(station, 'followUp', 'left');
      await settle(station, 0, target, 're-read');
      for (const who of [a, b]) {
        await sit(station, who);
        const open = openIn(station);
        expect(open).toMatchObject({ round: settlingRound, rounds: [1, settlingRound] });
        expect(open.subjects).toHaveLength(1);
        const id = found(open.subjects[0]).id;
        expect(isUnitId(id)).toBe(timePoint);
        expectBlind(station);
        await sit(station, who, 1);
        expect(openIn(station).waits?.get(id)).toEqual({ kind: 'closed' });
        await app.openReading(id);
        expect(state().reading).toBeUndefined();
        expectBlind(station);
        await sit(station, who);
        const loads = vi.spyOn(station.ports.storage, 'loadReading');
        // What is to be drawn without knowing what is there is not to be found in results, begun or not.
        await app.computeResults();
        await app.compareCases();
        expect(['none', 'denied']).toContain(state().results.kind);
        expect(['none', 'denied']).toContain(state().agreement.kind);
        expect(await app.openNextUnsigned()).toBe(true);
        const inView = { ...target, timePoint: timePoint ? 'preop' : 'followUp' };
        expect(state().reading).toMatchObject({ armed: inView, reading: { entries: {} } });
        expectBlind(station);
        await readSession(station, who);
        expect(loads.mock.calls.length).toBeGreaterThan(0);
        // Not even the observer's own first outline was read, to see how far it is.
        for (const [, , whose, round] of loads.mock.calls)
          expect([whose, round]).toEqual([who, settlingRound]);
        loads.mockRestore();
        expectBlind(station, [who]);
        expect(openIn(station).toSettle?.size).toBe(0);
        expect(await standingsOf(station, 0)).toEqual([
          [targetKey(target), who === a ? 'waiting' : 'settled'],
        ]);
        // Once it is signed the first reading can be looked at again.
        await sit(station, who, 1);
        expect(openIn(station).waits?.get(id)).toBeUndefined();
      }
      // Taken back, it asks for nothing, and what was read stays.
      await settle(station, 0, target, 'open');
      await sit(station, a);
      expect(openIn(station).rounds).toEqual([1]);
    },
    120_000,
  );

  it('waits while an earlier reading of the subject is opened again', async () => {
    const station = await readStudy('settling-reopened');
    const { app, state } = station;
    await sit(station, a, 1);
    const { id } = found(openIn(station).subjects[0]);
    await settle(station, 0, targetOf(station, 'preop', 'right'), 're-read');
    const { project } = openIn(station);
    const stored = await station.ports.storage.loadReading(project.id, id, a, 1);
    if (!stored.ok || !stored.value) throw new Error('no reading');
    const { signedAtUtc: _signed, ...rest } = stored.value;
    await station.ports.storage.save(project.id, {
      readings: [
        {
          ...rest,
          state: 'open',
          reopenings: [{ atUtc: '2026-11-23T13:00:00Z', reason: 'a slip' }],
          revision: rest.revision + 1,
        },
      ],
      event: { act: 'other', detail: '' },
    });
    await sit(station, a, settlingRound);
    expect(openIn(station).waits?.get(id)).toEqual({ kind: 'earlier-round' });
    await app.openReading(id);
    expect(state().reading).toBeUndefined();
    await sit(station, a);
    expect(openIn(station).round).toBe(1);
    await app.openReading(id);
    expect(state().reading?.reading.state).toBe('open');
  }, 60_000);
});

describe('settling on another computer', () => {
  it.each([
    ['the third reader', 'third-reading', false],
    ['the third reader', 'third-reading', true],
    ['an observer', 're-read', true],
  ] as const)(
    'by %s (%s, masked: %s): the kit holds no decision and no outline of others, and what comes back settles',
    async (_name, decision, timePoint) => {
      const who = decision === 're-read' ? a : thirdReaderId;
      const name = `settling-kit-${decision}-${timePoint}`;
      const station = await readStudy(name, { blinding: { ...defaultConduct.blinding, timePoint } });
      const target = targetOf(station, 'followUp', 'right');
      await settle(station, 1, target, decision);
      await station.app.choosePerson({ kind: 'researcher' });
      const offers = await station.app.kitOffers();
      expect(offers.ok && offers.value.map((one) => one.observerId)).toEqual(
        decision === 're-read' ? [a, b] : [a, b, thirdReaderId],
      );
      const kit = await station.app.makeKit({ observerId: who, withImages: false }, () => undefined, never);
      if (kit.kind !== 'made') throw new Error(JSON.stringify(kit));
      const bytes = new Uint8Array(await kit.file.arrayBuffer());

      const there = makeWorkstation({ databaseName: `${name}-there` });
      const taken = await there.ports.storage.readBundle(bytes);
      if (!taken.ok) throw new Error(taken.error.message);
      await there.app.openProject(taken.value.projectId);
      await there.app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
      expect(openIn(there).person).toEqual({ kind: 'observer', observerId: who });
      expect(openIn(there).round).toBe(settlingRound);
      expect(openIn(there).subjects).toHaveLength(1);
      expectBlind(there);
      const others = Object.keys(placeOf).filter((one) => one !== who);
      const held = await there.ports.storage.loadAllReadings(taken.value.projectId);
      const text = JSON.stringify([
        held,
        await there.database.readings.toArray(),
        await there.database.subjects.toArray(),
      ]);
      expect(text).not.toContain('SECRET');
      for (const one of others) expect(text).not.toContain(String(placeOf[one]));
      expect(await there.app.openNextUnsigned()).toBe(true);
      await readSession(there, who);
      const back = await there.ports.storage.writeBundle(taken.value.projectId, who, 'return');
      if (!back.ok) throw new Error(back.error.message);
      const merged = await station.ports.storage.readBundle(
        back.value,
        'researcher',
        station.app.translateReturn,
      );
      if (!merged.ok) throw new Error(merged.error.message);
      await station.app.openProject(taken.value.projectId);
      const after = decision === 're-read' ? 'waiting' : 'settled';
      expect(await standingsOf(station, 1)).toEqual([[targetKey(target), after]]);
      const { project, subjects } = openIn(station);
      const readings = await station.ports.storage.loadAllReadings(project.id);
      if (!readings.ok) throw new Error(readings.error.message);
      const [one, ...more] = readings.value.filter(({ round }) => round === settlingRound);
      expect(more).toEqual([]);
      expect(one).toMatchObject({ observerId: who, subjectId: found(subjects[1]).id, state: 'signed' });
      expect(Object.keys(found(one).entries)).toEqual([targetKey(target)]);
    },
    120_000,
  );
});

import { describe, expect, it, vi } from 'vitest';
import { settlementsOf } from '../../src/domain/agreement/settlementsOf';
import { settlingRound } from '../../src/domain/agreement/settlingRound';
import { readingIdOf } from '../../src/domain/conduct/resolveUnits';
import { targetKey } from '../../src/domain/reading/roi';
import type { Protocol } from '../../src/domain/study/protocol';
import { thirdReaderId } from '../../src/domain/study/thirdReader';
import { drawOutline } from '../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';
import { a, found, openIn, readStudy, settle, sit, square, targetOf } from '../support/settlingStation';

/* Whoever is asked to settle something, or has a reading open in any round, finds nothing of the others by any verb. */

const twoRounds: Partial<Protocol> = {
  rounds: 2,
  reReads: { by: 'all', subjects: { kind: 'subset', count: 1 }, washOutDays: 0 },
};

/** Everything that gives numbers or outlines of several observers, asked for by whoever sits there. */
async function expectNothing(station: TestWorkstation): Promise<void> {
  const { app, state, ports } = station;
  const files = vi.spyOn(ports.backup, 'download');
  for (const what of ['rois', 'subjects', 'settlements'] as const) await app.saveCsv(what);
  await app.saveCasesCsv();
  await app.computeResults();
  await app.compareCases();
  await app.measureByOtherRule();
  expect(files.mock.calls.map(([name]) => name)).toEqual([]);
  files.mockRestore();
  // It is said whose it is.
  expect(state().notices.at(-1)?.kind).toBe('researcher-only');
  expect(['none', 'denied']).toContain(state().results.kind);
  expect(['none', 'denied']).toContain(state().agreement.kind);
  expect(state().pixelRuleCheck.kind).toBe('none');
  const [first] = openIn(station).subjects;
  if (first) expect(await app.showCase(first.id, 'preop')).toEqual({ kind: 'denied' });
  expect((await app.reviewerReadings()).ok).toBe(false);
}

describe('while something is asked of a reader to settle', () => {
  it('no table and no file is handed to the third reader', async () => {
    const station = await readStudy('secrets-third');
    await settle(station, 1, targetOf(station, 'preop', 'right'), 'third-reading');
    await sit(station, thirdReaderId);
    await expectNothing(station);
  }, 60_000);

  it('nor to an observer, whichever of their rounds they look at', async () => {
    const station = await readStudy('secrets-rounds', twoRounds);
    // One of the two subjects is not read again: nothing of it stands in the list of round 2.
    await sit(station, a, 2);
    const drawn = openIn(station).subjects.map(({ id }) => id);
    expect(drawn).toHaveLength(1);
    await station.app.choosePerson({ kind: 'researcher' });
    const other = openIn(station).subjects.findIndex(({ id }) => !drawn.includes(id));
    await settle(station, other, targetOf(station, 'preop', 'right'), 're-read');
    for (const round of [1, 2, settlingRound]) {
      await sit(station, a, round);
      expect(openIn(station).round).toBe(round);
      await expectNothing(station);
    }
  }, 60_000);
});

describe('while an observer has a reading open', () => {
  it('nothing of the others is handed to them in another round either', async () => {
    const station = await readStudy('secrets-open', twoRounds);
    await sit(station, a, 2);
    const { project, subjects } = openIn(station);
    const { id } = found(subjects[0]);
    const first = await station.ports.storage.loadReading(project.id, id, a, 1);
    if (!first.ok || !first.value) throw new Error('no reading');
    const { signedAtUtc: _signed, ...rest } = first.value;
    await station.ports.storage.save(project.id, {
      readings: [{ ...rest, id: readingIdOf(project, id, a, 2), round: 2, state: 'open', revision: 1 }],
      event: { act: 'other', detail: '' },
    });
    for (const round of [1, 2]) {
      await sit(station, a, round);
      expect(openIn(station).round).toBe(round);
      await expectNothing(station);
    }
  }, 60_000);
});

describe('kits of the third reader, one after the other', () => {
  it('ask for more and for less without a conflict, and what was drawn there comes back', async () => {
    const station = await readStudy('secrets-kits');
    const [first, second] = [targetOf(station, 'preop', 'right'), targetOf(station, 'followUp', 'left')];
    const there = makeWorkstation({ databaseName: 'secrets-kits-there' });
    const takeKit = async (): Promise<void> => {
      await station.app.choosePerson({ kind: 'researcher' });
      const request = { observerId: thirdReaderId, withImages: false };
      const kit = await station.app.makeKit(request, () => undefined, new AbortController().signal);
      if (kit.kind !== 'made') throw new Error(JSON.stringify(kit));
      const taken = await there.ports.storage.readBundle(new Uint8Array(await kit.file.arrayBuffer()));
      if (!taken.ok) throw new Error(taken.error.message);
      await there.app.openProject(taken.value.projectId);
      await there.app.importImages({ kind: 'files', files: phantomFiles([0, 1], false) });
      const conflicts = await there.ports.storage.conflicts(taken.value.projectId);
      expect(conflicts.ok && conflicts.value).toEqual([]);
    };
    const askedThere = () => openIn(there).subjects.map(({ askedTargets }) => askedTargets);
    await settle(station, 1, first, 'third-reading');
    await takeKit();
    expect(askedThere()).toEqual([[targetKey(first)]]);
    await settle(station, 1, second, 'third-reading');
    await takeKit();
    expect(askedThere()).toEqual([[targetKey(first), targetKey(second)]]);
    // Taken back while it is being read there.
    await there.app.openNextUnsigned();
    await there.app.arm(second);
    await drawOutline(there, 'followUp', square(152.625));
    await settle(station, 1, second, 'open');
    await takeKit();
    expect(askedThere()).toEqual([[targetKey(first)]]);
    await there.app.openNextUnsigned();
    await there.app.arm(first);
    await drawOutline(there, 'preop', square(112.625));
    await there.app.signReading();
    expect(openIn(there).progress).toMatchObject([{ state: 'signed' }]);
    const back = await there.ports.storage.writeBundle(openIn(there).project.id, thirdReaderId, 'return');
    if (!back.ok) throw new Error(back.error.message);
    const merged = await station.ports.storage.readBundle(
      back.value,
      'researcher',
      station.app.translateReturn,
    );
    if (!merged.ok) throw new Error(merged.error.message);
    await station.app.openProject(openIn(there).project.id);
    const { project, subjects, progress } = openIn(station);
    const standings = settlementsOf(found(subjects[1]), progress, project.protocol);
    expect([...standings].map(([key, { kind }]) => [key, kind])).toEqual([[targetKey(first), 'settled']]);
  }, 90_000);
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Calculation } from '../../../src/analysis/live/calculation';
import { createDirectCalculation } from '../../../src/analysis/live/directCalculation';
import type { StudyDelta } from '../../../src/analysis/live/studyDelta';
import { type PanelChoice, studyChoice } from '../../../src/analysis/panelChoice';
import { present } from '../../../src/base/assert';
import { observerId, readingId } from '../../../src/domain/ids';
import type { Reading } from '../../../src/domain/reading/reading';
import { analysedReady } from '../../../src/state/analysedReady';
import type { ReadyResults } from '../../../src/state/resultsState';
import { bothReadings } from '../../support/fixtureStudy';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';
import { makeSubject } from '../../support/studyFixtures';

const a = observerId('A');

/** A calculation whose every step can be watched, held back or broken. */
function watched() {
  const told: StudyDelta[] = [];
  const asked: PanelChoice[] = [];
  let started = 0;
  let ended = 0;
  let gate: Promise<void> | undefined;
  let analysesGate: Promise<void> | undefined;
  let fault: Error | undefined;
  const start = async (): Promise<Calculation> => {
    started += 1;
    const inner = createDirectCalculation(() => new Promise((resolve) => setTimeout(resolve)));
    return {
      ...inner,
      change: async (delta) => {
        told.push(delta);
        await inner.change(delta);
      },
      tables: async (choice) => {
        asked.push(choice);
        const tables = await inner.tables(choice);
        await gate;
        if (fault) throw fault;
        return tables;
      },
      analyses: async () => {
        await analysesGate;
        return inner.analyses();
      },
      end: () => {
        ended += 1;
      },
    };
  };
  return {
    port: { start },
    told,
    asked,
    counts: () => ({ started, ended }),
    /** Holds answers back until the returned function is called. */
    hold: (): (() => void) => {
      let open = (): void => undefined;
      gate = new Promise((resolve) => {
        open = () => {
          gate = undefined;
          resolve();
        };
      });
      return () => open();
    },
    /** Holds the analyses back, and not the tables. */
    holdAnalyses: (): (() => void) => {
      let open = (): void => undefined;
      analysesGate = new Promise((resolve) => {
        open = () => {
          analysesGate = undefined;
          resolve();
        };
      });
      return () => open();
    },
    breakWith: (error: Error | undefined) => {
      fault = error;
    },
  };
}

async function opened(name: string) {
  const station = makeWorkstation({ databaseName: name });
  const calculation = watched();
  Object.assign(station.ports, { calculation: calculation.port });
  await station.app.newProject(name);
  await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
  await station.app.unblind('nobody reads');
  const subject = present(station.state().open?.subjects[0], 'a subject');
  return { station, calculation, subject };
}

function ready(station: TestWorkstation): ReadyResults {
  const { results } = station.state();
  if (results.kind !== 'ready') throw new Error(`results are ${results.kind}`);
  return results;
}

/** Until results are shown that are not being computed again. */
async function settled({ state }: TestWorkstation): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const { results } = state();
    const isBusy =
      results.kind === 'computing' ||
      (results.kind === 'ready' && (results.isUpdating || results.analysesOf));
    if (!isBusy) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('results never came');
}

const stations: TestWorkstation[] = [];
afterEach(() => {
  for (const station of stations.splice(0)) station.database.close();
});

describe('results that are open', () => {
  it('follow an exclusion and a covariate by themselves, and only what changed is told', async () => {
    const { station, calculation, subject } = await opened('live-follow');
    await station.app.computeResults();
    expect(ready(station).results.flow.standings[0]?.kind).toBe('incomplete');
    calculation.told.length = 0;
    await station.app.setExclusion(subject.id, 'withdrew');
    await settled(station);
    expect(ready(station).results.flow.standings[0]?.kind).toBe('excluded');
    expect(calculation.told.flatMap(({ subjects = [] }) => subjects.map(({ id }) => id))).toEqual([
      subject.id,
    ]);
    expect(calculation.told.flatMap(({ readings = [] }) => readings)).toEqual([]);
    expect(calculation.counts()).toEqual({ started: 1, ended: 0 });
  });

  it('say while a change is being computed that they are of before, and never show an answer that is older', async () => {
    const { station, calculation, subject } = await opened('live-supersede');
    await station.app.computeResults();
    const first = ready(station);
    const release = calculation.hold();
    await station.app.setExclusion(subject.id, 'withdrew');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ready(station)).toMatchObject({ isUpdating: true });
    expect(ready(station).results).toBe(first.results);
    await station.app.setExclusion(subject.id, undefined);
    await station.app.setExclusion(subject.id, 'moved away');
    release();
    const shown: string[] = [];
    for (let turn = 0; turn < 200; turn += 1) {
      const { results } = station.state();
      if (results.kind === 'ready' && !results.isUpdating) {
        const [standing] = results.results.flow.standings;
        shown.push(standing?.kind === 'excluded' ? standing.reason : (standing?.kind ?? 'none'));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(new Set(shown)).toEqual(new Set(['moved away']));
  });

  it('show new tables before their analyses, and the analyses of before only with their own tables', async () => {
    const { station, calculation, subject } = await opened('live-tables-first');
    await station.app.computeResults();
    const first = ready(station);
    const release = calculation.holdAnalyses();
    await station.app.setExclusion(subject.id, 'withdrew');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const between = ready(station);
    expect(between.results.flow.standings[0]?.kind).toBe('excluded');
    expect(between.analysesOf).toBe(first.results);
    expect(analysedReady(between)).toMatchObject({ isUpdating: true });
    expect(analysedReady(between).results).toBe(first.results);
    expect(analysedReady(between).analyses).toBe(first.analyses);
    // Newer tables do not wait for analyses that nobody will look at.
    await station.app.setExclusion(subject.id, undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ready(station).results.flow.standings[0]?.kind).toBe('incomplete');
    expect(ready(station).analysesOf).toBe(first.results);
    release();
    await settled(station);
    const last = ready(station);
    expect(last.analyses).not.toBe(first.analyses);
    expect(last.analysesOf).toBeUndefined();
    expect(analysedReady(last)).toBe(last);
  });

  it('of another choice are not shown with analyses of the choice before', async () => {
    const { station, calculation } = await opened('live-choice-whole');
    await station.app.computeResults();
    const first = ready(station);
    const release = calculation.holdAnalyses();
    const chosen = station.app.chooseResults({ ...studyChoice, preset: 'fixed-in-advance' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ready(station)).toMatchObject({ isUpdating: true, choice: first.choice });
    expect(ready(station).results).toBe(first.results);
    release();
    await chosen;
    expect(ready(station).choice.preset).toBe('fixed-in-advance');
    expect(ready(station).analysesOf).toBeUndefined();
  });

  it('are computed under the choice that was made last, and keep it when data change', async () => {
    const { station, subject } = await opened('live-choice');
    await station.app.computeResults();
    const choice = { ...studyChoice, preset: 'fixed-in-advance' as const };
    await station.app.chooseResults(choice);
    expect(ready(station).choice).toEqual(choice);
    await station.app.setExclusion(subject.id, 'withdrew');
    await settled(station);
    expect(ready(station).choice).toEqual(choice);
  });

  it('that cannot be computed are gone with a reason, and asking again starts anew with all data', async () => {
    const { station, calculation, subject } = await opened('live-broken');
    await station.app.computeResults();
    calculation.breakWith(new Error('The part of the program that computes stopped. Try again.'));
    await station.app.setExclusion(subject.id, 'withdrew');
    await settled(station);
    expect(station.state().results).toEqual({
      kind: 'failed',
      message: 'The part of the program that computes stopped. Try again.',
    });
    calculation.breakWith(undefined);
    calculation.told.length = 0;
    await station.app.computeResults();
    expect(ready(station).results.flow.standings[0]?.kind).toBe('excluded');
    expect(calculation.counts()).toEqual({ started: 2, ended: 1 });
    expect(calculation.told.some(({ project }) => project !== undefined)).toBe(true);
  });
});

describe('results that may not be seen', () => {
  it('are told nothing of: neither before unblinding nor to another person afterwards', async () => {
    const station = makeWorkstation({ databaseName: 'live-denied' });
    const calculation = watched();
    Object.assign(station.ports, { calculation: calculation.port });
    await station.app.newProject('Denied');
    await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
    await station.app.computeResults();
    const subject = present(station.state().open?.subjects[0], 'a subject');
    await station.app.setExclusion(subject.id, 'withdrew');
    await settled(station);
    expect(station.state().results).toMatchObject({ kind: 'denied', why: { kind: 'not-unblinded' } });
    expect(calculation.counts().started).toBe(0);
    expect(calculation.told).toEqual([]);

    await station.app.unblind('all signed');
    await settled(station);
    expect(station.state().results.kind).toBe('ready');
    calculation.told.length = 0;
    await station.app.choosePerson({ kind: 'observer', observerId: a });
    await station.app.setExclusion(subject.id, undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(station.state().results).toEqual({ kind: 'none' });
    expect(calculation.told).toEqual([]);
    expect(calculation.counts()).toEqual({ started: 1, ended: 1 });
  });

  it('nobody who never asked for results has any computed', async () => {
    const { station, calculation, subject } = await opened('live-silent');
    // The unblinding computed them once; another person begins anew.
    await station.app.choosePerson({ kind: 'researcher', observerId: a });
    calculation.told.length = 0;
    await station.app.setExclusion(subject.id, 'withdrew');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calculation.told).toEqual([]);
  });
});

describe('long work', () => {
  const curve = {
    outcome: Array.from({ length: 60 }, (_, index) => index % 2),
    values: Array.from({ length: 60 }, (_, index) => ((index * 37) % 23) + (index % 2) * 3),
    positiveIs: 'above',
  } as const;

  it('records its seed and samples, tells how far it is, and gives the same again', async () => {
    const { station } = await opened('live-bootstrap');
    await station.app.computeResults();
    const seen: number[] = [];
    const once = await station.app.bootstrapCutoff(curve, { seed: 7, replicates: 3000 }, ({ done }) => {
      seen.push(done);
    }).outcome;
    const again = await station.app.bootstrapCutoff(curve, { seed: 7, replicates: 3000 }, () => undefined)
      .outcome;
    expect(once).toMatchObject({ kind: 'done', value: { ok: true, value: { seed: 7, replicates: 3000 } } });
    expect(again).toEqual(once);
    expect(seen).toEqual([...seen].sort((x, y) => x - y));
  });

  it('that is cancelled stops and gives nothing', async () => {
    const { station } = await opened('live-cancel');
    await station.app.computeResults();
    let last = 0;
    const work = station.app.bootstrapCutoff(curve, { replicates: 1_000_000 }, ({ done }) => {
      last = done;
      work.cancel();
    });
    expect(await work.outcome).toEqual({ kind: 'cancelled' });
    const stoppedAt = last;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(last).toBe(stoppedAt);
    expect(stoppedAt).toBeLessThan(1_000_000);
  });

  it('without results to work on says so', async () => {
    const station = makeWorkstation({ databaseName: 'live-nothing' });
    await station.app.newProject('Nothing');
    const work = station.app.bootstrapCutoff(curve, {}, () => undefined);
    expect(await work.outcome).toMatchObject({ kind: 'failed' });
  });
});

describe('what is told of a reading', () => {
  it('holds measurements and no outline', async () => {
    const { createResultsFeed } = await import('../../../src/app/resultsFeed');
    const { station } = await opened('live-feed');
    const open = present(station.state().open, 'a project');
    const [reading] = bothReadings(makeSubject('S1'), [1000, 900], [400, 410]);
    const given: Reading = { ...present(reading, 'a reading'), id: readingId('r1') };
    const told: StudyDelta[] = [];
    const calculation = { change: async (delta: StudyDelta) => void told.push(delta) };
    const feed = createResultsFeed();
    const tell = () => feed.tell({ ...createDirectCalculation(async () => undefined), ...calculation }, open);
    feed.readAll([given]);
    await tell();
    const readings = told.flatMap((delta) => delta.readings ?? []);
    expect(readings).toHaveLength(1);
    for (const entry of Object.values(readings[0]?.entries ?? {})) {
      if (entry.kind !== 'roi') continue;
      expect(entry.roi.outlinePx).toEqual([]);
      expect(entry.measurement).toBe(
        Object.values(given.entries).find(
          (one) => one.kind === 'roi' && one.measurement === entry.measurement,
        ) && entry.measurement,
      );
    }
    told.length = 0;
    feed.readAll([{ ...given }]);
    await tell();
    expect(told.flatMap((delta) => delta.readings ?? [])).toEqual([]);
    feed.readAll([]);
    await tell();
    expect(told.flatMap((delta) => delta.removedReadings ?? [])).toEqual([given.id]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Calculation } from '../../../../src/analysis/live/calculation';
import { createDirectCalculation } from '../../../../src/analysis/live/directCalculation';
import { compareCases } from '../../../../src/app/agreement/compareCases';
import type { AppContext } from '../../../../src/app/context';
import { err, ok } from '../../../../src/base/result';
import type { CasesInput } from '../../../../src/domain/agreement/agreementCase';
import { observerId, type SubjectId } from '../../../../src/domain/ids';
import type { Reading } from '../../../../src/domain/reading/reading';
import { progressOf } from '../../../../src/domain/reading/readingProgress';
import type { Project } from '../../../../src/domain/study/project';
import type { AgreementState } from '../../../../src/state/agreementState';
import { createAppStore } from '../../../../src/state/createAppStore';
import type { OpenProject } from '../../../../src/state/openProject';
import { bothReadings } from '../../../support/fixtureStudy';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { makeProject, makeSubject } from '../../../support/studyFixtures';

const stations: TestWorkstation[] = [];
afterEach(() => {
  for (const station of stations.splice(0)) station.database.close();
});

interface Given {
  readonly project?: Partial<Project>;
  readonly count?: number;
  readonly isBlinded?: true;
  readonly change?: (reading: Reading, place: number) => Reading;
}

/** A study of several subjects, opened by the researcher, with a calculation whose questions are written down. */
async function opened(
  name: string,
  { project: overrides, count = 3, isBlinded, change = (one) => one }: Given = {},
) {
  const station = makeWorkstation({ databaseName: name });
  stations.push(station);
  const questions: CasesInput[] = [];
  let ended = 0;
  let cancelled = 0;
  let gate: Promise<void> | undefined;
  const start = async (): Promise<Calculation> => {
    const inner = createDirectCalculation(() => new Promise((resolve) => setTimeout(resolve)));
    return {
      ...inner,
      compareOutlines(question, onProgress) {
        questions.push(question);
        const work = inner.compareOutlines(question, onProgress);
        return {
          outcome: work.outcome.then(async (outcome) => {
            await gate;
            return outcome;
          }),
          cancel: () => {
            cancelled += 1;
            work.cancel();
          },
        };
      },
      end: () => {
        ended += 1;
      },
    };
  };
  Object.assign(station.ports, { calculation: { start } });
  const { unblinding, ...blinded } = makeProject(overrides);
  const project: Project = { ...blinded, ...(!isBlinded && unblinding && { unblinding }) };
  const subjects = Array.from({ length: count }, (_, at) => makeSubject(`S${at}`));
  const readings = subjects
    .flatMap((one) => bothReadings(one, [1000, 900], [400, 440]))
    .map((reading, place) => change(reading, place));
  const event = { act: 'other', detail: '' } as const;
  const saved = await station.ports.storage.save(project.id, { project, subjects, readings, event });
  if (!saved.ok) throw new Error(saved.error.message);
  await station.app.openProject(project.id);
  return {
    ...station,
    project,
    subjects,
    readings,
    questions,
    counts: () => ({ ended, cancelled }),
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
  };
}

function ready({ state }: TestWorkstation): Extract<AgreementState, { kind: 'ready' }> {
  const { agreement } = state();
  if (agreement.kind !== 'ready') throw new Error(`agreement is ${JSON.stringify(agreement)}`);
  return agreement;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('it never came');
}

describe('comparing the outlines of a study', () => {
  it('gives every target of every subject, by code, of the first two observers', async () => {
    const study = await opened('cases-all', { count: 12 });
    await study.app.compareCases();
    const { cases, raters } = ready(study);
    expect(raters.map((one) => [one.observerId, one.round])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect(cases).toHaveLength(12 * 4);
    expect(cases.map(({ code }) => code).filter((_, at) => at % 4 === 0)).toEqual(
      Array.from({ length: 12 }, (_, at) => `S${at}`),
    );
    // The fixture's observers draw the same triangle: B measures 20 mm² and 10 a.u. more.
    expect(cases[0]?.pair).toMatchObject({ kind: 'same-slice', dice: 1 });
    expect(cases[0]?.csaMm2).toEqual([940, 960]);
    expect(cases[0]?.si).toEqual([375, 385]);
  });

  it('asks the calculation in parts, and shows those that are done meanwhile', async () => {
    const study = await opened('cases-parts', { count: 120 });
    const open = study.hold();
    const asked = study.app.compareCases();
    await until(() => study.questions.length === 1);
    expect(study.state().agreement).toMatchObject({ kind: 'computing', done: 0, total: 120, cases: [] });
    open();
    await asked;
    expect(study.questions.map(({ subjects }) => subjects.length)).toEqual([50, 50, 20]);
    expect(ready(study).cases).toHaveLength(480);
    expect(study.counts().ended).toBe(1);
  });

  it('is at once there when it is asked for again', async () => {
    const study = await opened('cases-again');
    await study.app.compareCases();
    const first = ready(study).cases;
    await study.app.compareCases();
    expect(study.questions).toHaveLength(1);
    expect(ready(study).cases).toEqual(first);
  });

  it('is denied before the study is unblinded, and gives no case', async () => {
    const study = await opened('cases-blinded', { isBlinded: true });
    await study.app.compareCases();
    expect(study.state().agreement).toMatchObject({ kind: 'denied', why: { kind: 'not-unblinded' } });
    expect(study.questions).toEqual([]);
  });

  it('compares no reading that was signed after the unblinding', async () => {
    const study = await opened('cases-late', {
      change: (reading, place) =>
        place === 0 ? { ...reading, signedAtUtc: '2026-07-01T00:00:00Z' } : reading,
    });
    await study.app.compareCases();
    expect(ready(study).cases).toHaveLength(8);
  });

  it('says that a study with one observer has nobody to compare', async () => {
    const { protocol } = makeProject();
    const study = await opened('cases-single', {
      project: { protocol: { ...protocol, observers: protocol.observers.slice(0, 1) } },
    });
    await study.app.compareCases();
    expect(study.state().agreement).toEqual({ kind: 'one-observer' });
  });

  it('shows nothing to who signs in while it is computed, and stops', async () => {
    const study = await opened('cases-signin');
    const open = study.hold();
    const asked = study.app.compareCases();
    await until(() => study.questions.length === 1);
    const signedIn = study.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    await until(() => study.state().open?.person.kind === 'observer');
    expect(study.state().agreement).toEqual({ kind: 'none' });
    open();
    await Promise.all([asked, signedIn]);
    expect(study.state().agreement).toEqual({ kind: 'none' });
    expect(study.counts().cancelled).toBeGreaterThan(0);
    // An observer asks in vain.
    await study.app.compareCases();
    expect(study.state().agreement).toEqual({ kind: 'none' });
    expect(study.questions).toHaveLength(1);
  });

  it('is saved as a table with a row a case, and logged', async () => {
    const study = await opened('cases-csv');
    await study.app.saveCasesCsv();
    const saved = study.downloads.find(({ name }) => /-cases_log-.*\.csv$/.test(name));
    expect(String(saved?.content).trim().split('\r\n')).toHaveLength(1 + 3 * 4);
    expect(study.state().notices.map(({ kind }) => kind)).toContain('exported');
  });

  it('is not saved while the study is blinded', async () => {
    const study = await opened('cases-csv-blinded', { isBlinded: true });
    await study.app.saveCasesCsv();
    expect(study.downloads).toEqual([]);
    expect(study.state().notices.map(({ kind }) => kind)).toContain('export-refused');
  });

  it('begins when the Agreement tab is shown', async () => {
    const study = await opened('cases-tab');
    study.app.showTab('agreement');
    await until(() => study.state().agreement.kind === 'ready');
    expect(ready(study).cases).toHaveLength(12);
  });
});

/** The application as far as comparing asks for it: readings that a test can change, and who they were asked for. */
function comparing() {
  const subjects = ['S1', 'S2', 'S3'].map((code) => makeSubject(code));
  const readings = new Map(
    subjects.flatMap((one) => bothReadings(one, [1000, 900], [400, 440])).map((one) => [one.id, one]),
  );
  const project = makeProject({ kind: { kind: 'demo', seed: 1 } });
  const progress = () => [...readings.values()].map((one) => progressOf(one, project.protocol));
  const open = { project, subjects, images: new Map(), progress: progress(), person: { kind: 'researcher' } };
  const store = createAppStore({ open: open as unknown as OpenProject });
  const asked: (readonly SubjectId[])[] = [];
  const context = {
    store,
    keepListeners: new Set(),
    ports: {
      storage: {
        async loadReadingsOf(_id: unknown, ids: readonly SubjectId[]) {
          asked.push(ids);
          return ok([...readings.values()].filter(({ subjectId }) => ids.includes(subjectId)));
        },
      },
    },
  } as unknown as AppContext;
  const change = (reading: Reading): void => {
    readings.set(reading.id, reading);
    const now = store.getState().open;
    if (now) store.setState({ open: { ...now, progress: progress() } });
  };
  return { context, store, asked, subjects, readings, change };
}

describe('cases that were compared before', () => {
  it('are asked for again only of the subject whose reading changed', async () => {
    const { context, store, asked, subjects, readings, change } = comparing();
    await compareCases(context);
    expect(asked).toEqual([subjects.map(({ id }) => id)]);
    const [reading] = readings.values();
    if (!reading) throw new Error('no reading');
    change({
      ...reading,
      signedAtUtc: '2026-05-01T00:00:00Z',
      reopenings: [{ atUtc: '2026-04-30T00:00:00Z', reason: 'a slip' }],
    });
    await compareCases(context);
    expect(asked.slice(1)).toEqual([[reading.subjectId]]);
    const { agreement } = store.getState();
    // A reading that was opened again is no original any more.
    expect(agreement.kind === 'ready' && new Set(agreement.cases.map(({ subjectId }) => subjectId))).toEqual(
      new Set(subjects.slice(1).map(({ id }) => id)),
    );
  });

  it('are forgotten where the state of agreement was put away', async () => {
    const { context, store, asked } = comparing();
    await compareCases(context);
    store.setState({ agreement: { kind: 'none' } });
    await compareCases(context);
    expect(asked).toHaveLength(2);
  });

  it('go where somebody has a reading open', async () => {
    const { context, store, change, readings } = comparing();
    const { open } = store.getState();
    if (open) {
      store.setState({ open: { ...open, person: { kind: 'researcher', observerId: observerId('A') } } });
    }
    await compareCases(context);
    expect(store.getState().agreement.kind).toBe('ready');
    const [reading] = readings.values();
    if (!reading) throw new Error('no reading');
    const { signedAtUtc: _signed, ...again } = reading;
    change({ ...again, state: 'open' });
    expect(store.getState().agreement).toMatchObject({
      kind: 'denied',
      why: { kind: 'own-reading-open', observerId: 'A', openReadings: 1 },
    });
  });

  it('say that reading failed', async () => {
    const { context, store } = comparing();
    Object.assign(context.ports.storage, {
      loadReadingsOf: async () => err({ kind: 'unavailable', message: 'The disk is gone.' }),
    });
    await compareCases(context);
    expect(store.getState().agreement).toEqual({ kind: 'failed', message: 'The disk is gone.' });
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { emptyQuestion } from '../../../../src/app/archive/searchQuestion';
import { present } from '../../../../src/base/assert';
import { err, ok, type Result } from '../../../../src/base/result';
import type { ArchiveClient, ArchiveQuery } from '../../../../src/domain/archive/archiveClient';
import type { ArchiveFailure } from '../../../../src/domain/archive/archiveFailure';
import type { ArchiveStudy } from '../../../../src/domain/archive/archiveStudy';
import { observerId, studyInstanceUid } from '../../../../src/domain/ids';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';
import { phantomFiles } from '../../../support/phantomFiles';

type Page = Result<readonly ArchiveStudy[], ArchiveFailure>;

interface Question {
  readonly query: ArchiveQuery;
  readonly signal: AbortSignal;
  readonly answer: (page: Page) => void;
}

/** What the archive was asked, oldest first; the test answers. */
let questions: Question[];
let station: TestWorkstation;
let databases = 0;

const notAsked = () => Promise.reject(new Error('not asked for here'));

function client(address: string): ArchiveClient {
  return {
    address,
    searchStudies: (query, signal) =>
      new Promise<Page>((answer) => {
        questions.push({ query, signal, answer });
        signal.addEventListener('abort', () => answer(err({ kind: 'cancelled', message: '', attempts: 1 })));
      }),
    searchSeries: notAsked,
    searchInstances: notAsked,
    seriesMetadata: notAsked,
    instanceMetadata: notAsked,
    instance: notAsked,
    store: notAsked,
  };
}

const study = (number: number): ArchiveStudy => ({
  studyInstanceUid: studyInstanceUid(`1.2.${number}`),
  patientId: `P${number}`,
  patientName: `SECRET^Name${number}`,
  modalities: ['MR'],
});
const studies = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => study(from + at));

const found = () => station.state().archiveSearch;
const uids = () => {
  const now = found();
  return now.kind === 'none' ? [] : now.studies.map(({ studyInstanceUid: uid }) => uid);
};
const asked = (at: number) => present(questions[at], `question ${at}`);
/** The verbs load with the first that is asked for. */
const untilAsked = async (count: number) => {
  for (let wait = 0; questions.length < count && wait < 200; wait++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(questions).toHaveLength(count);
};
const named = (patientName: string) => ({ ...emptyQuestion, patientName });

beforeEach(async () => {
  questions = [];
  databases++;
  station = makeWorkstation({ databaseName: `search-archive-${databases}` });
  Object.assign(station.ports, { archive: { connect: async (address: string) => ok(client(address)) } });
  await station.app.connectArchive('/dicom-web', { kind: 'none' });
});

describe('searching an archive', () => {
  it('shows what is asked while it is asked, then what came', async () => {
    const search = station.app.searchArchive(named('kim'));
    await untilAsked(1);
    expect(found()).toMatchObject({
      kind: 'searching',
      address: '/dicom-web',
      question: { patientName: 'kim' },
    });
    expect(asked(0).query).toEqual({ patientName: '*kim*', modality: 'MR', limit: 200, offset: 0 });
    asked(0).answer(ok([study(1), study(2)]));
    // Two came of two hundred: one more is asked for, since archives may give fewer than they have.
    await untilAsked(2);
    expect(asked(1).query).toMatchObject({ patientName: '*kim*', limit: 1, offset: 2 });
    asked(1).answer(ok([]));
    await search;
    expect(found()).toMatchObject({ kind: 'found', hasMore: false });
    expect(uids()).toEqual(['1.2.1', '1.2.2']);
  });

  it('asks nothing with a question that cannot be asked', async () => {
    await station.app.searchArchive({ ...emptyQuestion, from: 'soon' });
    expect(questions).toHaveLength(0);
    expect(found().kind).toBe('none');
  });

  it('asks nothing while no archive is connected', async () => {
    station.app.disconnectArchive();
    await station.app.searchArchive(emptyQuestion);
    expect(questions).toHaveLength(0);
  });

  it('cancels the question before, whose answer is never shown', async () => {
    const first = station.app.searchArchive(named('kim'));
    await untilAsked(1);
    const second = station.app.searchArchive(named('lee'));
    await untilAsked(2);
    expect(asked(0).signal.aborted).toBe(true);
    asked(0).answer(ok(studies(0, 200)));
    await first;
    expect(found()).toMatchObject({ kind: 'searching', question: { patientName: 'lee' } });
    asked(1).answer(ok(studies(500, 700)));
    await second;
    expect(uids()).toHaveLength(200);
    expect(uids()[0]).toBe('1.2.500');
  });

  it('adds a page to those before, each study once', async () => {
    const search = station.app.searchArchive(emptyQuestion);
    await untilAsked(1);
    asked(0).answer(ok(studies(0, 200)));
    await search;
    expect(found()).toMatchObject({ kind: 'found', hasMore: true });
    const more = station.app.moreOfArchive();
    await untilAsked(2);
    expect(found()).toMatchObject({ kind: 'searching' });
    expect(uids()).toHaveLength(200);
    expect(asked(1).query).toMatchObject({ offset: 200 });
    asked(1).answer(ok(studies(190, 250)));
    await untilAsked(3);
    asked(2).answer(ok([study(999)]));
    await more;
    expect(uids()).toHaveLength(250);
    expect(found()).toMatchObject({ kind: 'found', hasMore: true });
  });

  it('has no more where an archive knows no pages and gives the same again', async () => {
    const search = station.app.searchArchive(emptyQuestion);
    await untilAsked(1);
    asked(0).answer(ok(studies(0, 300)));
    await search;
    expect(found()).toMatchObject({ kind: 'found', hasMore: true });
    const more = station.app.moreOfArchive();
    await untilAsked(2);
    asked(1).answer(ok(studies(0, 300)));
    await more;
    expect(found()).toMatchObject({ kind: 'found', hasMore: false });
    expect(uids()).toHaveLength(300);
  });

  it('keeps what came when the next page fails, and asks for that page again', async () => {
    const search = station.app.searchArchive(emptyQuestion);
    await untilAsked(1);
    asked(0).answer(ok(studies(0, 200)));
    await search;
    const more = station.app.moreOfArchive();
    await untilAsked(2);
    asked(1).answer(err({ kind: 'server', message: 'down', status: 503, attempts: 4 }));
    await more;
    expect(found()).toMatchObject({ kind: 'failed', why: { kind: 'server' } });
    expect(uids()).toHaveLength(200);
    const again = station.app.moreOfArchive();
    await untilAsked(3);
    expect(asked(2).query).toMatchObject({ offset: 200 });
    asked(2).answer(ok([]));
    await again;
    expect(found()).toMatchObject({ kind: 'found', hasMore: false });
  });

  it('is stopped by a person, and what came stays', async () => {
    const search = station.app.searchArchive(emptyQuestion);
    await untilAsked(1);
    asked(0).answer(ok(studies(0, 200)));
    await search;
    const more = station.app.moreOfArchive();
    await untilAsked(2);
    station.app.cancelArchiveSearch();
    await more;
    expect(asked(1).signal.aborted).toBe(true);
    expect(found()).toMatchObject({ kind: 'failed', why: { kind: 'cancelled' } });
    expect(uids()).toHaveLength(200);
  });

  it('puts everything away when the archive is left, or is another one', async () => {
    const search = station.app.searchArchive(emptyQuestion);
    await untilAsked(1);
    asked(0).answer(ok(studies(0, 200)));
    await search;
    await station.app.connectArchive('/other', { kind: 'none' });
    expect(found().kind).toBe('none');
    const other = station.app.searchArchive(emptyQuestion);
    await untilAsked(2);
    station.app.disconnectArchive();
    await other;
    expect(asked(1).signal.aborted).toBe(true);
    expect(found().kind).toBe('none');
  });
});

describe('an observer at the same page', () => {
  const observer = { kind: 'observer', observerId: observerId('A') } as const;

  /** Everything a screen, a notice or the log could show. */
  async function everything(): Promise<string> {
    const { database } = station;
    const kept = await Promise.all([database.audit.toArray(), database.projects.toArray()]);
    return JSON.stringify([station.state(), kept], (_key, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...value] : value,
    );
  }

  beforeEach(async () => {
    await station.app.newProject('Blind');
    await station.app.importImages({ kind: 'files', files: phantomFiles([0], false) });
    await station.app.dismissImport();
  });

  it('searches nothing, and is told that it is the researcher’s', async () => {
    await station.app.choosePerson(observer);
    await station.app.searchArchive(emptyQuestion);
    await station.app.moreOfArchive();
    expect(questions).toHaveLength(0);
    expect(found().kind).toBe('none');
    expect(station.state().notices.map(({ kind }) => kind)).toEqual(['researcher-only']);
  });

  it('sees nothing of what the researcher found', async () => {
    const search = station.app.searchArchive(named('secret'));
    await untilAsked(1);
    asked(0).answer(ok(studies(0, 200)));
    await search;
    expect(await everything()).toContain('SECRET^Name');
    await station.app.choosePerson(observer);
    expect(found().kind).toBe('none');
    expect(await everything()).not.toContain('SECRET');
    await station.app.moreOfArchive();
    expect(questions).toHaveLength(1);
  });

  it('never gets the answer to what the researcher asked', async () => {
    const search = station.app.searchArchive(emptyQuestion);
    await untilAsked(1);
    await station.app.choosePerson(observer);
    expect(asked(0).signal.aborted).toBe(true);
    asked(0).answer(ok(studies(0, 200)));
    await search;
    expect(found().kind).toBe('none');
    expect(await everything()).not.toContain('SECRET');
  });

  it('leaves nothing of a search in the log or in notices of the researcher', async () => {
    const search = station.app.searchArchive(named('secret'));
    await untilAsked(1);
    asked(0).answer(err({ kind: 'server', message: 'down', attempts: 4 }));
    await search;
    const { database } = station;
    expect(JSON.stringify(await database.audit.toArray())).not.toMatch(/secret|SECRET/);
    expect(station.state().notices).toEqual([]);
  });
});

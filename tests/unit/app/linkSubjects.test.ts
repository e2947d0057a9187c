import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import type { CatalogueSlice } from '../../../src/domain/catalogue/catalogue';
import { observerId } from '../../../src/domain/ids';
import type { IndexedImage } from '../../../src/domain/import/importOutcome';
import type { ReadingProgress } from '../../../src/domain/reading/readingProgress';
import { linkSuggestions } from '../../../src/domain/study/linkSuggestions';
import type { Subject } from '../../../src/domain/study/subject';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { day, makeReading } from '../../support/studyFixtures';
import { axialPlanes, type HeaderOptions, makeSeries } from '../domain/catalogue/makeHeader';

const files = { kind: 'files', files: [] } as const;

function study(date: string, options: HeaderOptions): CatalogueSlice[] {
  return makeSeries(axialPlanes(4), { study: `${options.patientId}.${date}`, date, ...options });
}

const images = [
  ...study('2023-03-01', { patientId: 'P-17', patientName: 'Doe^Jane' }),
  ...study('2023-12-01', { patientId: 'X-9', patientName: 'Pseudo^Nym' }),
  ...study('2024-06-01', { patientId: 'Z-1', patientName: 'Roe^Rita' }),
];

function indexed(slices: readonly CatalogueSlice[]): readonly IndexedImage[] {
  return slices.map(({ header, path }) => ({ header, location: { path, sizeBytes: 1 } }));
}

/** A study with three subjects, one imaging study each: S-001 before surgery, S-002 after it under a pseudonym. */
async function threeSubjects(databaseName: string) {
  const station = makeWorkstation({
    databaseName,
    images: {
      index: async () => ({ images: indexed(images), unused: [], directories: [], isCancelled: false }),
    },
  });
  await station.app.newProject('Linking');
  await station.app.importImages(files);
  expect(codes(station)).toEqual(['S-001', 'S-002', 'S-003']);
  return station;
}

function codes({ state }: TestWorkstation): readonly string[] {
  return present(state().open, 'the project').subjects.map(({ code }) => code);
}

function named({ state }: TestWorkstation, code: string): Subject {
  return present(
    state().open?.subjects.find((one) => one.code === code),
    code,
  );
}

/** The project as it is on disk, seen by another window. */
async function stored(station: TestWorkstation, databaseName: string): Promise<readonly Subject[]> {
  const later = makeWorkstation({ databaseName });
  await later.app.openProject(present(station.state().open, 'the project').project.id);
  return present(later.state().open, 'the project').subjects;
}

const link = (station: TestWorkstation, kept: string, other: string) =>
  station.app.linkSubjects(named(station, kept).id, named(station, other).id);

function begin(station: TestWorkstation, code: string, done: number): void {
  const open = present(station.state().open, 'the project');
  const reading: ReadingProgress = {
    subjectId: named(station, code).id,
    observerId: observerId('A'),
    round: 1,
    state: 'open',
    done,
    given: done,
  };
  // Nobody outlines on made-up headers: what is known of a begun reading is put in place.
  open.progress satisfies readonly ReadingProgress[];
  Object.assign(open, { progress: [...open.progress, reading] });
}

describe('linking two subjects', () => {
  it('brings the scans of both together, takes the row away, and is there after a reload', async () => {
    const station = await threeSubjects('link-kept');
    await station.app.setCovariates(named(station, 'S-001').id, { surgeryDate: day('2023-03-10') });
    expect(named(station, 'S-001').scans.followUp).toBeUndefined();
    expect(await link(station, 'S-001', 'S-002')).toEqual({ ok: true, value: undefined });
    expect(codes(station)).toEqual(['S-001', 'S-003']);
    // 2023-03-10 to 2023-12-01: 21 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 + 1 = 266 days.
    expect(named(station, 'S-001').scans.followUp).toMatchObject({
      studyDate: '2023-12-01',
      reason: { kind: 'last-after-surgery', daysAfter: 266 },
    });
    expect(await stored(station, 'link-kept')).toEqual(station.state().open?.subjects);
    const details = (await station.database.audit.toArray()).map(({ detail }) => detail);
    expect(details).toContainEqual(expect.stringMatching(/^linked as the same person: /));
  });

  it('holds when the same folder is read again', async () => {
    const station = await threeSubjects('link-again');
    await link(station, 'S-001', 'S-002');
    await station.app.importImages(files);
    expect(codes(station)).toEqual(['S-001', 'S-003']);
  });

  it('taken back gives both rows as they were', async () => {
    const station = await threeSubjects('link-back');
    const before = present(station.state().open, 'the project').subjects;
    await link(station, 'S-001', 'S-002');
    const key = present(named(station, 'S-001').linkedPatientKeys?.[0], 'the linked key');
    expect(await station.app.unlinkSubject(named(station, 'S-001').id, key)).toMatchObject({ ok: true });
    expect(station.state().open?.subjects).toEqual(before);
    expect(await stored(station, 'link-back')).toEqual(before);
  });

  it('is refused where the other one has a reading, and works the other way round', async () => {
    const station = await threeSubjects('link-read');
    begin(station, 'S-002', 0);
    expect(await link(station, 'S-001', 'S-002')).toEqual({
      ok: false,
      error: { kind: 'other-is-read', code: 'S-002' },
    });
    expect(codes(station)).toHaveLength(3);
    expect(await link(station, 'S-002', 'S-001')).toMatchObject({ ok: true });
  });

  it('is refused where a begun reading of the kept one would move to another scan', async () => {
    const station = await threeSubjects('link-moves');
    // S-001 and S-003 are one pair; S-002 would put a later study before surgery.
    await link(station, 'S-001', 'S-003');
    begin(station, 'S-001', 2);
    const earlier = await station.app.linkSubjects(named(station, 'S-001').id, named(station, 'S-002').id);
    // 2023-03-01 and 2024-06-01 stay earliest and latest with 2023-12-01 between them: nothing moves.
    expect(earlier).toMatchObject({ ok: true });
    const key = present(named(station, 'S-001').linkedPatientKeys?.[0], 'the key of S-003');
    expect(await station.app.unlinkSubject(named(station, 'S-001').id, key)).toEqual({
      ok: false,
      error: { kind: 'outlines-would-move', code: 'S-001' },
    });
    expect(codes(station)).toEqual(['S-001']);
  });

  it('asks which of two contradicting covariates holds', async () => {
    const station = await threeSubjects('link-conflict');
    const [kept, other] = [named(station, 'S-001'), named(station, 'S-002')];
    await station.app.setCovariates(kept.id, { sex: 'female', bmdTScore: -3 });
    await station.app.setCovariates(other.id, { sex: 'male' });
    expect(await link(station, 'S-001', 'S-002')).toEqual({
      ok: false,
      error: {
        kind: 'covariates-contradict',
        conflicts: [{ field: 'sex', kept: 'female', other: 'male' }],
      },
    });
    await station.app.linkSubjects(kept.id, other.id, { sex: 'other' });
    expect(named(station, 'S-001').covariates).toEqual({ sex: 'male', bmdTScore: -3 });
  });

  it('is refused in a project that keeps no dates: those of two subjects cannot be put in order', async () => {
    const station = await threeSubjects('link-dates');
    const open = present(station.state().open, 'the project');
    Object.assign(open, { project: { ...open.project, identity: 'removed' } });
    expect(await link(station, 'S-001', 'S-002')).toEqual({ ok: false, error: { kind: 'dates-not-kept' } });
  });

  it("is no observer's act", async () => {
    const station = await threeSubjects('link-observer');
    const [kept, other] = [named(station, 'S-001'), named(station, 'S-002')];
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(await station.app.linkSubjects(kept.id, other.id)).toEqual({
      ok: false,
      error: { kind: 'not-researcher' },
    });
  });

  it('the code that a link took in is free for nobody else', async () => {
    const station = await threeSubjects('link-code');
    await link(station, 'S-001', 'S-002');
    expect(await station.app.setCode(named(station, 'S-003').id, 'S-002')).toBe(false);
    expect(await station.app.setCode(named(station, 'S-003').id, 'S-004')).toBe(true);
  });

  it('stays when a backup from before it is opened', async () => {
    const station = await threeSubjects('link-then-backup');
    const { project } = present(station.state().open, 'the project');
    const before = await station.ports.storage.writeBundle(project.id, 'all');
    if (!before.ok) throw new Error(before.error.message);
    await link(station, 'S-001', 'S-002');
    expect(codes(station)).toEqual(['S-001', 'S-003']);
    const opened = await station.ports.storage.readBundle(before.value);
    expect(opened).toMatchObject({ ok: true, value: { subjectsAdded: 0 } });
    await station.app.openProject(project.id);
    expect(codes(station)).toEqual(['S-001', 'S-003']);
  });

  it('refuses a backup with a reading of the subject that was taken in, and says what to do', async () => {
    const station = await threeSubjects('link-then-reading');
    const { project } = present(station.state().open, 'the project');
    const before = await station.ports.storage.writeBundle(project.id, 'all');
    const elsewhere = makeWorkstation({ databaseName: 'link-then-reading-elsewhere' });
    if (!before.ok || !(await elsewhere.ports.storage.readBundle(before.value)).ok)
      throw new Error('no copy');
    const made = makeReading(named(station, 'S-002'), 'A', {
      preop: { right: [1, 1], left: [1, 1] },
      followUp: { right: [1, 1], left: [1, 1] },
    });
    await elsewhere.database.readings.put({ ...made, projectId: project.id, entries: {} });
    const theirs = await elsewhere.ports.storage.writeBundle(project.id, observerId('A'));
    if (!theirs.ok) throw new Error(theirs.error.message);
    await link(station, 'S-001', 'S-002');
    const opened = await station.ports.storage.readBundle(theirs.value);
    expect(opened.ok ? '' : opened.error.message).toContain('S-002, which was linked to S-001');
    expect(await station.database.readings.count()).toBe(0);
    await station.app.unlinkSubject(
      named(station, 'S-001').id,
      named(station, 'S-001').linkedPatientKeys?.[0] ?? '',
    );
    expect(await station.ports.storage.readBundle(theirs.value)).toMatchObject({
      ok: true,
      value: { readingsAdded: 1 },
    });
  });

  it('one that is linked to others cannot be taken in whole', async () => {
    const station = await threeSubjects('link-chain');
    await link(station, 'S-002', 'S-003');
    expect(await link(station, 'S-001', 'S-002')).toEqual({
      ok: false,
      error: { kind: 'other-has-links', code: 'S-002' },
    });
    expect(await link(station, 'S-002', 'S-001')).toMatchObject({ ok: true });
    expect(named(station, 'S-002').linkedPatientKeys).toHaveLength(2);
  });
});

describe('no, two people', () => {
  const two = [
    ...study('2023-03-01', { patientId: '4711', patientName: 'Doe^Jane' }),
    ...study('2023-12-01', { patientId: '4711', patientName: 'Roe^Rita' }),
  ];
  const suggested = ({ state }: TestWorkstation) => {
    const open = present(state().open, 'the project');
    return linkSuggestions(open.subjects, open.catalogue).length;
  };

  it('is kept over a reload, is logged, and can be taken back', async () => {
    const images = async () => ({
      images: indexed(two),
      unused: [],
      directories: [],
      isCancelled: false,
    });
    const station = makeWorkstation({ databaseName: 'two-people', images: { index: images } });
    await station.app.newProject('Two people');
    await station.app.importImages(files);
    expect(suggested(station)).toBe(1);
    const [a, b] = [named(station, 'S-001'), named(station, 'S-002')];
    await station.app.setTwoPeople(b.id, a.id, true);
    expect(suggested(station)).toBe(0);
    for (const one of await stored(station, 'two-people')) {
      expect(one.otherPeople).toEqual([one.id === a.id ? b.id : a.id]);
    }
    expect(await station.database.audit.toArray()).toContainEqual(
      expect.objectContaining({
        act: 'subject-changed',
        subjectId: b.id,
        detail: `found to be another person than: ${a.id}`,
      }),
    );
    // The same images again change nothing of it.
    await station.app.importImages(files);
    expect(suggested(station)).toBe(0);

    await station.app.setTwoPeople(a.id, b.id, false);
    expect(suggested(station)).toBe(1);
    for (const one of await stored(station, 'two-people')) expect(one).not.toHaveProperty('otherPeople');
  });
});

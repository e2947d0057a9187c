import { describe, expect, it } from 'vitest';
import type { CovariateDraft } from '../../../src/app/covariates';
import { present } from '../../../src/base/assert';
import { observerId } from '../../../src/domain/ids';
import { withCustomValue } from '../../../src/domain/study/changeCustomCovariates';
import type { CustomCovariate, CustomValue } from '../../../src/domain/study/customCovariate';
import { customValue } from '../../../src/domain/study/customValue';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';

const files = phantomFiles([0, 1], false);
const cement: CovariateDraft = { kind: 'number', name: 'Cement', unit: 'mL', tellsGroup: false };
const smoking: CovariateDraft = {
  kind: 'category',
  name: 'Smoking',
  tellsGroup: true,
  categories: [{ name: 'Never' }, { name: 'Former' }],
};

async function withTwoSubjects(databaseName: string): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName });
  await station.app.newProject('Covariates');
  await station.app.importImages({ kind: 'files', files });
  return station;
}

function openIn({ state }: TestWorkstation) {
  return present(state().open, 'the project');
}

function definitionsIn(station: TestWorkstation): readonly CustomCovariate[] {
  return openIn(station).project.customCovariates ?? [];
}

function named(station: TestWorkstation, name: string): CustomCovariate {
  return present(
    definitionsIn(station).find((one) => one.name === name),
    name,
  );
}

async function give(station: TestWorkstation, at: number, id: string, value: CustomValue): Promise<void> {
  const subject = present(openIn(station).subjects[at], 'a subject');
  await station.app.setCovariates(subject.id, withCustomValue(subject.covariates, id, value));
}

async function reloaded(station: TestWorkstation, databaseName: string): Promise<TestWorkstation> {
  const later = makeWorkstation({ databaseName });
  await later.app.openProject(openIn(station).project.id);
  return later;
}

async function acts({ database }: TestWorkstation): Promise<readonly string[]> {
  return (await database.audit.toArray()).map(({ detail, subjectId }) => `${detail}${subjectId ?? ''}`);
}

describe('covariates that the user adds', () => {
  it('are there after a reload, with every value, and the log says who got what', async () => {
    const station = await withTwoSubjects('covariates-kept');
    expect(await station.app.defineCovariate(cement)).toEqual({ ok: true, value: undefined });
    expect(await station.app.defineCovariate(smoking)).toEqual({ ok: true, value: undefined });
    const { id } = named(station, 'Cement');
    await give(station, 0, id, { kind: 'number', number: 4.5 });
    const later = await reloaded(station, 'covariates-kept');
    expect(definitionsIn(later)).toEqual(definitionsIn(station));
    expect(openIn(later).subjects.map((one) => customValue(one, id))).toEqual([
      { kind: 'number', number: 4.5 },
      undefined,
    ]);
    // Adding one is no amendment.
    expect(openIn(later).project.protocol.version).toBe(1);
    const subject = present(openIn(station).subjects[0], 'a subject');
    expect(await acts(station)).toEqual(
      expect.arrayContaining(['covariate added: Cement', 'covariate added: Smoking', subject.id]),
    );
  });

  it('are refused with the reason where they cannot be', async () => {
    const { app } = await withTwoSubjects('covariates-refused');
    await app.defineCovariate(cement);
    expect(await app.defineCovariate({ ...cement, name: ' cement' })).toEqual({
      ok: false,
      error: { kind: 'cannot-be', problem: { kind: 'name-taken', name: 'cement' } },
    });
    expect(await app.defineCovariate({ ...cement, id: 'nobody' })).toEqual({
      ok: false,
      error: { kind: 'gone' },
    });
    expect(await app.removeCovariate('nobody')).toEqual({ ok: false, error: { kind: 'gone' } });
  });

  it('ask before values go, and then keep none of them', async () => {
    const name = 'covariates-gone';
    const station = await withTwoSubjects(name);
    await station.app.defineCovariate(cement);
    const { id } = named(station, 'Cement');
    await give(station, 0, id, { kind: 'number', number: 4.567_89 });
    await give(station, 1, id, { kind: 'number', number: 2 });
    expect(await station.app.removeCovariate(id)).toEqual({
      ok: false,
      error: { kind: 'values-would-go', subjects: 2 },
    });
    expect(definitionsIn(station)).toHaveLength(1);
    expect(await station.app.removeCovariate(id, true)).toEqual({ ok: true, value: undefined });
    for (const one of [station, await reloaded(station, name)]) {
      expect(definitionsIn(one)).toEqual([]);
      expect(JSON.stringify(openIn(one).subjects)).not.toContain('4.56789');
    }
    expect(await acts(station)).toContain('covariate removed with values of 2 subjects: Cement');
  });

  it('without a value are removed without a question', async () => {
    const station = await withTwoSubjects('covariates-empty');
    await station.app.defineCovariate(cement);
    expect((await station.app.removeCovariate(named(station, 'Cement').id)).ok).toBe(true);
  });

  it('keep ids and values when renamed; a category that goes, or another unit, is asked about', async () => {
    const station = await withTwoSubjects('covariates-renamed');
    await station.app.defineCovariate(cement);
    await station.app.defineCovariate(smoking);
    const tobacco = named(station, 'Smoking');
    if (tobacco.kind !== 'category') throw new Error('a category');
    const [never, former] = tobacco.categories;
    const categoryId = present(former, 'former').id;
    const volume = named(station, 'Cement');
    await give(station, 0, tobacco.id, { kind: 'category', categoryId });
    await give(station, 0, volume.id, { kind: 'number', number: 4 });

    const renamed = [present(never, 'never'), { id: categoryId, name: 'Ex-smoker' }, { name: 'Now' }];
    expect((await station.app.defineCovariate({ ...smoking, id: tobacco.id, categories: renamed })).ok).toBe(
      true,
    );
    const subject = () => present(openIn(station).subjects[0], 'a subject');
    expect(customValue(subject(), tobacco.id)).toEqual({ kind: 'category', categoryId });

    const fewer = [renamed[0], renamed[2]].map((one) => present(one, 'a category'));
    const cut = { ...smoking, id: tobacco.id, categories: fewer };
    expect(await station.app.defineCovariate(cut)).toEqual({
      ok: false,
      error: { kind: 'values-would-go', subjects: 1 },
    });
    expect((await station.app.defineCovariate(cut, true)).ok).toBe(true);
    expect(customValue(subject(), tobacco.id)).toBeUndefined();

    const inCubic = { ...cement, id: volume.id, unit: 'cm³' };
    expect(await station.app.defineCovariate(inCubic)).toEqual({
      ok: false,
      error: { kind: 'other-unit', subjects: 1 },
    });
    expect((await station.app.defineCovariate(inCubic, true)).ok).toBe(true);
    expect(customValue(subject(), volume.id)).toEqual({ kind: 'number', number: 4 });
  });

  it('are nothing that an observer adds, changes, removes or fills in', async () => {
    const station = await withTwoSubjects('covariates-observer');
    await station.app.defineCovariate(cement);
    const { id } = named(station, 'Cement');
    await give(station, 0, id, { kind: 'number', number: 4 });
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    const before = openIn(station);
    const refusal = { ok: false, error: { kind: 'not-researcher' } };
    expect(await station.app.defineCovariate(smoking)).toEqual(refusal);
    expect(await station.app.defineCovariate({ ...cement, id, name: 'X' })).toEqual(refusal);
    expect(await station.app.removeCovariate(id, true)).toEqual(refusal);
    await give(station, 0, id, { kind: 'number', number: 5 });
    expect(openIn(station).project.customCovariates).toEqual(before.project.customCovariates);
    expect(openIn(station).subjects).toEqual(before.subjects);
  });
});

describe('two windows on one project', () => {
  it('a window that was open before does not undo what another one added', async () => {
    const name = 'covariates-two-windows';
    const first = await withTwoSubjects(name);
    const second = await reloaded(first, name);
    await second.app.defineCovariate(cement);
    // Writes the project as the first window knows it.
    await first.app.backUp();
    await first.app.defineCovariate(smoking);
    const later = await reloaded(first, name);
    expect(definitionsIn(later).map((one) => one.name)).toEqual(['Cement', 'Smoking']);
  });

  it('a value of a covariate that another window removed is not saved, and it is said', async () => {
    const name = 'covariates-removed-elsewhere';
    const first = await withTwoSubjects(name);
    await first.app.defineCovariate(cement);
    const { id } = named(first, 'Cement');
    const second = await reloaded(first, name);
    await second.app.removeCovariate(id);
    await give(first, 0, id, { kind: 'number', number: 4 });
    expect(first.state().save).toMatchObject({
      kind: 'not-saved',
      message: expect.stringContaining('removed in another window'),
    });
    const later = await reloaded(second, name);
    expect(openIn(later).subjects.some((one) => one.covariates.custom)).toBe(false);
  });
});

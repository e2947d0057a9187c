import { beforeEach, describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { observerId } from '../../../src/domain/ids';
import type { Covariates } from '../../../src/domain/study/subject';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { day, makeSubject } from '../../support/studyFixtures';

let station: TestWorkstation;
let made = 0;

const open = () => present(station.state().open, 'an open project');
const covariatesOf = (code: string): Covariates =>
  present(
    open().subjects.find((one) => one.code === code),
    code,
  ).covariates;
const idOf = (code: string) =>
  present(
    open().subjects.find((one) => one.code === code),
    code,
  ).id;

beforeEach(async () => {
  made += 1;
  station = makeWorkstation({ databaseName: `covariate-table-${made}` });
  await station.app.newProject('Covariates');
  const projectId = open().project.id;
  const subjects = ['S-001', 'S-002'].map((code) => {
    return { ...makeSubject(code), projectId, covariates: { ageYears: 70 } };
  });
  await station.ports.storage.save(projectId, { subjects, event: { act: 'other', detail: '' } });
  await station.app.openProject(projectId);
});

async function stored(code: string): Promise<Covariates | undefined> {
  const loaded = await station.ports.storage.loadSubjects(open().project.id);
  return loaded.ok ? loaded.value?.subjects.find((one) => one.code === code)?.covariates : undefined;
}

describe('an act on covariates', () => {
  const twoChanges = () => ({
    kind: 'imported' as const,
    changes: [
      { id: idOf('S-001'), covariates: { ageYears: 71, level: 'L1' } },
      { id: idOf('S-002'), covariates: { ageYears: 70, sex: 'male' as const } },
    ],
    definitions: [],
  });

  it('is one change of what is stored, and is undone and done again as a whole', async () => {
    expect(await station.app.changeCovariates(twoChanges())).toEqual({ values: 3, subjects: 2, kept: 0 });
    expect(await stored('S-001')).toEqual({ ageYears: 71, level: 'L1' });
    expect(await station.app.undoCovariates()).toEqual({ values: 3, subjects: 2, kept: 0 });
    expect(await stored('S-001')).toEqual({ ageYears: 70 });
    expect(await stored('S-002')).toEqual({ ageYears: 70 });
    expect((await station.app.redoCovariates()).values).toBe(3);
    expect(await stored('S-002')).toEqual({ ageYears: 70, sex: 'male' });
  });

  it('adds an answer to a category of the project, and takes it away again where nobody else has it', async () => {
    const smoking = {
      id: 'smoking',
      name: 'Smoking',
      kind: 'category' as const,
      categories: [{ id: 'never', name: 'never' }],
    };
    await station.app.changeCovariates({ kind: 'imported', changes: [], definitions: [smoking] });
    const more = { ...smoking, categories: [...smoking.categories, { id: 'now', name: 'now' }] };
    const custom = { smoking: { kind: 'category' as const, categoryId: 'now' } };
    const now = { ageYears: 70, custom };
    await station.app.changeCovariates({
      kind: 'imported',
      changes: [{ id: idOf('S-001'), covariates: now }],
      definitions: [more],
    });
    expect(open().project.customCovariates).toEqual([more]);
    expect(await stored('S-001')).toEqual(now);
    await station.app.undoCovariates();
    expect(open().project.customCovariates).toEqual([smoking]);
    expect(await stored('S-001')).toEqual({ ageYears: 70 });
    await station.app.redoCovariates();
    expect(open().project.customCovariates).toEqual([more]);
    // Somebody else has it now: it stays.
    await station.app.setCovariates(idOf('S-002'), now);
    await station.app.undoCovariates();
    expect(open().project.customCovariates).toEqual([more]);
    expect(covariatesOf('S-002')).toEqual(now);
  });

  it('leaves what was changed since when it is undone, and says of how many cells', async () => {
    await station.app.changeCovariates(twoChanges());
    await station.app.setCovariates(idOf('S-001'), { ageYears: 80, level: 'L1' });
    expect(await station.app.undoCovariates()).toEqual({ values: 2, subjects: 2, kept: 1 });
    expect(covariatesOf('S-001')).toEqual({ ageYears: 80 });
  });

  it('takes the covariates that it added away again, unless somebody else has a value', async () => {
    const custom = { id: 'cement', name: 'Cement', kind: 'number' as const };
    const act = {
      kind: 'imported' as const,
      changes: [
        {
          id: idOf('S-001'),
          covariates: { ageYears: 70, custom: { cement: { kind: 'number' as const, number: 4.5 } } },
        },
      ],
      definitions: [custom],
    };
    await station.app.changeCovariates(act);
    expect(open().project.customCovariates).toEqual([custom]);
    await station.app.undoCovariates();
    expect(open().project.customCovariates).toBeUndefined();
    expect(covariatesOf('S-001')).toEqual({ ageYears: 70 });
    await station.app.redoCovariates();
    await station.app.setCovariates(idOf('S-002'), { custom: { cement: { kind: 'number', number: 3 } } });
    await station.app.undoCovariates();
    expect(open().project.customCovariates).toEqual([custom]);
    expect(covariatesOf('S-001')).toEqual({ ageYears: 70 });
  });

  it('changes nothing that tells the group for a researcher who still reads', async () => {
    const refracture = { kind: 'confirmed' as const, events: [{ date: day('2021-01-01'), levels: ['L1'] }] };
    const act = () => ({
      kind: 'imported' as const,
      changes: [{ id: idOf('S-001'), covariates: { ageYears: 71, refracture } }],
      definitions: [],
    });
    await station.app.choosePerson({ kind: 'researcher', observerId: observerId('A') });
    expect((await station.app.changeCovariates(act())).values).toBe(1);
    expect(await stored('S-001')).toEqual({ ageYears: 71 });
    await station.app.saveCovariates('values');
    expect(String(station.downloads[0]?.content)).not.toContain('refracture');
    // The same person without a part in the readings may know it.
    await station.app.choosePerson({ kind: 'researcher' });
    await station.app.changeCovariates(act());
    expect(await stored('S-001')).toEqual({ ageYears: 71, refracture });
  });

  it('is no observer’s', async () => {
    await station.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    expect(await station.app.changeCovariates({ kind: 'edited', changes: [], definitions: [] })).toEqual({
      values: 0,
      subjects: 0,
      kept: 0,
    });
    await station.app.saveCovariates('values');
    expect(station.downloads).toEqual([]);
  });
});

it('the table is saved with its values and without', async () => {
  await station.app.saveCovariates('values');
  await station.app.saveCovariates('template');
  const lines = station.downloads.map(({ content }) => String(content).split('\r\n'));
  const head =
    '\uFEFFsubject,sex,age_years,bmi_kg_per_m2,bmd_t_score,level,surgery_date,second_surgery_date,refracture,refracture_date,refracture_levels';
  expect(lines).toEqual([
    [head, 'S-001,,70,,,,,,,,', 'S-002,,70,,,,,,,,', ''],
    [head, 'S-001,,,,,,,,,,', 'S-002,,,,,,,,,,', ''],
  ]);
});

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { CustomCovariate } from '../../../../src/domain/study/customCovariate';
import { customValue } from '../../../../src/domain/study/customValue';
import { createStorage } from '../../../../src/io/storage/createStorage';
import { Database } from '../../../../src/io/storage/database';
import { asFirstContent, packFirst } from '../../../support/bundles';
import { fixtureProjectId, makeProject, makeSubject } from '../../../support/studyFixtures';

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
const definitions: readonly CustomCovariate[] = [
  { id: 'c', name: 'Cement', kind: 'number', unit: 'mL' },
  {
    id: 's',
    name: 'Smoking',
    kind: 'category',
    categories: [
      { id: 'n', name: 'Never' },
      { id: 'f', name: 'Former' },
    ],
  },
];
const subject = makeSubject('S-001', { covariates: { custom: { c: { kind: 'number', number: 4.5 } } } });
let databases = 0;

function newStorage() {
  databases += 1;
  return createStorage(nowUtc, new Database(`custom-covariates-${databases}`));
}

async function filled() {
  const storage = newStorage();
  const project = makeProject({ customCovariates: definitions });
  await storage.save(fixtureProjectId, { project, subjects: [subject], event });
  return storage;
}

/** The bundle with its text changed, as somebody with an editor could. */
async function changed(from: string, to: string): Promise<Uint8Array> {
  const bundle = await (await filled()).writeBundle(fixtureProjectId, 'all');
  if (!bundle.ok) throw new Error(bundle.error.message);
  const text = JSON.stringify(asFirstContent(bundle.value, 'all'));
  expect(text).toContain(from);
  return packFirst(text.replace(from, to));
}

describe('a bundle with covariates that the user added', () => {
  const value = '"custom":{"c":{"kind":"number","number":4.5}}';
  it.each([
    ['a value of nothing', value, '"custom":{"x":{"kind":"number","number":4.5}}'],
    ['a value of another kind', value, '"custom":{"s":{"kind":"number","number":4.5}}'],
    ['a category that is not there', value, '"custom":{"s":{"kind":"category","categoryId":"x"}}'],
    ['a number that is a text', value, '"custom":{"c":{"kind":"number","number":"4.5"}}'],
    ['a number without end', value, '"custom":{"c":{"kind":"number","number":1e999}}'],
    ['a date that is none', value, '"custom":{"c":{"kind":"date","date":"2021-02-30"}}'],
    ['a definition twice', '"id":"s","name":"Smoking"', '"id":"c","name":"Smoking"'],
    ['a category twice', '"id":"f","name":"Former"', '"id":"n","name":"Former"'],
    ['a name without end', 'Cement', 'x'.repeat(101)],
  ])('is refused for %s, and nothing is kept', async (_what, from, to) => {
    const storage = newStorage();
    expect(await storage.readBundle(await changed(from, to))).toMatchObject({
      ok: false,
      error: { kind: 'damaged' },
    });
    expect(await storage.listProjects()).toEqual({ ok: true, value: [] });
  });

  it('gives no object a value under a key that objects have of themselves', async () => {
    const storage = newStorage();
    const hostile = '"custom":{"__proto__":{"kind":"number","number":4.5}}';
    expect((await storage.readBundle(await changed(value, hostile))).ok).toBe(true);
    const loaded = await storage.loadProject(fixtureProjectId);
    const [here] = loaded.ok ? (loaded.value?.subjects ?? []) : [];
    expect(customValue(present(here, 'the subject'), '__proto__')).toBeUndefined();
    expect(Reflect.get({}, 'kind')).toBeUndefined();
  });

  it('is refused where the covariate here is of another kind', async () => {
    const storage = newStorage();
    const project = makeProject({ customCovariates: [{ id: 'c', name: 'Cement', kind: 'date' }] });
    await storage.save(fixtureProjectId, { project, event });
    expect(await storage.readBundle(await changed('Cement', 'Cement'))).toMatchObject({
      ok: false,
      error: { message: 'The bundle gives a covariate here another kind.' },
    });
  });

  it('without any is one of an earlier version, and is read as before', async () => {
    const storage = newStorage();
    const old = newStorage();
    await old.save(fixtureProjectId, { project: makeProject(), subjects: [makeSubject('S-001')], event });
    const bundle = await old.writeBundle(fixtureProjectId, 'all');
    expect(bundle.ok && (await storage.readBundle(bundle.value)).ok).toBe(true);
    const loaded = await storage.loadProject(fixtureProjectId);
    expect(loaded.ok && loaded.value?.project).not.toHaveProperty('customCovariates');
  });

  it('that is older than a removal does not bring back what was removed', async () => {
    const storage = await filled();
    const before = await storage.writeBundle(fixtureProjectId, 'all');
    await storage.save(fixtureProjectId, { customCovariates: [{ kind: 'remove', id: 'c' }], event });
    expect(before.ok && (await storage.readBundle(before.value)).ok).toBe(true);
    const loaded = await storage.loadProject(fixtureProjectId);
    const here = present(loaded.ok ? loaded.value : undefined, 'the project');
    expect(here.project.customCovariates?.map(({ id }) => id)).toEqual(['s']);
    expect(here.subjects[0]?.covariates).not.toHaveProperty('custom');
  });
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutStrayValues } from '../../src/domain/study/changeCustomCovariates';
import type { CustomCovariate, CustomValue, CustomValues } from '../../src/domain/study/customCovariate';
import type { Subject } from '../../src/domain/study/subject';
import { createStorage } from '../../src/io/storage/createStorage';
import { Database } from '../../src/io/storage/database';
import { asFirstContent, packFirst } from '../support/bundles';
import { day, fixtureProjectId, makeProject, makeSubject } from '../support/studyFixtures';

/* Whatever is added comes back to the bit, from the database, through a bundle, and in a project that has another set. */

const nowUtc = () => '2026-11-23T12:00:00.000Z';
const event = { act: 'other', detail: '' } as const;
let databases = 0;

function newStorage() {
  databases += 1;
  return createStorage(nowUtc, new Database(`custom-${databases}`));
}

const id = fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,11}$/);
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((one) => one.length <= 60 && !/\p{Surrogate}/u.test(one));
/** JSON has no negative zero, which is zero. */
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (Object.is(value, -0) ? 0 : value));

const definition: fc.Arbitrary<CustomCovariate> = fc.oneof(
  fc
    .tuple(
      id,
      text,
      fc.option(text, { nil: undefined }),
      fc.option(fc.tuple(number, number), { nil: undefined }),
    )
    .map(([one, name, unit, limits]): CustomCovariate => {
      const range = limits && { from: Math.min(...limits), to: Math.max(...limits) };
      const isLong = (unit ?? '').length > 20;
      return { id: one, name, kind: 'number', ...(unit && !isLong && { unit }), ...(range && { range }) };
    }),
  fc
    .tuple(
      id,
      text,
      fc.uniqueArray(fc.record({ id, name: text }), {
        minLength: 2,
        maxLength: 5,
        selector: (one) => one.id,
      }),
    )
    .map(([one, name, categories]): CustomCovariate => ({ id: one, name, kind: 'category', categories })),
  fc.tuple(id, text, fc.boolean()).map(
    ([one, name, tells]): CustomCovariate => ({
      id: one,
      name,
      kind: 'date',
      ...(tells && { tellsGroup: true }),
    }),
  ),
);

function anyValue(covariate: CustomCovariate): fc.Arbitrary<CustomValue | undefined> {
  switch (covariate.kind) {
    case 'number':
      return fc.option(
        number.map((one): CustomValue => ({ kind: 'number', number: one })),
        { nil: undefined },
      );
    case 'category':
      return fc.option(
        fc
          .constantFrom(...covariate.categories)
          .map((one): CustomValue => ({ kind: 'category', categoryId: one.id })),
        { nil: undefined },
      );
    case 'date':
      return fc.option(
        fc
          .constantFrom('1800-01-01', '1799-12-24', '2024-02-29')
          .map((one): CustomValue => ({ kind: 'date', date: day(one) })),
        { nil: undefined },
      );
  }
}

const codes = ['S-001', 'S-002', 'S-003'];

const study = fc
  .uniqueArray(definition, { maxLength: 5, selector: (one) => one.id })
  .chain((definitions) =>
    fc.tuple(
      fc.constant(definitions),
      fc.array(fc.tuple(...definitions.map(anyValue)), { minLength: 3, maxLength: 3 }),
    ),
  )
  .map(([definitions, rows]) => ({
    definitions,
    subjects: codes.map((code, at): Subject => {
      const custom: CustomValues = Object.fromEntries(
        definitions.flatMap((one, place) => {
          const value = rows[at]?.[place];
          return value ? [[one.id, value] as const] : [];
        }),
      );
      return makeSubject(code, {
        covariates: Object.keys(custom).length > 0 ? { custom } : {},
      });
    }),
  }));

async function loaded(storage: ReturnType<typeof newStorage>) {
  const project = await storage.loadProject(fixtureProjectId);
  if (!project.ok || !project.value) throw new Error('the project');
  return project.value;
}

describe('covariates that the user added', () => {
  it('come back to the last bit, from the database and through a bundle', async () => {
    await fc.assert(
      fc.asyncProperty(study, async ({ definitions, subjects }) => {
        const storage = newStorage();
        const project = makeProject(definitions.length > 0 ? { customCovariates: definitions } : {});
        await storage.save(fixtureProjectId, { project, subjects, event });
        const bundle = await storage.writeBundle(fixtureProjectId, 'all');
        if (!bundle.ok) throw new Error(bundle.error.message);
        const other = newStorage();
        const taken = await other.readBundle(bundle.value);
        if (!taken.ok) throw new Error(taken.error.message);
        for (const one of [await loaded(storage), await loaded(other)]) {
          expect(one.project.customCovariates ?? []).toEqual(definitions);
          expect(one.subjects).toEqual(subjects);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of subjects that a bundle adds come with them, and no value is ever without its definition', async () => {
    await fc.assert(
      fc.asyncProperty(study, fc.nat(3), async ({ definitions, subjects }, known) => {
        const storage = newStorage();
        const project = makeProject(definitions.length > 0 ? { customCovariates: definitions } : {});
        await storage.save(fixtureProjectId, { project, subjects, event });
        const bundle = await storage.writeBundle(fixtureProjectId, 'all');
        if (!bundle.ok) throw new Error(bundle.error.message);
        // The same project elsewhere, with some of the subjects and none of the covariates.
        const other = newStorage();
        const bare = subjects.slice(0, known).map((one) => withoutStrayValues(one, []));
        await other.save(fixtureProjectId, { project: makeProject(), subjects: bare, event });
        for (let time = 0; time < 2; time += 1) {
          // As an earlier version wrote it: what is here and differs is no conflict then, and stays.
          const taken = await other.readBundle(packFirst(asFirstContent(bundle.value, 'all')));
          if (!taken.ok) throw new Error(taken.error.message);
        }
        const here = await loaded(other);
        expect(here.subjects).toEqual([...bare, ...subjects.slice(known)]);
        const ids = new Set((here.project.customCovariates ?? []).map((one) => one.id));
        const used = subjects.slice(known).flatMap((one) => Object.keys(one.covariates.custom ?? {}));
        expect(ids).toEqual(new Set(used));
        // What is there can be written and read again.
        const again = await other.writeBundle(fixtureProjectId, 'all');
        expect(again.ok && (await newStorage().readBundle(again.value)).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('that are removed leave no value in the database, whoever had one', async () => {
    await fc.assert(
      fc.asyncProperty(study, fc.nat(4), async ({ definitions, subjects }, which) => {
        const gone = definitions[which % Math.max(1, definitions.length)];
        fc.pre(gone !== undefined);
        const storage = newStorage();
        await storage.save(fixtureProjectId, {
          project: makeProject({ customCovariates: definitions }),
          subjects,
          event,
        });
        await storage.save(fixtureProjectId, {
          customCovariates: [{ kind: 'remove', id: gone?.id ?? '' }],
          event,
        });
        const here = await loaded(storage);
        expect(here.project.customCovariates ?? []).toEqual(definitions.filter((one) => one !== gone));
        for (const one of here.subjects) {
          expect(Object.keys(one.covariates.custom ?? {})).not.toContain(gone?.id);
        }
        expect(here.subjects.map((one) => one.covariates.surgeryDate)).toEqual(
          subjects.map((one) => one.covariates.surgeryDate),
        );
      }),
      { numRuns: 40 },
    );
  });
});

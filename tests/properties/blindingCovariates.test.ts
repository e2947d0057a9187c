import { MantineProvider } from '@mantine/core';
import fc from 'fast-check';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { CovariateDraft } from '../../src/app/covariates';
import { present } from '../../src/base/assert';
import { observerId } from '../../src/domain/ids';
import { withCustomValue } from '../../src/domain/study/changeCustomCovariates';
import type { CustomCovariate, CustomValue } from '../../src/domain/study/customCovariate';
import { createAppStore } from '../../src/state/createAppStore';
import { WorkstationContext } from '../../src/ui/AppContext';
import { CohortScreen } from '../../src/ui/cohort/CohortScreen';
import { CovariatesForm } from '../../src/ui/cohort/CovariatesForm';
import { ProtocolScreen } from '../../src/ui/protocol/ProtocolScreen';
import { ReadScreen } from '../../src/ui/read/ReadScreen';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';
import { phantomFiles } from '../support/phantomFiles';
import { day } from '../support/studyFixtures';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

/*
 * Whatever covariates the user adds and fills in: no screen and no file of an observer has a name or a value of them, and
 * a researcher who still reads sees none that tells the group.
 */

const files = phantomFiles([0], false);
/** Every name, unit, category and value holds it, or is one of the two below. */
const secret = 'SECRET';
const secretNumber = 271.828_18;
const secretDate = day('2031-07-19');
const secrets = /SECRET|271\.82818|2031-07-19/;

const draft: fc.Arbitrary<(at: number) => CovariateDraft> = fc
  .record({
    kind: fc.constantFrom('number' as const, 'category' as const, 'date' as const),
    tells: fc.boolean(),
  })
  .map(({ kind, tells }) => (at) => {
    const named = { name: `${secret} ${at}`, tellsGroup: tells };
    if (kind === 'number') return { ...named, kind, unit: secret };
    if (kind === 'date') return { ...named, kind };
    return { ...named, kind, categories: [{ name: `${secret} yes` }, { name: `${secret} no` }] };
  });

function secretValue(covariate: CustomCovariate): CustomValue {
  switch (covariate.kind) {
    case 'number':
      return { kind: 'number', number: secretNumber };
    case 'category':
      return { kind: 'category', categoryId: present(covariate.categories[0], 'a category').id };
    case 'date':
      return { kind: 'date', date: secretDate };
  }
}

function openIn({ state }: TestWorkstation) {
  return present(state().open, 'the project');
}

function drawn(station: TestWorkstation, screen: FunctionComponent): string {
  const store = createAppStore(station.state());
  const value = { store, app: station.app, loadPanes: () => new Promise<never>(() => undefined) };
  return renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(WorkstationContext.Provider, { value }, createElement(screen)),
    ),
  ).replace(/<style[^>]*>.*?<\/style>/gs, '');
}

let run = 0;

async function withCovariates(drafts: readonly ((at: number) => CovariateDraft)[]): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: `blind-covariates-${run++}-${Math.random()}` });
  await station.app.newProject('Blind');
  await station.app.importImages({ kind: 'files', files });
  for (const [at, make] of drafts.entries()) await station.app.defineCovariate(make(at));
  for (const covariate of openIn(station).project.customCovariates ?? []) {
    const subject = present(openIn(station).subjects[0], 'a subject');
    const covariates = withCustomValue(subject.covariates, covariate.id, secretValue(covariate));
    await station.app.setCovariates(subject.id, covariates);
  }
  expect(openIn(station).project.customCovariates).toHaveLength(drafts.length);
  return station;
}

describe('covariates that the user added, blinded', () => {
  it('stand on no screen and in no file of an observer, who cannot change them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 4 }), async (drafts) => {
        const station = await withCovariates(drafts);
        const { app } = station;
        await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
        const subject = present(openIn(station).subjects[0], 'a subject');
        const before = JSON.stringify([openIn(station).project.customCovariates, openIn(station).subjects]);
        const [first] = openIn(station).project.customCovariates ?? [];
        const screens: string[] = [CohortScreen, ProtocolScreen].map((screen) => drawn(station, screen));
        await app.openReading(subject.id);
        screens.push(drawn(station, ReadScreen));
        for (const screen of screens) {
          expect(screen.length).toBeGreaterThan(500);
          expect(secrets.exec(screen)?.[0]).toBeUndefined();
        }
        await app.saveCsv('subjects');
        await app.saveCsv('rois');
        expect(station.downloads).toEqual([]);
        expect(JSON.stringify(station.state().notices)).not.toMatch(secrets);
        await app.removeCovariate(first?.id ?? '', true);
        await app.defineCovariate({ kind: 'date', name: 'Mine', tellsGroup: false });
        await app.setCovariates(subject.id, {});
        expect(JSON.stringify([openIn(station).project.customCovariates, openIn(station).subjects])).toBe(
          before,
        );
      }),
      { numRuns: 25 },
    );
  });

  it('that tell the group are hidden from a researcher who still reads; the others are theirs to fill in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 4 }), async (drafts) => {
        const station = await withCovariates(drafts);
        const subject = present(openIn(station).subjects[0], 'a subject');
        const form = (showsRefracture: boolean) =>
          drawn(station, () => createElement(CovariatesForm, { subject, showsRefracture }));
        const [seen, all] = [form(false), form(true)];
        for (const { name, tellsGroup } of openIn(station).project.customCovariates ?? []) {
          expect(seen.includes(name)).toBe(!tellsGroup);
          // Not for want of secrets.
          expect(all).toContain(name);
        }
      }),
      { numRuns: 25 },
    );
  });
});

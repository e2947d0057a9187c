import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { present } from '../../../src/base/assert';
import { dateOfStudyDay } from '../../../src/domain/identity/studyDay';
import { withCustomValue } from '../../../src/domain/study/changeCustomCovariates';
import type { CustomCovariate } from '../../../src/domain/study/customCovariate';
import type { Project } from '../../../src/domain/study/project';
import { createAppStore } from '../../../src/state/createAppStore';
import { WorkstationContext } from '../../../src/ui/AppContext';
import { CovariatesForm } from '../../../src/ui/cohort/CovariatesForm';
import { customLabel } from '../../../src/ui/cohort/customText';
import { covariateName, covariateText } from '../../../src/ui/cohort/linkText';
import { dateWriting } from '../../../src/ui/parts/dateWriting';
import { makeWorkstation } from '../../support/makeWorkstation';
import { phantomFiles } from '../../support/phantomFiles';
import { day } from '../../support/studyFixtures';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

const files = phantomFiles([0], false);

/** The form of a subject with a date on day 12, or on a date where they are kept, and a number beyond its limits. */
async function drawnForm(identity: Project['identity']): Promise<string> {
  const { app, state } = makeWorkstation({ databaseName: `custom-fields-${identity}` });
  await app.newProject('Fields', identity);
  await app.importImages({ kind: 'files', files });
  const open = () => present(state().open, 'the project');
  await app.defineCovariate({ kind: 'date', name: 'DXA', tellsGroup: false });
  await app.defineCovariate({ kind: 'number', name: 'Cement', unit: 'mL', tellsGroup: false });
  const [dxa, cement] = open().project.customCovariates ?? [];
  const subject = () => present(open().subjects[0], 'a subject');
  const date = identity === 'removed' ? dateOfStudyDay(12) : day('2031-07-19');
  for (const [covariate, value] of [
    [dxa, { kind: 'date', date }],
    [cement, { kind: 'number', number: 45 }],
  ] as const) {
    const { id } = present(covariate, 'a covariate');
    await app.setCovariates(subject().id, withCustomValue(subject().covariates, id, value));
  }
  const range = { from: 0, to: 12 };
  const { id } = present(cement, 'cement');
  await app.defineCovariate({ id, kind: 'number', name: 'Cement', unit: 'mL', tellsGroup: false, range });
  const value = {
    store: createAppStore(state()),
    app,
    loadPanes: () => new Promise<never>(() => undefined),
  };
  const form = createElement(CovariatesForm, { subject: subject(), showsRefracture: true });
  return renderToStaticMarkup(
    createElement(MantineProvider, null, createElement(WorkstationContext.Provider, { value }, form)),
  ).replace(/<style[^>]*>.*?<\/style>/gs, '');
}

describe('fields of covariates that the user added', () => {
  it('count days from the first scan where the project keeps no dates, and hold no date', async () => {
    const form = await drawnForm('removed');
    expect(form).toContain('DXA, days from first scan');
    expect(form).toMatch(/value="12"/);
    expect(form).not.toMatch(/1800|2031/);
    expect(await drawnForm('kept')).toContain('value="2031-07-19"');
  });

  it('keep a number that narrower limits exclude, and say that it lies beyond them', async () => {
    const form = await drawnForm('removed');
    expect(form).toMatch(/value="45"/);
    expect(form).toContain('Outside 0 to 12. Check the unit.');
  });
});

describe('words', () => {
  const cement: CustomCovariate = { id: 'c', name: 'Cement', kind: 'number', unit: 'mL' };
  const smoking: CustomCovariate = {
    id: 's',
    name: 'Smoking',
    kind: 'category',
    categories: [{ id: 'n', name: 'Never' }],
  };
  const kept = dateWriting({ identity: 'kept' });

  it('of a covariate are its name and unit, and of a contradiction its values', () => {
    expect([cement, smoking].map(customLabel)).toEqual(['Cement, mL', 'Smoking']);
    const both = [cement, smoking];
    expect(covariateName('custom:c', both)).toBe('Cement, mL');
    expect(covariateName('bmiKgPerM2', both)).toBe('BMI, kg/m²');
    expect(covariateText('custom:c', { kind: 'number', number: -1.5 }, kept, both)).toBe('−1.5');
    expect(covariateText('custom:s', { kind: 'category', categoryId: 'n' }, kept, both)).toBe('Never');
    expect(covariateText('bmdTScore', -3.1, kept, both)).toBe('−3.1');
    expect(covariateText('refracture', { kind: 'none-on-final-scan' }, kept, both)).toBe(
      'Final scan read as none',
    );
  });
});

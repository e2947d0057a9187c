import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { observerId } from '../../../src/domain/ids';
import type { Person } from '../../../src/domain/study/blinding';
import { createAppStore } from '../../../src/state/createAppStore';
import { WorkstationContext } from '../../../src/ui/AppContext';
import { CovariatesScreen, type CovariatesView } from '../../../src/ui/covariates/CovariatesScreen';
import { makeWorkstation } from '../../support/makeWorkstation';
import { day, makeSubject } from '../../support/studyFixtures';

async function screen(person: Person, view: CovariatesView): Promise<string> {
  const station = makeWorkstation({ databaseName: `covariates-screen-${JSON.stringify(person)}-${view}` });
  await station.app.newProject('Screen');
  const open = present(station.state().open, 'an open project');
  const subject = makeSubject('S-001', {
    covariates: {
      ageYears: 71,
      secondSurgeryDate: day('2020-05-05'),
      refracture: { kind: 'confirmed', events: [{ date: day('2020-09-01'), levels: ['T9'] }] },
      custom: { told: { kind: 'number', number: 4711 } },
    },
  });
  const project = {
    ...open.project,
    customCovariates: [
      { id: 'told', name: 'Telling score', kind: 'number' as const, tellsGroup: true as const },
    ],
  };
  const store = createAppStore({
    ...station.state(),
    open: { ...open, project, person, subjects: [{ ...subject, projectId: open.project.id }] },
  });
  const workstation = {
    store,
    app: station.app,
    loadPanes: () => Promise.reject(new Error('No pane is shown here')),
  };
  const shown = createElement(CovariatesScreen, { view, onView: () => undefined, onBack: () => undefined });
  return renderToStaticMarkup(
    createElement(MantineProvider, null, createElement(WorkstationContext, { value: workstation }, shown)),
  );
}

const secrets = [
  'Refracture date',
  'Telling score',
  '4711',
  '2020-09-01',
  '2020-05-05',
  'Second operation',
  'T9',
];

it('the grid shows a researcher who does not read everything, refractures too', async () => {
  const html = await screen({ kind: 'researcher' }, 'grid');
  expect(html).toContain('71');
  for (const secret of secrets) expect(html).toContain(secret);
});

it('the grid shows nothing that tells the group to a researcher who still reads', async () => {
  const html = await screen({ kind: 'researcher', observerId: observerId('A') }, 'grid');
  expect(html).toContain('71');
  for (const secret of secrets) expect(html).not.toContain(secret);
});

it('an observer has neither grid nor import', async () => {
  const observer = { kind: 'observer', observerId: observerId('A') } as const;
  expect(await screen(observer, 'grid')).not.toContain('S-001');
  expect(await screen(observer, 'import')).not.toContain('Import covariates');
});

import { MantineProvider } from '@mantine/core';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { present } from '../../../src/base/assert';
import { observerId } from '../../../src/domain/ids';
import type { IndexedImage } from '../../../src/domain/import/importOutcome';
import { linkSuggestions } from '../../../src/domain/study/linkSuggestions';
import { seriesByUid } from '../../../src/domain/study/subjectPairs';
import { createAppStore } from '../../../src/state/createAppStore';
import { WorkstationContext } from '../../../src/ui/AppContext';
import { CohortScreen } from '../../../src/ui/cohort/CohortScreen';
import { cohortRows } from '../../../src/ui/cohort/cohortRow';
import { SubjectPanel } from '../../../src/ui/cohort/SubjectPanel';
import { ProtocolScreen } from '../../../src/ui/protocol/ProtocolScreen';
import { ReadScreen } from '../../../src/ui/read/ReadScreen';
import { makeWorkstation, type TestWorkstation } from '../../support/makeWorkstation';
import { memorySources } from '../../support/memorySources';
import { day } from '../../support/studyFixtures';
import { axialPlanes, makeSeries } from '../domain/catalogue/makeHeader';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

/* What the screens of a person say, as markup. Drawn without a browser: effects do not run, texts do. */

const name = 'Secretname^Alba';
const [preopDate, followUpDate] = ['2021-03-04', '2021-11-05'] as const;

function study(patientId: string, date: string): readonly IndexedImage[] {
  const options = {
    patientId,
    patientName: name,
    birthDate: '1941-02-03',
    sex: 'female' as const,
    date,
    study: `1.2.${patientId}.${date}`,
    series: `1.2.${patientId}.${date}.1`,
    seriesDescription: 'T2 TSE ax SECRETSERIES',
    protocolName: 'SECRETPROTOCOL T2',
    studyDescription: 'SECRETSTUDY',
  };
  return makeSeries(axialPlanes(4), options).map(({ header }, at) => ({
    header,
    location: { path: `SECRETFOLDER/SECRETFILE${patientId}${date}${at}`, sizeBytes: 1 },
  }));
}

const images = [
  ...study('4711', preopDate),
  ...study('4711', followUpDate),
  // The same person under another number: a link is suggested.
  ...study('4712', '2022-12-06'),
];

/** Found on a screen, it tells who the patient is, when they were scanned, or the group. */
const secrets = /secretname|alba|4711|4712|1941|2021|2022|secret|refracture[sd]? |fracture at|birth/i;

async function station(databaseName: string): Promise<TestWorkstation> {
  const sources = memorySources();
  const folder = { id: 'f', name: 'SECRETFOLDER', permission: 'ask' as const, answer: 'ask' as const };
  sources.folders.push({ ...folder, isGone: false, files: new Map() });
  const options = {
    databaseName,
    sources: sources.port,
    images: {
      index: async () => ({
        images,
        unused: [{ path: 'SECRETFOLDER/SECRETREPORT.pdf', kind: 'pdf', detail: 'SECRETDETAIL' }],
        directories: [{ path: 'SECRETFOLDER/DICOMDIR', listed: ['SECRETMISSING'] }],
        isCancelled: false,
      }),
      decode: async () => ({
        ok: false as const,
        error: { kind: 'cannot-be-read', message: 'It cannot be read.' },
      }),
    },
  };
  const first = makeWorkstation(options);
  await first.app.newProject('Study');
  await first.app.importImages({ kind: 'folders', handles: sources.folders });
  const open = present(first.state().open, 'the project');
  const [one, two] = open.subjects;
  await first.app.setCovariates(present(one, 'the first').id, {
    surgeryDate: day('2021-03-05'),
    refracture: { kind: 'confirmed', events: [{ date: day(followUpDate), levels: ['L2'] }] },
  });
  await first.app.setExclusion(present(two, 'the second').id, 'SECRETREASON');
  return first;
}

function drawn(workstation: TestWorkstation, screen: FunctionComponent): string {
  const state = workstation.state();
  // On a server zustand draws the state that a store began with.
  const store = createAppStore(state);
  const value = { store, app: workstation.app, loadPanes: () => new Promise<never>(() => undefined) };
  return renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(WorkstationContext.Provider, { value }, createElement(screen)),
    ),
  ).replace(/<style[^>]*>.*?<\/style>/gs, '');
}

describe('what an observer’s screens say', () => {
  it('never names a patient, a day, a series, a folder, a file, a reason of exclusion or a refracture', async () => {
    const here = await station('blinded-screens');
    expect(here.state().import).toMatchObject({ kind: 'done', images: 12, newSubjects: 2 });
    await here.app.choosePerson({ kind: 'observer', observerId: observerId('A') });
    const subject = present(here.state().open?.subjects[0], 'a subject');
    for (const screen of [CohortScreen, ProtocolScreen]) {
      const text = drawn(here, screen);
      expect(text).toContain(screen === CohortScreen ? 'S-001' : 'Observer');
      expect(secrets.exec(text.replace(/refractured|refracture/gi, ''))?.[0]).toBeUndefined();
    }
    await here.app.openReading(subject.id);
    const text = drawn(here, ReadScreen);
    expect(text).toContain('slice 2 of 4');
    expect(secrets.exec(text)?.[0]).toBeUndefined();
    here.app.toggleEndplates();
    here.app.toggleFat();
    const marking = drawn(here, ReadScreen);
    expect(marking).toContain('drag');
    expect(secrets.exec(marking)?.[0]).toBeUndefined();
  });

  it('is not so for want of secrets: the researcher’s panel has them', async () => {
    const here = await station('blinded-not');
    const open = present(here.state().open, 'the project');
    const series = seriesByUid(open.catalogue);
    const suggestions = linkSuggestions(open.subjects, open.catalogue);
    const panel = (showsRefracture: boolean, at: 0 | 1) => {
      const row = present(cohortRows(open, series, suggestions)[at], 'a row');
      return drawn(here, () =>
        createElement(SubjectPanel, {
          open,
          row,
          series,
          suggestions,
          showsRefracture,
          filter: 'all',
          onExclude: () => undefined,
          onFinalScan: () => undefined,
          onErase: () => undefined,
          onClose: () => undefined,
        }),
      );
    };
    for (const secret of ['Secretname Alba', '4711', '2021', 'SECRETSERIES', '1941']) {
      expect(panel(true, 0)).toContain(secret);
    }
    expect(panel(true, 0)).toContain('It confirmed the refracture');
    expect(panel(true, 1)).toContain('SECRETREASON');
    // Who still reads is not told of a refracture, nor the reasons that may name one.
    expect(panel(false, 0)).not.toMatch(/refracture/i);
    expect(panel(false, 1)).not.toContain('SECRETREASON');
  });
});

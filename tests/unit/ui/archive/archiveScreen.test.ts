import { MantineProvider } from '@mantine/core';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { emptyQuestion } from '../../../../src/app/archive/searchQuestion';
import type { ArchiveStudy } from '../../../../src/domain/archive/archiveStudy';
import { observerId, studyInstanceUid } from '../../../../src/domain/ids';
import type { AppState } from '../../../../src/state/appState';
import { createAppStore } from '../../../../src/state/createAppStore';
import { WorkstationContext } from '../../../../src/ui/AppContext';
import { ArchiveMark } from '../../../../src/ui/archive/ArchiveMark';
import { ArchiveScreen } from '../../../../src/ui/archive/ArchiveScreen';
import { ArchiveStrip } from '../../../../src/ui/archive/ArchiveStrip';
import { makeWorkstation, type TestWorkstation } from '../../../support/makeWorkstation';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

/** A part's markup in a state. Drawn without a browser: effects do not run, texts do. */
function markupOf<Props extends object>(
  part: FunctionComponent<Props>,
  props: Props,
  station: TestWorkstation,
  state: Partial<AppState>,
): string {
  const store = createAppStore({ ...station.state(), ...state });
  const loadPanes = () => Promise.reject(new Error('no panes here'));
  return renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(
        WorkstationContext,
        { value: { store, app: station.app, loadPanes } },
        createElement(part, props),
      ),
    ),
  );
}

const study = (uid: string, name: string): ArchiveStudy => ({
  studyInstanceUid: studyInstanceUid(uid),
  patientId: '7',
  patientName: name,
  modalities: ['MR'],
});
const connected = { kind: 'connected', address: '/dicom-web', signedInAs: undefined } as const;
const found = {
  kind: 'found',
  address: '/dicom-web',
  question: emptyQuestion,
  studies: [study('1.1', 'SECRET^Name'), study('1.2', 'SECRET^Name')],
  hasMore: false,
} as const;
const acts = { onBack: () => undefined, onTake: () => undefined };

describe('the archive’s work list', () => {
  it('names a patient once in sight, and tells whose each study is to whoever hears it', () => {
    const station = makeWorkstation({ databaseName: 'archive-screen' });
    const markup = markupOf(ArchiveScreen, acts, station, { archive: connected, archiveSearch: found });
    expect(markup.match(/class="code-button"/g)).toHaveLength(1);
    expect(markup.match(/class="code-button unseen-name"/g)).toHaveLength(1);
    expect(markup.match(/>SECRET Name</g)).toHaveLength(2);
    expect(markup).toContain('aria-label="2 MR studies"');
    expect(markup).toContain('Two scans or more 2');
    // Without a project nothing is in one, and projects that lie in the archive are a view.
    expect(markup).not.toContain('In the project');
    expect(markup).toContain('>Projects<');
  });

  it('marks what the open project has', async () => {
    const station = makeWorkstation({ databaseName: 'archive-screen-project' });
    await station.app.newProject('Mine');
    const markup = markupOf(ArchiveScreen, acts, station, { archive: connected, archiveSearch: found });
    expect(markup).toContain('In the project');
    expect(markup).toContain('Not in the project 2');
    expect(markup).toContain('aria-label="Add studies"');
  });

  it('draws nothing while an observer sits there', async () => {
    const station = makeWorkstation({ databaseName: 'archive-screen-observer' });
    await station.app.newProject('Blind');
    const { open } = station.state();
    if (!open) throw new Error('no project');
    const markup = markupOf(ArchiveScreen, acts, station, {
      archive: connected,
      archiveSearch: found,
      open: { ...open, person: { kind: 'observer', observerId: observerId('A') } },
    });
    expect(markup).not.toContain('SECRET');
    expect(markup).not.toContain('data-testid="archive"');
  });
});

describe('the connection in the top bar', () => {
  const station = makeWorkstation({ databaseName: 'archive-mark' });
  const mark = (archive: AppState['archive']) => markupOf(ArchiveMark, {}, station, { archive });

  it('says where and as whom; of a token only that there is one', () => {
    expect(mark({ ...connected, signedInAs: 'dr.kim' })).toContain(
      'aria-label="Archive: Connected to /dicom-web as dr.kim"',
    );
    expect(mark({ ...connected, signedInAs: 'token' })).toContain('with a token');
    expect(mark({ kind: 'none' })).not.toContain('Archive');
  });

  it('says when the archive is not there, and the strip what to do', () => {
    const why = { kind: 'not-allowed', message: '', status: 401, attempts: 1 } as const;
    const failed = { kind: 'failed', address: '/dicom-web', why } as const;
    expect(mark(failed)).toContain('Sign in again to');
    const strip = markupOf(ArchiveStrip, {}, station, { archive: failed });
    expect(strip).toContain('role="alert"');
    expect(strip).toContain('Connect again');
    expect(markupOf(ArchiveStrip, {}, station, { archive: connected })).not.toContain('role="alert"');
  });
});

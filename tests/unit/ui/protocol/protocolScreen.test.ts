import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { present } from '../../../../src/base/assert';
import { observerId, subjectId } from '../../../../src/domain/ids';
import type { ThirdReader } from '../../../../src/domain/study/conduct';
import type { Project } from '../../../../src/domain/study/project';
import { createAppStore } from '../../../../src/state/createAppStore';
import type { OpenProject } from '../../../../src/state/openProject';
import { WorkstationContext } from '../../../../src/ui/AppContext';
import { ProtocolScreen } from '../../../../src/ui/protocol/ProtocolScreen';
import { makeWorkstation } from '../../../support/makeWorkstation';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

/** The screen's markup for a new project, changed as told. Drawn without a browser: effects do not run, texts do. */
async function screenOf(
  databaseName: string,
  change: (open: OpenProject) => Partial<OpenProject> = () => ({}),
  isCsaLeftOpen = false,
): Promise<string> {
  const station = makeWorkstation({ databaseName, ...(isCsaLeftOpen && { isCsaLeftOpen }) });
  await station.app.newProject('Screen');
  const state = station.state();
  const open = present(state.open, 'the project');
  // On a server zustand draws the state that a store began with.
  const store = createAppStore({
    ...state,
    open: { ...open, ...change(open) },
    screen: { kind: 'project', tab: 'protocol' },
  });
  const loadPanes = () => Promise.reject(new Error('no panes here'));
  const workstation = { store, app: station.app, loadPanes };
  return renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(WorkstationContext, { value: workstation }, createElement(ProtocolScreen)),
    ),
  );
}

const fields = (markup: string) => (markup.match(/<(input|textarea)/g) ?? []).length;

function lockedProject(project: Project): Project {
  const [first] = project.protocol.observers;
  return {
    ...project,
    locked: { atUtc: '2026-03-14T09:12:00Z', observerId: present(first, 'A').id, subjectCode: 'S-003' },
  };
}

describe('the Protocol screen', () => {
  it('asks the researcher of a new project for gross or net, with none chosen', async () => {
    const markup = await screenOf('screen-new', undefined, true);
    expect(markup).toContain('Gross or net CSA is still to be chosen');
    const csa = markup.slice(markup.indexOf('aria-label="CSA"'));
    expect(csa.slice(0, csa.indexOf('</div>'))).not.toContain('checked=""');
    expect(fields(markup)).toBeGreaterThan(60);
  });

  it('shows a locked protocol as facts, with title, question and who is not named yet as fields', async () => {
    const markup = await screenOf('screen-locked', ({ project }) => ({ project: lockedProject(project) }));
    expect(markup).toContain('when observer A signed S-003.');
    expect(markup).toContain('Amend…');
    expect(markup).toContain('aria-label="Name of observer A"');
    expect(markup).not.toContain('aria-label="Role of observer A"');
    expect(markup).not.toContain('aria-label="Significance level"');
  });

  it('offers an observer no field, no amendment and nothing of how far the others are', async () => {
    const markup = await screenOf('screen-observer', (open) => ({
      project: lockedProject(open.project),
      person: { kind: 'observer', observerId: observerId('A') },
      progress: [
        {
          subjectId: subjectId('s'),
          observerId: observerId('B'),
          round: 1,
          state: 'signed',
          done: 4,
          given: 4,
        },
      ],
    }));
    expect(markup).not.toContain('Amend…');
    expect(markup).not.toMatch(/of \d+ signed/);
    expect(markup).not.toContain('aria-label="Title"');
    expect(markup).not.toContain('aria-label="Name of observer A"');
  });

  it('shows the protocol of a kit as the researcher’s', async () => {
    const kit = {
      observerId: observerId('A'),
      issuedAtUtc: '2026-03-01T00:00:00Z',
      issue: 1,
      hasImages: false,
    };
    const markup = await screenOf('screen-kit', ({ project }) => ({ project: { ...project, kit } }));
    expect(markup).toContain('This is an observer’s kit');
    expect(markup).not.toContain('aria-label="Title"');
  });

  it('names every amendment with its reason, what changed, and marks the settings', async () => {
    const markup = await screenOf('screen-amended', ({ project }) => ({
      project: {
        ...lockedProject(project),
        protocol: { ...project.protocol, version: 2, alpha: 0.01 },
        amendments: [
          {
            version: 2,
            atUtc: '2026-04-02T10:00:00Z',
            by: 'researcher',
            reason: 'Asked for by reviewers',
            changes: ['Significance level: 0.05 → 0.01'],
            before: project.protocol,
            signedReadings: 3,
          },
        ],
      },
    }));
    expect(markup).toContain('“Asked for by reviewers”');
    expect(markup).toContain('Significance level: 0.05 → 0.01');
    expect(markup).toContain('3 readings were signed before.');
    expect(markup).toContain('Was 0.05 until 2 Apr 2026');
    expect(markup.match(/amendment 2</g)).toHaveLength(1);
  });

  it('has the rules of adjudication as fields, and asks who the third reader is once there is a role', async () => {
    const markup = await screenOf('screen-adjudication');
    expect(markup).toContain('aria-label="Dice limit"');
    expect(markup).toContain('CSA outside its limits of agreement');
    expect(markup).toContain('The two of three whose CSA lie nearest are averaged');
    expect(markup).toContain('aria-label="Role of the third reader"');
    expect(markup).not.toContain('aria-label="Name of the third reader"');
    const named = await screenOf('screen-third', ({ project }) => ({
      project: withThirdReader(project, { role: 'radiologist', name: '', training: '' }),
    }));
    expect(named).toContain('aria-label="Name of the third reader"');
    expect(named).toContain('The third reader is the researcher');
    expect(named).toContain('is not blind to them, and the methods text says so');
  });

  it('offers no mean of two of three where the others read a part', async () => {
    const markup = await screenOf('screen-subset', ({ project }) => ({
      project: {
        ...project,
        protocol: { ...project.protocol, assignment: { kind: 'subset', count: 20 } },
      },
    }));
    expect(markup).not.toContain('The two of three whose CSA lie nearest are averaged');
    expect(markup).toContain('needs two observers who both read all subjects');
  });

  it('shows locked rules as facts; the third reader’s name and experience stay fields until they are said', async () => {
    const reader = { role: 'radiologist', name: 'Chi', training: '' };
    const markup = await screenOf('screen-third-locked', ({ project }) => ({
      project: withThirdReader(lockedProject(project), reader),
    }));
    expect(markup).toContain('Dice below 0.85');
    expect(markup).not.toContain('aria-label="Dice limit"');
    expect(markup).not.toContain('aria-label="Role of the third reader"');
    expect(markup).not.toContain('aria-label="Name of the third reader"');
    expect(markup).toContain('aria-label="Experience of the third reader"');
    expect(markup).not.toContain('The third reader is the researcher');
  });

  it('shows no one a number of decisions but the researcher', async () => {
    const person = { kind: 'observer', observerId: observerId('A') } as const;
    const markup = await screenOf('screen-third-observer', ({ project }) => ({
      project: withThirdReader(lockedProject(project), { role: 'radiologist', name: 'Chi', training: '' }),
      person,
    }));
    expect(markup).toContain('A third reading can be given by a third reader (radiologist)');
    expect(markup).not.toContain('aria-label="Experience of the third reader"');
  });
});

function withThirdReader(project: Project, thirdReader: ThirdReader): Project {
  const { protocol } = project;
  return {
    ...project,
    protocol: { ...protocol, adjudication: { ...protocol.adjudication, thirdReader } },
  };
}

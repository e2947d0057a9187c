import { createHash } from 'node:crypto';
import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { present } from '../../../../src/base/assert';
import { unitName, unitsOf } from '../../../../src/domain/conduct/readingUnits';
import { auditCheck } from '../../../../src/domain/keeping/auditCheck';
import type { AuditEntry, LoggedAct } from '../../../../src/domain/keeping/auditEntry';
import { auditNext } from '../../../../src/domain/keeping/auditNext';
import type { MergePreview } from '../../../../src/domain/keeping/merge/mergePreview';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { createAppStore } from '../../../../src/state/createAppStore';
import type { OpenProject } from '../../../../src/state/openProject';
import { WorkstationContext } from '../../../../src/ui/AppContext';
import { conflictsIn, IncomingCard } from '../../../../src/ui/exchange/IncomingCard';
import { LogTable } from '../../../../src/ui/log/LogView';
import { detailText, filteredLog } from '../../../../src/ui/log/logFilter';
import { makeWorkstation } from '../../../support/makeWorkstation';
import { makeProject, makeSubject } from '../../../support/studyFixtures';

// A server would need a snapshot of its own; here the store's is the one.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_subscribe: unknown, snapshot: () => T): T => snapshot(),
}));

const protocol = defaultProtocol('Fixture');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function chain(acts: readonly LoggedAct[], person: string): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  const place = { projectId: 'p', person, device: 'd', atUtc: '2026-11-23T12:00:00.000Z' };
  for (const act of acts) entries.push(auditNext(entries.at(-1), place, act, hashOf));
  return entries;
}

const none = { added: 0, newer: 0, same: 0, older: 0, conflicts: 0 };
const preview = {
  bundle: {
    kind: 'return',
    version: 2,
    projectId: 'p',
    protocolVersion: 1,
    writtenAtUtc: '2026-11-23T12:00:00.000Z',
    device: 'd2',
    observerId: 'B',
    software: 'Multifidus',
    logHeads: [{ chain: 'B@d2', number: 12, hash: 'abcdef0123456789'.repeat(4) }],
  },
  title: 'Fixture',
  isNewProject: false,
  protocolVersionHere: 2,
  project: 'same',
  subjects: none,
  readings: [{ observerId: 'B', ...none, added: 3, conflicts: 1 }],
  signedAdded: 3,
  imagesAdded: 0,
  auditAdded: 12,
  erased: 0,
  problems: [],
  // Ids are branded texts.
} as unknown as MergePreview;

describe('what a bundle brings', () => {
  it('says first and as a warning that it unblinds, and that it changes the protocol', () => {
    const changes = {
      ...preview,
      bundle: { ...preview.bundle, kind: 'project', protocolVersion: 3 },
    } as const;
    const cardOf = (part: Partial<MergePreview>) =>
      renderToStaticMarkup(
        createElement(IncomingCard, {
          bundle: {
            fileName: 'x.zip',
            sizeBytes: 4000,
            standing: { kind: 'ready' as const, preview: { ...changes, ...part } },
          },
          protocol,
        }),
      );
    const both = cardOf({ project: 'unblinds', changesProtocol: true });
    expect(both.match(/role="alert"/g)).toHaveLength(2);
    expect(both).toContain('It unblinds the project here');
    expect(both).toContain('version 3 comes in force; now it is version 2');
    // Before anything that is counted.
    expect(both.lastIndexOf('role="alert"')).toBeLessThan(both.indexOf('<table'));
    expect(cardOf({ project: 'same', changesProtocol: false })).not.toContain('role="alert"');
    expect(cardOf({ project: 'unblinds', changesProtocol: true, isNewProject: true })).not.toContain(
      'role="alert"',
    );
  });

  it('says whose it is, by which protocol, with which head, and what is new or in conflict', () => {
    const bundle = { fileName: 'x.zip', sizeBytes: 4000, standing: { kind: 'ready' as const, preview } };
    const markup = renderToStaticMarkup(createElement(IncomingCard, { bundle, protocol }));
    for (const text of [
      'Returned readings',
      'of Observer B',
      'protocol version 1, here 2',
      'log 12-abcdef012345',
      'Readings of Observer B',
      '3 signed readings not here yet',
      '12 entries of the log',
      'you settle them under Conflicts',
    ]) {
      expect(markup).toContain(text);
    }
    expect(markup).toMatch(/data-count="added">3</);
    expect(conflictsIn(preview)).toBe(1);
  });

  it('gives the reason where it is refused', () => {
    const why = { kind: 'other-project', title: 'Another' } as const;
    const bundle = { fileName: 'x.zip', sizeBytes: 1, standing: { kind: 'refused' as const, why } };
    const markup = renderToStaticMarkup(createElement(IncomingCard, { bundle, protocol }));
    expect(markup).toContain('It is of another project, “Another”');
  });
});

describe('the log on screen', () => {
  const entries = chain(
    [
      { act: 'reading-opened', detail: 'round 1', subjectId: 's1' },
      { act: 'roi-committed', detail: 'preop|fractured-level|mf-es|left', subjectId: 's1' },
      { act: 'subject-erased', detail: '', subjectId: 's2' },
    ],
    'A',
  );

  it('names people, acts, codes and targets in words, and what is left of an erased subject', async () => {
    const station = makeWorkstation({ databaseName: 'log-words' });
    await station.app.newProject('Fixture');
    const open = present(station.state().open, 'a project');
    const shown = {
      ...open,
      project: { ...open.project, erased: [{ subjectId: 's2', atUtc: '2026-11-23T12:00:00.000Z' }] },
      subjects: [{ id: 's1', code: 'S-001' }],
      // Ids are branded texts, and of subjects the log needs no more.
    } as unknown as typeof open;
    const fault = auditCheck(entries.slice(1), hashOf);
    const head = present(entries.at(-1), 'a head');
    const log = { entries, chains: [{ head, person: 'A', entries, ...(fault && { fault }) }] };
    const workstation = {
      store: createAppStore(station.state()),
      app: station.app,
      loadPanes: () => Promise.reject(),
    };
    const markup = renderToStaticMarkup(
      createElement(
        MantineProvider,
        null,
        createElement(
          WorkstationContext,
          { value: workstation },
          createElement(LogTable, { log, open: shown }),
        ),
      ),
    );
    for (const text of [
      'Observer A',
      'Reading opened',
      'S-001',
      'pre-op left',
      'erased',
      'Entry 1 is missing.',
    ]) {
      expect(markup).toContain(text);
    }
    expect(markup).not.toContain('fractured-level');
  });

  it('shows the researcher the code of a masked scan’s subject, and an observer the scan alone', () => {
    const blinding = { ...protocol.blinding, timePoint: true };
    const masked = makeProject({ protocol: { ...protocol, blinding }, secretText: 'secret' });
    const subject = makeSubject('S-007');
    const unit = present(unitsOf(masked, subject)[1], 'a masked scan');
    const log = {
      entries: chain([{ act: 'reading-opened', detail: '', subjectId: unit.id }], 'A'),
      chains: [],
    };
    const station = makeWorkstation({ databaseName: 'log-masked' });
    const workstation = {
      store: createAppStore(station.state()),
      app: station.app,
      loadPanes: () => Promise.reject(),
    };
    const shownTo = (open: object) =>
      renderToStaticMarkup(
        createElement(
          MantineProvider,
          null,
          createElement(
            WorkstationContext,
            { value: workstation },
            createElement(LogTable, { log, open: { progress: [], ...open } as unknown as OpenProject }),
          ),
        ),
      );
    const researcher = shownTo({ project: masked, subjects: [subject], person: { kind: 'researcher' } });
    expect(researcher).toContain(`S-007 · ${unitName(unit.id)}`);
    const { secretText: _secret, ...kit } = masked;
    const viewed = { ...subject, id: unit.id, code: unitName(unit.id) };
    const observer = shownTo({
      project: kit,
      subjects: [viewed],
      person: { kind: 'observer', observerId: 'A' },
    });
    expect(observer).toContain(unitName(unit.id));
    expect(observer).not.toContain('S-007');
  });

  it('is filtered by person, act and code', () => {
    const all = [...entries, ...chain([{ act: 'unblinded', detail: '' }], 'researcher')];
    const codeOf = (id: string) => (id === 's1' ? 'S-001' : undefined);
    const filter = { person: '', act: '', subject: '' } as const;
    expect(filteredLog(all, filter, codeOf)).toHaveLength(4);
    expect(filteredLog(all, { ...filter, person: 'researcher' }, codeOf)).toHaveLength(1);
    expect(filteredLog(all, { ...filter, act: 'roi-committed' }, codeOf)).toHaveLength(1);
    expect(filteredLog(all, { ...filter, subject: 's-00' }, codeOf)).toHaveLength(2);
  });

  it('names no time point where scans are masked', () => {
    const masked = { ...protocol, blinding: { ...protocol.blinding, timePoint: true } };
    const by = (person: string, detail: string) => ({ person, detail });
    expect(detailText(by('A', 'preop|fractured-level|mf-es|left'), masked)).toBe('scan left');
    expect(detailText(by('A', 'midline set, followUp'), masked)).toBe('midline set, scan');
    expect(detailText(by('A', 'midline set, followUp'), protocol)).toBe('midline set, follow-up');
    // The researcher chooses slices of scans that have names; an observer's choice names none.
    expect(detailText(by('researcher', 'preop'), masked)).toBe('pre-op');
    expect(detailText(by('researcher', 'followUp'), masked)).toBe('follow-up');
    expect(detailText(by('A', 'preop'), masked)).toBe('scan');
  });
});

import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import type { ProjectSummary } from '../../../src/domain/keeping/storedProject';
import type { Project } from '../../../src/domain/study/project';
import { bytesText } from '../../../src/ui/parts/bytesText';
import { backupAge, projectState, titleFrom } from '../../../src/ui/start/projectState';
import { supportLines } from '../../../src/ui/start/startText';
import { makeProject } from '../../support/studyFixtures';

function blinded(overrides: Partial<Project> = {}): Project {
  const { unblinding: _unblinding, ...project } = makeProject(overrides);
  return project;
}

function summary(project: Project, readableCount: number, a: number, b: number): ProjectSummary {
  const signed = [
    { observerId: observerId('A'), count: a + 1, ofReadable: a },
    { observerId: observerId('B'), count: b, ofReadable: b },
  ];
  // One more was signed by A and then excluded, and one has no pair.
  return { project, subjectCount: readableCount + 2, readableCount, signed };
}

describe('the state of a project in the list', () => {
  it('goes from draft over reading and signed to unblinded', () => {
    expect(projectState(summary(blinded(), 0, 0, 0))).toBe('draft');
    expect(projectState(summary(blinded(), 3, 3, 2))).toBe('reading');
    expect(projectState(summary(blinded(), 3, 3, 3))).toBe('signed');
    expect(projectState(summary(makeProject(), 3, 3, 3))).toBe('unblinded');
  });

  it('is demo for the demo, unblinded as it is', () => {
    expect(projectState(summary(makeProject({ kind: { kind: 'demo', seed: 1 } }), 92, 90, 90))).toBe('demo');
  });
});

describe('the age of the backups', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const backedUp = (atUtc: string) => blinded({ backups: { A: { atUtc, signedReadings: 1 } } });

  it('is that of the project that was backed up longest ago', () => {
    const projects = [
      summary(backedUp('2026-11-22T12:00:00Z'), 3, 1, 0),
      summary(backedUp('2026-11-11T11:00:00Z'), 3, 1, 0),
    ];
    expect(backupAge(projects, now)).toEqual({ kind: 'days', days: 12 });
  });

  it('is none where a project with signed readings has no backup, and silent without signed readings', () => {
    expect(backupAge([summary(blinded(), 3, 1, 0)], now)).toEqual({ kind: 'none' });
    const unsigned = { ...summary(blinded(), 3, 0, 0), signed: [] };
    expect(backupAge([unsigned], now)).toEqual({ kind: 'nothing-to-lose' });
  });
});

it('a project made of a folder or a zip has its name; loose files give none', () => {
  expect(
    titleFrom(
      [
        { name: 'a.dcm', isFolder: false },
        { name: 'Cohort', isFolder: true },
      ],
      '?',
    ),
  ).toBe('Cohort');
  expect(titleFrom([{ name: 'Cohort 2.ZIP', isFolder: false }], '?')).toBe('Cohort 2');
  expect(titleFrom([{ name: 'IM0001', isFolder: false }], '?')).toBe('?');
});

it('sizes are in decimal units', () => {
  expect([3_900_000_000, 41_000_000_000, 1_500_000, 400].map(bytesText)).toEqual([
    '3.9 GB',
    '41 GB',
    '2 MB',
    '1 kB',
  ]);
});

it('says one line for each thing the browser lacks, and nothing when it lacks none', () => {
  const all = { hasWebgl2: true, isSecureContext: true, hasPrivateStorage: true, hasFolderAccess: true };
  expect(supportLines(all)).toEqual([]);
  expect(supportLines({ ...all, hasWebgl2: false, hasFolderAccess: false }).map(({ key }) => key)).toEqual([
    'hasWebgl2',
    'hasFolderAccess',
  ]);
});

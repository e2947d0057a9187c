import { describe, expect, it } from 'vitest';
import { observerId } from '../../../src/domain/ids';
import {
  groupAccess,
  observerProgress,
  resultsAccess,
  unblindingAccess,
} from '../../../src/domain/study/blinding';
import { makeProject, makeSubject } from '../../support/studyFixtures';

const a = observerId('A');
const subject = makeSubject('S1');
const excluded = makeSubject('S2', { exclusion: { reason: 'no T2', atUtc: '2026-01-01T00:00:00Z' } });
const subjects = [subject, excluded];
const open = { subjectId: subject.id, observerId: a, round: 1, state: 'open' } as const;
const { unblinding: _, ...blinded } = makeProject();
const demo = { ...blinded, kind: { kind: 'demo', seed: 1 } } as const;

describe('resultsAccess', () => {
  it('denies everybody before unblinding', () => {
    for (const person of [{ kind: 'researcher' }, { kind: 'observer', observerId: a }] as const) {
      const access = resultsAccess({ person, project: blinded, subjects, readings: [] });
      expect(!access.ok && access.error.kind).toBe('not-unblinded');
    }
  });

  it('denies who has an open reading, in the demo too, and whatever the role', () => {
    for (const project of [makeProject(), demo]) {
      for (const kind of ['researcher', 'observer'] as const) {
        const person = { kind, observerId: a };
        const access = resultsAccess({ person, project, subjects, readings: [open] });
        expect(!access.ok && access.error.kind).toBe('own-reading-open');
      }
    }
  });

  it('counts a re-opened reading as open', () => {
    const readings = [{ ...open, state: 're-opened' as const }];
    const person = { kind: 'observer', observerId: a } as const;
    expect(resultsAccess({ person, project: makeProject(), subjects, readings }).ok).toBe(false);
  });

  it('does not lock out for ever because of a subject that was excluded while being read', () => {
    const readings = [{ ...open, subjectId: excluded.id }];
    const person = { kind: 'observer', observerId: a } as const;
    expect(resultsAccess({ person, project: makeProject(), subjects, readings }).ok).toBe(true);
  });

  it('allows the researcher in the demo', () => {
    expect(resultsAccess({ person: { kind: 'researcher' }, project: demo, subjects, readings: [] }).ok).toBe(
      true,
    );
  });
});

describe('groupAccess', () => {
  const [first, ...rest] = blinded.protocol.observers;
  if (!first) throw new Error('an observer');
  const same = {
    ...blinded,
    protocol: { ...blinded.protocol, observers: [{ ...first, isResearcher: true as const }, ...rest] },
  };
  const person = { kind: 'researcher' } as const;
  const signed = { ...open, state: 'signed' as const };

  it('is denied to a researcher who is an observer with anything unread, begun or not', () => {
    const denied = { ok: false, error: { kind: 'own-reading-open', observerId: a, openReadings: 1 } };
    expect(groupAccess({ person, project: same, subjects, readings: [] })).toEqual(denied);
    expect(groupAccess({ person, project: same, subjects, readings: [open] })).toEqual(denied);
    expect(unblindingAccess({ person, project: same, subjects, readings: [] })).toEqual(denied);
    expect(groupAccess({ person, project: same, subjects, readings: [signed] }).ok).toBe(true);
  });

  it('is open to a researcher who does not read, and where groups are not blinded', () => {
    expect(groupAccess({ person, project: blinded, subjects, readings: [open] }).ok).toBe(true);
    const { protocol } = same;
    const shown = { ...same, protocol: { ...protocol, blinding: { ...protocol.blinding, group: false } } };
    expect(groupAccess({ person, project: shown, subjects, readings: [] }).ok).toBe(true);
  });

  it('needs only what was begun after unblinding', () => {
    const project = { ...same, unblinding: { atUtc: '2026-01-01T00:00:00Z', reason: 'x' } };
    expect(groupAccess({ person, project, subjects, readings: [] }).ok).toBe(true);
    expect(groupAccess({ person, project, subjects, readings: [open] }).ok).toBe(false);
  });
});

describe('observerProgress', () => {
  it('counts subjects with both scans that are not excluded, per round', () => {
    const project = { ...blinded, protocol: { ...blinded.protocol, rounds: 2 } };
    const readings = [
      { ...open, state: 'signed' as const },
      { ...open, round: 2 },
      { ...open, subjectId: excluded.id },
    ];
    const { followUp: __, ...onlyPreop } = makeSubject('S3').scans;
    const withoutFollowUp = { ...makeSubject('S3'), scans: onlyPreop };
    const progress = observerProgress({ project, subjects: [...subjects, withoutFollowUp], readings });
    expect(progress).toEqual([
      { observerId: 'A', toRead: 2, signed: 1, open: 1, notBegun: 0 },
      { observerId: 'B', toRead: 2, signed: 0, open: 0, notBegun: 2 },
    ]);
  });
});

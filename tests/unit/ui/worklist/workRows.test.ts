import { describe, expect, it } from 'vitest';
import { settlingRound } from '../../../../src/domain/agreement/settlingRound';
import { observerId, seriesInstanceUid, studyInstanceUid, subjectId } from '../../../../src/domain/ids';
import type { ReadingProgress } from '../../../../src/domain/reading/readingProgress';
import { targetKey } from '../../../../src/domain/reading/roi';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { targetsOf } from '../../../../src/domain/study/targets';
import type { OpenProject } from '../../../../src/state/openProject';
import { matchesTyped, matchesWork, nextToRead, workRows } from '../../../../src/ui/worklist/workRows';
import { standingText, waitText, workText } from '../../../../src/ui/worklist/workText';

const scan = {
  studyInstanceUid: studyInstanceUid('1.2'),
  axialSeriesUid: seriesInstanceUid('1.3'),
  reason: { kind: 'withheld' },
} as const;
const me = observerId('A');
const codes = ['S-3', 'S-1', 'S-2', 'S-4'];

function line(code: string, part: Partial<ReadingProgress>): ReadingProgress {
  return { subjectId: subjectId(code), observerId: me, round: 2, state: 'open', done: 0, given: 0, ...part };
}

/** An observer's view as the project has it; only what the list reads of it. */
function opened(part: Partial<OpenProject> = {}): OpenProject {
  const shown: Pick<OpenProject, 'project' | 'subjects' | 'progress' | 'person' | 'round' | 'ownDrafts'> = {
    project: {
      id: 'p' as OpenProject['project']['id'],
      protocol: { ...defaultProtocol('List'), rounds: 2 },
      kind: { kind: 'study' },
      identity: 'kept',
      createdAtUtc: '',
      openedAtUtc: '',
    },
    subjects: codes.map((code) => ({
      id: subjectId(code),
      projectId: 'p' as OpenProject['project']['id'],
      code,
      patientKey: '',
      covariates: code === 'S-1' ? { level: 'L1' } : {},
      scans: { preop: scan, followUp: scan },
    })),
    progress: [],
    person: { kind: 'observer', observerId: me },
    round: 2,
    ownDrafts: new Set(),
  };
  return {
    images: new Map(),
    catalogue: { patients: [], problems: [] },
    reachable: new Set(),
    ...shown,
    ...part,
  };
}

describe('an observer’s work list', () => {
  it('stands in the order of the view, with this round’s readings only', () => {
    const progress = [
      line('S-3', { state: 'signed', done: 4 }),
      line('S-1', { done: 3 }),
      line('S-2', { state: 're-opened', done: 4 }),
      // Of another round: it would tell what was read before.
      line('S-4', { state: 'signed', round: 1, done: 4 }),
    ];
    const rows = workRows(opened({ progress }));
    expect(rows.map(({ code }) => code)).toEqual(codes);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(rows.map(standingText)).toEqual(['signed', '3 of 4', 're-opened, 4 of 4', 'to read']);
    expect(nextToRead(rows)?.code).toBe('S-1');
  });

  it('says what is half-drawn, and counts it as begun', () => {
    const rows = workRows(opened({ ownDrafts: new Set([subjectId('S-4')]) }));
    const half = rows.filter((row) => matchesWork(row, 'begun'));
    expect(half.map(standingText)).toEqual(['half-drawn']);
  });

  it('passes over what waits, and says for what and until when', () => {
    const waits = new Map([
      [subjectId('S-3'), { kind: 'wash-out', daysLacking: 3 }],
      [subjectId('S-1'), { kind: 'earlier-round' }],
    ] as const);
    const rows = workRows(opened({ waits }));
    expect(nextToRead(rows)?.code).toBe('S-2');
    const now = Date.UTC(2026, 10, 23, 12);
    expect(rows.slice(0, 3).map((row) => waitText(row, 2, now))).toEqual([
      'waits until 26 Nov 2026',
      'after round 1 is signed',
      '',
    ]);
    expect(rows.filter((row) => matchesWork(row, 'waiting'))).toHaveLength(2);
  });

  it('of the settling round says what is asked of each, counts only that, and names no scan whose order is hidden', () => {
    const protocol = opened().project.protocol;
    const asked = targetsOf(protocol)
      .filter(({ side, timePoint }) => side === 'right' && timePoint === 'followUp')
      .map(targetKey);
    const settle = (of: OpenProject): OpenProject => ({
      ...of,
      round: settlingRound,
      subjects: of.subjects.map((subject) => ({ ...subject, askedTargets: asked })),
      progress: [{ ...line('S-3', { state: 're-opened', done: 0 }), round: settlingRound }],
      waits: new Map([[subjectId('S-1'), { kind: 'earlier-round' } as const]]),
    });
    const rows = workRows(settle(opened()));
    expect(rows.map((row) => row.asked)).toEqual(rows.map(() => 'MF + ES right, follow-up'));
    expect(rows.find(({ code }) => code === 'S-3')?.standing).toEqual({
      kind: 're-opened',
      done: 0,
      total: 1,
    });
    const waiting = rows.find(({ code }) => code === 'S-1');
    expect(waiting && waitText(waiting, settlingRound, 0)).toBe('after what you opened again is signed');
    const blinded = opened();
    const given = { ...blinded.project.protocol, sliceRule: 'chosen-beforehand' as const };
    const hidden = workRows(settle({ ...blinded, project: { ...blinded.project, protocol: given } }));
    expect(hidden[0]?.asked).toBe('MF + ES right');
    expect(workText.round(settlingRound)).toBe('To settle');
  });

  it('is searched by code and level', () => {
    const rows = workRows(opened());
    expect(rows.filter((row) => matchesTyped(row, 's-1')).map(({ code }) => code)).toEqual(['S-1']);
    expect(rows.filter((row) => matchesTyped(row, 'l1')).map(({ code }) => code)).toEqual(['S-1']);
  });
});

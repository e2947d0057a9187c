import { expect, it } from 'vitest';
import { settlingRound } from '../../../src/domain/agreement/settlingRound';
import { observerId } from '../../../src/domain/ids';
import { targetKey } from '../../../src/domain/reading/roi';
import { defaultProtocol } from '../../../src/domain/study/protocol';
import { settlingNotes } from '../../../src/report/settlingNotes';
import { makeSubject, makeTarget } from '../../support/studyFixtures';

/** A study with one target read again by both observers, of whom the first may be the researcher. */
function textWhere(isResearcher: boolean): string {
  const plain = defaultProtocol('Notes');
  const observers = plain.observers.map((one, at) =>
    at === 0 && isResearcher ? { ...one, isResearcher: true as const } : one,
  );
  const signedAtUtc = '2026-03-01T00:00:00Z';
  const ids = plain.observers.slice(0, 2).map(({ id }) => id);
  const subject = {
    ...makeSubject('S-001'),
    settlements: [
      {
        targetKey: targetKey(makeTarget('preop', 'left')),
        decision: 're-read' as const,
        reason: 'fascia',
        by: 'researcher' as const,
        atUtc: '2026-06-02T00:00:00Z',
        protocolVersion: 1,
        compared: ids.map((id) => ({ observerId: observerId(id), signedAtUtc })),
      },
    ],
  };
  const line = (id: string, round: number, at: string) =>
    ({
      subjectId: subject.id,
      observerId: observerId(id),
      round,
      state: 'signed',
      signedAtUtc: at,
    }) as const;
  const progress = ids.flatMap((id) => [
    line(id, 1, signedAtUtc),
    line(id, settlingRound, '2026-06-03T00:00:00Z'),
  ]);
  return settlingNotes({
    project: { protocol: { ...plain, observers } },
    subjects: [subject],
    progress,
  }).join(' ');
}

it('re-reads are said to be blind to both outlines where nobody who reads is the researcher', () => {
  expect(textWhere(false)).toContain('without seeing either outline');
});

it('an observer who is the researcher saw both outlines before the re-read, and the text says so', () => {
  const text = textWhere(true);
  expect(text).not.toContain('without seeing either outline');
  expect(text).toContain('saw both outlines when the re-read was asked for');
});

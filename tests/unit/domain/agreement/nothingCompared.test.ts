import { expect, it } from 'vitest';
import type { SettlingDecision } from '../../../../src/domain/agreement/settlement';
import { settlementsOf } from '../../../../src/domain/agreement/settlementsOf';
import { targetKey } from '../../../../src/domain/reading/roi';
import { makeProtocol, makeSubject, makeTarget } from '../../../support/studyFixtures';

it.each(['average', 're-read', 'third-reading'] as const)(
  'a decision (%s) that names no reading it compared settles nothing',
  (decision: SettlingDecision) => {
    const key = targetKey(makeTarget('preop', 'left'));
    const settlement = {
      targetKey: key,
      decision,
      reason: 'forged',
      by: 'researcher',
      atUtc: '2026-06-02T00:00:00Z',
      protocolVersion: 1,
      compared: [],
    } as const;
    const subject = { ...makeSubject('S-001'), settlements: [settlement] };
    expect(settlementsOf(subject, [], makeProtocol()).get(key)).toEqual({ kind: 'lapsed', settlement });
  },
);

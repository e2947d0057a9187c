import { describe, expect, it } from 'vitest';
import { observerId, subjectId } from '../../../../src/domain/ids';
import type { Project } from '../../../../src/domain/study/project';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { isProtocolLocked, lockOnFirstSigning } from '../../../../src/domain/study/protocolLock';

const protocol = defaultProtocol('Lock');
const signed = (observer: string, signedAtUtc: string) => ({
  subjectId: subjectId('s'),
  observerId: observerId(observer),
  state: 'signed' as const,
  signedAtUtc,
});

describe('the lock of a protocol', () => {
  it('is of the earliest signing, whichever is heard of first', () => {
    const [early, late] = ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'].map((atUtc) => ({
      atUtc,
      observerId: observerId('A'),
      subjectCode: 'S-001',
    }));
    if (!early || !late) throw new Error('two signings expected');
    expect(lockOnFirstSigning({ locked: late }, early).locked).toBe(early);
    expect(lockOnFirstSigning({ locked: early }, late).locked).toBe(early);
    const none: Pick<Project, 'locked'> = {};
    expect(lockOnFirstSigning(none, late).locked).toBe(late);
  });

  it('holds in projects that recorded none, as soon as an observer has signed', () => {
    expect(isProtocolLocked({ protocol }, [signed('slices', '')])).toBe(false);
    expect(isProtocolLocked({ protocol }, [signed('A', '')])).toBe(true);
  });
});

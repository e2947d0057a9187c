import { describe, expect, it } from 'vitest';
import { observerId, subjectId } from '../../../../src/domain/ids';
import type { Project } from '../../../../src/domain/study/project';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import {
  firstSigning,
  isProtocolLocked,
  lockOnFirstSigning,
} from '../../../../src/domain/study/protocolLock';

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

  it('is made by readings that came in: the first that an observer signed, never by slices chosen beforehand', () => {
    const readings = [
      signed('B', '2026-03-03T00:00:00Z'),
      signed('slices', '2026-03-01T00:00:00Z'),
      signed('A', '2026-03-02T00:00:00Z'),
    ];
    expect(firstSigning(protocol, readings, () => 'S-007')).toEqual({
      atUtc: '2026-03-02T00:00:00Z',
      observerId: 'A',
      subjectCode: 'S-007',
    });
    expect(firstSigning(protocol, readings.slice(1, 2), () => 'S-007')).toBeUndefined();
  });

  it('holds in projects that recorded none, as soon as an observer has signed', () => {
    expect(isProtocolLocked({ protocol }, [signed('slices', '')])).toBe(false);
    expect(isProtocolLocked({ protocol }, [signed('A', '')])).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { observerId, seriesInstanceUid, studyInstanceUid, subjectId } from '../../../../src/domain/ids';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { isScanOrderHidden, scansInOrder } from '../../../../src/domain/study/scanOrder';
import { targetsOf } from '../../../../src/domain/study/targets';

const scan = {
  studyInstanceUid: studyInstanceUid('1.2'),
  axialSeriesUid: seriesInstanceUid('1.3'),
  reason: { kind: 'chosen-by-user' },
} as const;
const protocol = defaultProtocol('Order');
const observer = { kind: 'observer', observerId: observerId('A') } as const;

describe('scans on the screen', () => {
  it('stand pre-op first where the observer may know it', () => {
    const subject = { id: subjectId('one'), scans: { followUp: scan, preop: scan } };
    expect(scansInOrder(subject, protocol, false)).toEqual(['preop', 'followUp']);
    expect(isScanOrderHidden({ project: { protocol }, person: observer })).toBe(false);
  });

  it('stand in an order drawn by lot where it is hidden: each way for about half of the subjects, always the same', () => {
    const subjects = Array.from({ length: 400 }, (_, index) => ({
      id: subjectId(`s-${index}`),
      scans: { preop: scan, followUp: scan },
    }));
    const first = subjects.map((subject) => scansInOrder(subject, protocol, true)[0]);
    expect(subjects.map((subject) => scansInOrder(subject, protocol, true)[0])).toEqual(first);
    const turned = first.filter((timePoint) => timePoint === 'followUp').length;
    // 400 fair lots: outside of 200 ± 4 × 10 once in 16,000.
    expect(Math.abs(turned - 200)).toBeLessThan(40);
  });

  it('are hidden by masking and by slices chosen beforehand, for observers only', () => {
    const { blinding } = protocol;
    const masked = { protocol: { ...protocol, blinding: { ...blinding, timePoint: true } } };
    const given = { protocol: { ...protocol, sliceRule: 'chosen-beforehand' as const } };
    for (const project of [masked, given]) {
      expect(isScanOrderHidden({ project, person: observer })).toBe(true);
      expect(isScanOrderHidden({ project, person: { kind: 'researcher' } })).toBe(false);
    }
  });

  it('are asked for as many as there are', () => {
    expect(targetsOf(protocol, ['preop']).map(({ timePoint }) => timePoint)).toEqual(['preop', 'preop']);
    expect(targetsOf(protocol, ['followUp', 'preop'])[0]?.timePoint).toBe('followUp');
  });
});

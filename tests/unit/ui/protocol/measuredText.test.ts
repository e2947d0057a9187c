import { describe, expect, it } from 'vitest';
import { muscleSets } from '../../../../src/domain/study/muscleSet';
import { consequenceTexts, fatChoice, sidesChoice } from '../../../../src/ui/protocol/measuredText';
import { makeProtocol } from '../../../support/studyFixtures';

describe('The question before other outlines are asked for', () => {
  it('names what is asked for no more and what is new, and says that nothing is thrown away', () => {
    const refusal = {
      kind: 'outlines-begun',
      readings: 2,
      removed: [{ muscleId: 'mf-es', side: 'left' }],
      added: [
        { muscleId: 'psoas', side: 'left' },
        { muscleId: 'reference:csf', side: 'none' },
      ],
    } as const;
    const after = { muscles: muscleSets['separately-psoas'] };
    expect(consequenceTexts(refusal, makeProtocol(), after)).toEqual([
      'No longer asked for: Multifidus and erector spinae left. What was outlined of it stays stored and in the ROI file, stands in no table, and counts again when it is asked for again.',
      'New: Psoas left, CSF. To be outlined in the begun readings too before they can be signed.',
    ]);
  });
});

describe('A choice in a list', () => {
  it('is found from what the protocol holds', () => {
    expect(fatChoice({ kind: 'gaussian-mixture', components: 3 })).toBe('gaussian-mixture-3');
    expect(fatChoice({ kind: 'lean-sample', sdCount: 2 })).toBe('lean-sample');
    expect([sidesChoice(['right', 'left']), sidesChoice(['left']), sidesChoice(['right'])]).toEqual([
      'both',
      'left',
      'right',
    ]);
  });
});

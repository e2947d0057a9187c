import { describe, expect, it } from 'vitest';
import { type Disagreements, disagreements } from '../../../../src/analysis/disagreements';
import type { CaseFacts } from '../../../../src/domain/agreement/caseFacts';
import type { Rater } from '../../../../src/domain/agreement/outlinePair';
import { observerId, subjectId } from '../../../../src/domain/ids';
import { targetKey } from '../../../../src/domain/reading/roi';
import { defaultConduct } from '../../../../src/domain/study/conduct';
import { caseTableLines } from '../../../../src/ui/agreement/caseTable';
import { diceText } from '../../../../src/ui/agreement/diceText';
import { limitsText, queueLines } from '../../../../src/ui/agreement/queueLines';
import { makeProtocol, makeTarget } from '../../../support/studyFixtures';

const protocol = makeProtocol();
const raters: readonly [Rater, Rater] = [
  { observerId: observerId('A'), round: 1 },
  { observerId: observerId('B'), round: 1 },
];
const rules = defaultConduct.adjudication;

function facts(side: 'left' | 'right', change: Partial<CaseFacts> = {}): CaseFacts {
  const target = makeTarget('followUp', side);
  return {
    subjectId: subjectId('s1'),
    code: 'S-001',
    isTraining: false,
    target,
    targetKey: targetKey(target),
    pair: { kind: 'same-slice', dice: 0.8, meanMm: 1.64, percentile95Mm: 3.2 },
    csaMm2: [1304.9, 1582],
    si: [413.4, 475.3],
    images: [undefined, undefined],
    ...change,
  };
}

function lists(...cases: readonly CaseFacts[]): Disagreements {
  return disagreements({ cases, rows: [], rules, standings: new Map() });
}

const caseLines = (of: Disagreements, shown: 'queue' | 'all' = 'queue') =>
  queueLines(of, shown, protocol, raters).filter((line) => line.kind === 'case');

describe('a line of the queue', () => {
  it('names subject, side and time point, Dice and the difference second minus first', () => {
    const [line] = caseLines(lists(facts('left')));
    expect(line).toMatchObject({
      tag: 'L',
      timePoint: 'follow-up',
      structure: '',
      reason: 'Outline',
      dice: '0.800',
      csa: '+277.1',
      isDiceWhy: true,
      isCsaWhy: false,
    });
  });

  it('names two slices first and gives no Dice across them', () => {
    const [line] = caseLines(lists(facts('left', { pair: { kind: 'other-slice' } })));
    expect(line).toMatchObject({ reason: 'Two slices', isOfSlice: true, dice: undefined, csa: '+277.1' });
  });

  it('says who could measure where only one could', () => {
    const pair = { kind: 'one-cannot', who: 1, reason: 'motion' } as const;
    const [line] = caseLines(
      lists(facts('right', { pair, csaMm2: [1300, undefined], si: [400, undefined] })),
    );
    expect(line).toMatchObject({ reason: 'Only A could measure: motion', dice: undefined, csa: undefined });
  });

  it('of an agreed case stands among all that are compared alone', () => {
    const pair = { kind: 'same-slice', dice: 0.95, meanMm: 0.3, percentile95Mm: 0.9 } as const;
    const agreed = lists(facts('left', { pair }));
    expect(caseLines(agreed)).toEqual([]);
    expect(caseLines(agreed, 'all').map(({ state }) => state)).toEqual(['agreed']);
  });
});

describe('the limits in words', () => {
  it('name what the protocol counts as a disagreement', () => {
    expect(limitsText(rules)).toBe(
      'Dice below 0.85, CSA or SI difference outside the limits of agreement, or two slices.',
    );
    expect(limitsText({ ...rules, outsideLimitsOf: [], otherSlice: false })).toBe('Dice below 0.85.');
    expect(limitsText({ ...rules, diceBelow: null, outsideLimitsOf: [], otherSlice: false })).toBe(
      'Only where one of the two could not measure.',
    );
  });
});

describe('a Dice coefficient below its limit', () => {
  it('is never printed as the limit', () => {
    const reasons = [{ kind: 'dice', limit: 0.85 }] as const;
    expect(diceText(0.84996, reasons)).toBe('0.84996');
    expect(diceText(0.84996, [])).toBe('0.850');
    expect(diceText(0.8491, reasons)).toBe('0.849');
  });
});

describe('the table of a subject', () => {
  it('stands in the order of drawing, with words where outlines cannot be compared', () => {
    const { open } = lists(facts('left'), facts('right', { pair: { kind: 'other-slice' } }));
    const lines = caseTableLines(open, subjectId('s1'), protocol, raters);
    expect(lines.map(({ tag, csa, outlines, why }) => [tag, csa, outlines, why])).toEqual([
      [
        'R',
        ['1304.9', '1582.0', '+277.1'],
        { kind: 'words', words: 'two slices' },
        'The observers outlined two slices, so there is neither Dice nor distance.',
      ],
      [
        'L',
        ['1304.9', '1582.0', '+277.1'],
        { kind: 'numbers', dice: '0.800', mean: '1.64', p95: '3.20' },
        'Dice 0.800 is below 0.85.',
      ],
    ]);
  });
});

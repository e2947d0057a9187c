import { describe, expect, it } from 'vitest';
import { valuesInForce } from '../../../../src/app/agreement/valuesInForce';
import { present } from '../../../../src/base/assert';
import { observerId } from '../../../../src/domain/ids';
import type { AdjudicationRules } from '../../../../src/domain/study/conduct';
import { inForceLine } from '../../../../src/ui/agreement/inForceLine';
import { type SettledRoi, settledStudy } from '../../../support/settledStudy';

// R1 of `fixtureStudy`, pre-op right: A 940 mm² and 375 a.u., B 960 mm² and 385 a.u. Expected values by hand.
const target = { code: 'R1', timePoint: 'preop', side: 'right' } as const;
const raters = [
  { observerId: observerId('A'), round: 1 },
  { observerId: observerId('B'), round: 1 },
] as const;

function settled(rois: readonly SettledRoi[], thirdRule?: AdjudicationRules['thirdRule']) {
  const { subjects, readings, project } = settledStudy(rois, thirdRule);
  const subject = present(
    subjects.find(({ code }) => code === 'R1'),
    'R1',
  );
  const values = valuesInForce(subject, { readings, protocol: project.protocol, seriesOf: undefined });
  return {
    values,
    lines: values.map((one) => inForceLine(one, project.protocol, raters)),
  };
}

describe('values in force of a settled target', () => {
  it('are both new ones of a re-read, with their difference', () => {
    const { values, lines } = settled([
      { ...target, decision: 're-read', drawn: { A: [950.2, 380], B: [955.5, 381.5] } },
    ]);
    expect(values[0]?.places.map(({ by, isNew, csaMm2, si }) => [by, isNew, csaMm2, si])).toEqual([
      ['A', true, 950.2, 380],
      ['B', true, 955.5, 381.5],
    ]);
    expect(lines).toEqual([
      {
        kind: 'pair',
        csa: ['950.2', '955.5', '+5.3'],
        si: ['380.0', '381.5', '+1.5'],
        words: 're-read',
      },
    ]);
  });

  it('are none while one of the two has not read again, where the mean stands, and where it was taken back', () => {
    expect(settled([{ ...target, decision: 're-read', drawn: { A: [950, 380] } }]).values).toEqual([]);
    expect(settled([{ ...target, decision: 'average' }]).values).toEqual([]);
    expect(
      settled([{ ...target, decision: 'open', drawn: { A: [950, 380], B: [955, 381] } }]).values,
    ).toEqual([]);
  });

  it('are the third reading’s alone where it replaces the mean', () => {
    const { lines } = settled([{ ...target, decision: 'third-reading', drawn: { third: [900, 300] } }]);
    expect(lines).toEqual([
      {
        kind: 'one',
        letters: '3',
        by: 'third',
        csa: '900.0',
        si: '300.0',
        words: 'third reading',
      },
    ]);
  });

  it('are the mean of the two nearest, named, by that rule', () => {
    // 930 lies nearest to A's 940: mean 935 mm², and (375 + 365) / 2 = 370 a.u.
    const { lines } = settled(
      [{ ...target, decision: 'third-reading', drawn: { third: [930, 365] } }],
      'two-nearest',
    );
    expect(lines).toEqual([
      {
        kind: 'one',
        letters: 'A, 3',
        by: undefined,
        csa: '935.0',
        si: '370.0',
        words: 'third reading, mean of A and 3',
      },
    ]);
  });

  it('say that the originals stand where the third reading is the farther one', () => {
    const { lines } = settled(
      [{ ...target, decision: 'third-reading', drawn: { third: [1200, 365] } }],
      'two-nearest',
    );
    expect(lines).toEqual([{ kind: 'originals', words: 'third reading, originals stand' }]);
  });
});

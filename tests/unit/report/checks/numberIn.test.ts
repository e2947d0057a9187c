import { describe, expect, it } from 'vitest';
import { numberIn } from '../../../../src/report/checks/numberIn';
import { numbersPasted } from '../../../../src/report/checks/numbersPasted';
import { countsWithPasted, emptyGroup, meansWithPasted } from '../../../../src/report/checks/pasted';

const read = (text: string) => {
  const number = numberIn(text);
  return number.ok ? [number.value.value, number.value.decimals] : number.error.kind;
};

describe('a typed number', () => {
  it('is read with any minus sign, and keeps the decimals that were printed', () => {
    expect(read('74.27')).toEqual([74.27, 2]);
    expect(read(' 8.10 ')).toEqual([8.1, 2]);
    expect(read('−3.83')).toEqual([-3.83, 2]);
    expect(read('− 3.83')).toEqual([-3.83, 2]);
    expect(read('-3')).toEqual([-3, 0]);
    expect(read('–.318')).toEqual([-0.318, 3]);
    expect(read('+5.')).toEqual([5, 0]);
    expect(read('2e-3')).toEqual([0.002, 0]);
    expect(Object.is(numberIn('-0'), -0)).toBe(false);
    expect(read('-0')).toEqual([0, 0]);
  });

  it('may have a decimal comma, or commas between thousands where a point follows', () => {
    expect(read('74,27')).toEqual([74.27, 2]);
    expect(read('0,901')).toEqual([0.901, 3]);
    expect(read('1,557.51')).toEqual([1557.51, 2]);
    expect(read('12,345,678.9')).toEqual([12345678.9, 1]);
  });

  it('is refused where it can be read two ways', () => {
    expect(numberIn('1,557')).toEqual({
      ok: false,
      error: { kind: 'two-readings', whole: '1557', decimal: '1.557' },
    });
    expect(numberIn('−1,557')).toMatchObject({ error: { whole: '−1557', decimal: '−1.557' } });
  });

  it('is not a word, a half number or nothing', () => {
    expect(read('')).toBe('empty');
    for (const text of [
      'abc',
      '1.2.3',
      '1 2',
      '±3',
      '12a',
      '--3',
      '1,2,3',
      '1e400',
      'Infinity',
      'NaN',
      '0x10',
    ]) {
      expect(read(text), text).toBe('not-a-number');
    }
  });
});

describe('a pasted block', () => {
  it('is read line by line, without words, plus-minus and brackets', () => {
    const means = (text: string) => numbersPasted(text, { shares: 'keep' });
    expect(means('33\t74.27 ± 8.10\r\n59\t75.29 ± 8.51\r\n')).toEqual([
      ['33', '74.27', '8.10'],
      ['59', '75.29', '8.51'],
    ]);
    expect(means('Preoperative BMD (T) − 3.83 ± 0.63 -3.65 ± 0.66')).toEqual([
      ['−3.83', '0.63', '-3.65', '0.66'],
    ]);
    // A range is two numbers, a name with a digit is none.
    expect(means('T11-L2, 1277.39-1856.21')).toEqual([['1277.39', '1856.21']]);
    expect(means('Age\n\n')).toEqual([]);
  });

  it('of counts loses its percentages', () => {
    expect(
      numbersPasted('Males 11 (33.3) 19 (32.2)\nFemales 22 66.7% 40 67.8 %', { shares: 'leave-out' }),
    ).toEqual([
      ['11', '19'],
      ['22', '40'],
    ]);
  });

  it('fills groups from the field on, adds lines, and leaves a single number to the field', () => {
    const two = [emptyGroup, emptyGroup];
    expect(meansWithPasted(two, { row: 0, column: 'n' }, '33 74.27 ± 8.10\n59 75.29 ± 8.51\n9 1 2')).toEqual([
      { name: '', n: '33', mean: '74.27', sd: '8.10' },
      { name: '', n: '59', mean: '75.29', sd: '8.51' },
      { name: '', n: '9', mean: '1', sd: '2' },
    ]);
    expect(meansWithPasted(two, { row: 1, column: 'mean' }, '75.29 ± 8.51')).toEqual([
      emptyGroup,
      { name: '', n: '', mean: '75.29', sd: '8.51' },
    ]);
    expect(meansWithPasted(two, { row: 0, column: 'n' }, '33')).toBeUndefined();
  });

  it('fills counts from the field on and keeps what stands before it', () => {
    const typed = [
      ['1', '2'],
      ['3', '4'],
    ];
    expect(countsWithPasted(typed, { row: 1, column: 1 }, '8 9\n10 11')).toEqual([
      ['1', '2', ''],
      ['3', '8', '9'],
      ['', '10', '11'],
    ]);
    expect(countsWithPasted(typed, { row: 0, column: 0 }, '11 (33.3)')).toEqual([
      ['11', '2'],
      ['3', '4'],
    ]);
    expect(countsWithPasted(typed, { row: 0, column: 0 }, '11')).toBeUndefined();
  });
});

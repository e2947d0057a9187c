import { describe, expect, it } from 'vitest';
import { isMissingText } from '../../../../src/domain/covariateTable/missingText';
import { readSex, readYesNo } from '../../../../src/domain/covariateTable/readAnswer';
import { dateOfSerial, dateOrderIn, readDate } from '../../../../src/domain/covariateTable/readDate';
import { readLevel, readLevels } from '../../../../src/domain/covariateTable/readLevel';
import { decimalSignIn, readNumber } from '../../../../src/domain/covariateTable/readNumber';
import { unitFactor } from '../../../../src/domain/covariateTable/units';

const number = (text: string, decimal?: 'point' | 'comma') => {
  const read = readNumber(text, decimal);
  return read.ok ? read.value.number : read.error.kind;
};
const date = (text: string, rules = {}) => {
  const read = readDate(text, rules);
  return read.ok ? read.value : read.error.kind;
};
const level = (text: string) => {
  const read = readLevel(text);
  return read.ok ? read.value : read.error.kind;
};

describe('a number in a cell', () => {
  it.each([
    ['23.5', 23.5],
    ['23,5', 23.5],
    ['−3,4', -3.4],
    ['６８', 68],
    ['２３．５', 23.5],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1,234,567', 1_234_567],
    ['0,123', 0.123],
    ['0.125', 0.125],
    ['.5', 0.5],
    ['-2', -2],
    ['12.3456', 12.3456],
  ])('%s is %d', (text, expected) => expect(number(text)).toBe(expected));

  it('with three digits after its only sign is ambiguous until somebody says what the sign is', () => {
    expect(number('1,234')).toBe('ambiguous-decimal');
    expect(number('1.234')).toBe('ambiguous-decimal');
    expect(number('1,234', 'comma')).toBe(1.234);
    expect(number('1,234', 'point')).toBe(1234);
    expect(decimalSignIn('1,234')).toBe('either');
    expect(decimalSignIn('23,5')).toBe('comma');
    expect(decimalSignIn('1,234.5')).toBe('point');
  });

  it.each(['', 'abc', '1,23,4', '12,34.5', '<0.5', '3.4.1', '2-3', '1 23', '12 345 6'])(
    'is none in %s',
    (text) => expect(number(text)).toBe('not-a-number'),
  );

  it('gives its unit', () => {
    expect(readNumber('68 岁')).toEqual({ ok: true, value: { number: 68, unit: '岁' } });
    expect(readNumber('23.5 kg/m²')).toEqual({ ok: true, value: { number: 23.5, unit: 'kg/m2' } });
    // No unit of anything: an exponent is refused where the unit is looked at.
    expect(readNumber('1e3')).toEqual({ ok: true, value: { number: 1, unit: 'e3' } });
    expect(unitFactor('other', 'e3')).toBeUndefined();
    expect(readNumber('1.68m')).toEqual({ ok: true, value: { number: 1.68, unit: 'm' } });
  });

  it('has a unit of its quantity or none', () => {
    expect(unitFactor('years', '岁')).toBe(1);
    expect(unitFactor('years', 'months')).toBeUndefined();
    expect(unitFactor('length', 'm')).toBe(100);
    // One international pound is 0.45359237 kg exactly.
    expect(unitFactor('mass', 'lb')).toBe(0.453_592_37);
    expect(unitFactor('other', 'mL', 'ml')).toBe(1);
  });
});

describe('a date in a cell', () => {
  it.each([
    '2021-03-04',
    '2021/3/4',
    '2021/03/04',
    '2021.3.4',
    '20210304',
    '2021年3月4日',
    '２０２１年０３月０４日',
    '2021년 3월 4일',
    '4.3.2021',
    '04.03.2021',
    '04-Mar-2021',
    '4 March 2021',
    'March 4, 2021',
    'Mar 4th, 2021',
    '4. März 2021',
    '4 de marzo de 2021',
    '2021-03-04 00:00:00',
    '2021-03-04T09:30:00Z',
    '2021/3/4 9:30',
  ])('%s is 4 March 2021', (text) => expect(date(text)).toBe('2021-03-04'));

  it('with day and month below 13 needs the order of its column', () => {
    expect(date('03/04/2021')).toBe('ambiguous-date');
    expect(date('03/04/2021', { order: 'day-month' })).toBe('2021-04-03');
    expect(date('03/04/2021', { order: 'month-day' })).toBe('2021-03-04');
    expect(date('04/04/2021')).toBe('2021-04-04');
    expect(dateOrderIn('25/03/2021')).toBe('day-month');
    expect(dateOrderIn('03/25/2021')).toBe('month-day');
    expect(dateOrderIn('03/04/2021')).toBe('either');
    expect(date('03/25/2021', { order: 'day-month' })).toBe('other-date-order');
    expect(date('25/03/2021', { order: 'day-month' })).toBe('2021-03-25');
  });

  it.each(['21-03-04', '12/03/21', '210304', '4.3.21', '04-Mar-21', '21年3月4日'])(
    '%s has a year of two digits',
    (text) => expect(date(text)).toBe('two-digit-year'),
  );

  it.each([
    ['2021-03', 'no-day'],
    ['2021年3月', 'no-day'],
    ['2021', 'no-day'],
    ['03/2021', 'no-day'],
    ['2021-02-29', 'not-a-date'],
    ['31.4.2021', 'not-a-date'],
    ['32/13/2021', 'ambiguous-date'],
    ['soon', 'not-a-date'],
    ['1821-03-04', 'before-1900'],
    ['44259', 'date-number'],
  ])('%s is none: %s', (text, why) => expect(date(text)).toBe(why));

  // Microsoft, "Date systems in Excel": 5 July 2011 is 40729 in the system of 1900 and 39267 in that of 1904; they
  // differ by 1462 days. 1 and 60 of 1900 are 1 January and the 29 February that never was; ISO/IEC 29500-1, 18.17.4.1.
  it('as a number of a spreadsheet is a day of its date system', () => {
    const serial = (day: number, system: '1900' | '1904') => {
      const read = dateOfSerial(day, system);
      return read.ok ? read.value : read.error.kind;
    };
    expect(serial(40_729, '1900')).toBe('2011-07-05');
    expect(serial(39_267, '1904')).toBe('2011-07-05');
    expect(serial(1, '1900')).toBe('1900-01-01');
    expect(serial(59, '1900')).toBe('1900-02-28');
    expect(serial(60, '1900')).toBe('not-a-date');
    expect(serial(61, '1900')).toBe('1900-03-01');
    expect(serial(0, '1904')).toBe('1904-01-01');
    expect(serial(2_958_465, '1900')).toBe('9999-12-31');
    expect(date('44259', { serial: '1900' })).toBe('2021-03-04');
    expect(date('44259.75', { serial: '1900' })).toBe('2021-03-04');
    expect(date('42797', { serial: '1904' })).toBe('2021-03-04');
  });
});

describe('a level in a cell', () => {
  it.each([
    ['L1', 'L1'],
    ['l 1', 'L1'],
    ['Ｌ１', 'L1'],
    ['腰1', 'L1'],
    ['腰椎1', 'L1'],
    ['第1腰椎', 'L1'],
    ['L1椎体', 'L1'],
    ['胸12', 'T12'],
    ['Th12', 'T12'],
    ['D12', 'T12'],
    ['BWK 12', 'T12'],
    ['LWK1', 'L1'],
    ['T 06', 'T6'],
    ['요추 3', 'L3'],
    ['흉추12번', 'T12'],
    ['S1', 'S1'],
    ['骶1', 'S1'],
    ['lumbar 4', 'L4'],
  ])('%s is %s', (text, expected) => expect(level(text)).toBe(expected));

  it.each([
    ['T12/L1', 'several-levels'],
    ['L1, L2', 'several-levels'],
    ['L1-L3', 'level-range'],
    ['C5', 'not-a-level'],
    ['L9', 'not-a-level'],
    ['12', 'not-a-level'],
    ['lumbar', 'not-a-level'],
  ])('%s is refused: %s', (text, why) => expect(level(text)).toBe(why));

  it('may be several where several are asked for', () => {
    expect(readLevels('L2, L4')).toEqual({ ok: true, value: ['L2', 'L4'] });
    expect(readLevels('胸12、腰2')).toEqual({ ok: true, value: ['T12', 'L2'] });
    expect(readLevels('L2,4')).toEqual({ ok: true, value: ['L2', 'L4'] });
    expect(readLevels('T12 L2')).toEqual({ ok: true, value: ['T12', 'L2'] });
    expect(readLevels('')).toEqual({ ok: true, value: [] });
  });
});

describe('an answer in a cell', () => {
  it.each(['男', 'M', 'male', 'Mann', 'männlich', '남자', 'homme', 'masculino', '男性'])(
    '%s is male',
    (text) => expect(readSex(text)).toBe('male'),
  );
  it.each(['女', 'F', 'Female', 'w', 'weiblich', '여', 'femme', 'mujer', '女性'])('%s is female', (text) =>
    expect(readSex(text)).toBe('female'),
  );
  it.each(['1', '2', '0', 'x', ''])('%s is no word for a sex', (text) =>
    expect(readSex(text)).toBeUndefined(),
  );
  it('beside H an M may be a mujer', () => {
    expect(readSex('M', true)).toBeUndefined();
    expect(readSex('H', true)).toBe('male');
  });
  it.each(['是', '有', 'yes', 'Y', 'ja', 'oui', 'sí', '예', 'あり', 'TRUE'])('%s is yes', (text) =>
    expect(readYesNo(text)).toBe('yes'),
  );
  it.each(['否', '无', 'no', 'nein', 'non', '없음', 'なし', 'none', 'FALSE'])('%s is no', (text) =>
    expect(readYesNo(text)).toBe('no'),
  );
  it.each(['1', '0', '2', '+', '-'])('%s is no word for yes or no', (text) =>
    expect(readYesNo(text)).toBeUndefined(),
  );
  it.each(['', '-', '—', 'NA', 'N/A', 'n.a.', '缺失', '不详', 'k.A.', '  '])('%s is missing', (text) =>
    expect(isMissingText(text)).toBe(true),
  );
  it.each(['0', '999', 'no', '无骨折'])('%s is not missing', (text) =>
    expect(isMissingText(text)).toBe(false),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { daysBetween, parseIsoDate } from '../../../src/domain/isoDate';

// Expected values are the calendar's.
const day = (text: string) => present(parseIsoDate(text), `date ${text}`);

describe('reading a date', () => {
  it.each(['2024-02-29', '20240229', '2024.02.29', ' 2024/02/29 '])('"%s" is 29 February 2024', (text) => {
    expect(parseIsoDate(text)).toBe('2024-02-29');
  });
  it.each([
    '2023-02-29',
    '20241301',
    '20240431',
    '2024-0229',
    '240229',
    '29.02.2024',
    '',
    '2024-02-29T10:00',
    '00000000',
  ])('"%s" is no date', (text) => {
    expect(parseIsoDate(text)).toBeUndefined();
  });
});

describe('days between', () => {
  it('a leap year has 366 days, others 365', () => {
    expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
    expect(daysBetween(day('2023-01-01'), day('2024-01-01'))).toBe(365);
  });
  it('back in time is negative, the same day is 0', () => {
    expect(daysBetween(day('2024-03-01'), day('2024-02-28'))).toBe(-2);
    expect(daysBetween(day('2024-03-01'), day('2024-03-01'))).toBe(0);
  });
  it('days add up over any third date', () => {
    const date = fc
      .date({
        min: new Date('1900-01-01T00:00:00Z'),
        max: new Date('2100-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((at) => day(at.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      }),
    );
  });
});

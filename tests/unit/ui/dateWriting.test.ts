import { describe, expect, it } from 'vitest';
import { present } from '../../../src/base/assert';
import { parseIsoDate } from '../../../src/domain/isoDate';
import { dateWriting } from '../../../src/ui/parts/dateWriting';

describe('dates of a project that keeps them', () => {
  const writing = dateWriting({ identity: 'kept' });

  it('are written and read as dates', () => {
    expect(writing.read('20200317')).toEqual({ ok: true, value: '2020-03-17' });
    expect(writing.read(' ')).toEqual({ ok: true, value: undefined });
    expect(writing.read('17/3/2020')).toEqual({ ok: false, error: { kind: 'not-a-date' } });
  });
});

describe('dates of a project that keeps no identity', () => {
  const writing = dateWriting({ identity: 'removed' });

  it('are days from the first scan', () => {
    const minusTwelve = writing.read('−12');
    if (!minusTwelve.ok) throw new Error('not read');
    const date = present(minusTwelve.value, 'a date');
    // Twelve days before 1 January 1800.
    expect(date).toBe(parseIsoDate('1799-12-20'));
    expect(writing.write(date)).toBe('day −12');
    expect(writing.read(writing.writeInField(date))).toEqual(minusTwelve);
    expect(writing.read('day 183')).toMatchObject({ ok: true });
  });

  it('are no dates, so that none is stored by a slip', () => {
    expect(writing.read('2020-03-17')).toEqual({ ok: false, error: { kind: 'not-a-day' } });
    expect(writing.read('20200317')).toEqual({ ok: false, error: { kind: 'not-a-day' } });
    expect(writing.read('99999')).toEqual({ ok: false, error: { kind: 'not-a-day' } });
  });
});

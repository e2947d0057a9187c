import { describe, expect, it } from 'vitest';
import { isolatedText } from '../../../src/base/isolatedText';
import { findingText } from '../../../src/report/pairFindingText';
import { personLine } from '../../../src/ui/cohort/personName';

describe('a text out of a file, in a line with other text', () => {
  it('loses what would turn the line around it', () => {
    expect(isolatedText('T2 \u202Etceles\u202C ax')).toBe('T2 tceles ax');
    expect(isolatedText('a\u2069\u2066b\u200Fc\u061C')).toBe('abc');
  });

  it('is set apart where it is written from right to left, and else unchanged', () => {
    expect(isolatedText('כהן')).toBe('\u2068כהן\u2069');
    expect(isolatedText('محمد\u2069 1')).toBe('\u2068محمد 1\u2069');
    for (const text of ['T2 TSE ax', '山田 太郎', 'Иванов', 'Ωmega', ''])
      expect(isolatedText(text)).toBe(text);
  });

  it('cannot swap the number and the name, nor what was before and after', () => {
    expect(personLine({ id: '47\u202E11', name: 'Cohen^A=כהן^א' })).toBe('4711 · \u2068Cohen A, כהן א\u2069');
    const finding = { severity: 'amber', item: 'station', kind: 'text-differs' } as const;
    expect(findingText({ ...finding, preop: '\u202EMR1', followUp: 'MR2' })).not.toContain('\u202E');
  });
});

import { describe, expect, it } from 'vitest';
import { personName } from '../../../src/ui/cohort/personName';

// Examples of names: DICOM PS3.5, 6.2.1 and Annexes H and I.
describe('a person name from a file', () => {
  it('is written with spaces between its components', () => {
    expect(personName('Adams^John Robert Quincy^^Rev.^B.A. M.Div.')).toBe(
      'Adams John Robert Quincy Rev. B.A. M.Div.',
    );
  });

  it('is written in each script that the file has', () => {
    expect(personName('Yamada^Tarou=山田^太郎=やまだ^たろう')).toBe('Yamada Tarou, 山田 太郎, やまだ たろう');
    expect(personName('Hong^Gildong=洪^吉洞=')).toBe('Hong Gildong, 洪 吉洞');
  });

  it('is empty where the file has none', () => {
    expect(personName('^^')).toBe('');
  });
});

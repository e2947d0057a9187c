import { describe, expect, it } from 'vitest';
import { noticeText } from '../../../src/ui/frame/noticeText';

describe('the words of a notice', () => {
  it('on a slice far from mid-height fit who chose it: an observer has a reason to give, who chooses for all has none', () => {
    const facts = { timePoint: 'preop', distanceAtBodyMm: 8, toleranceMm: 5 };
    expect(noticeText('slice-far-from-mid-height', facts).text).toContain('“No slice at the level”');
    const forAll = noticeText('slice-far-from-mid-height', { ...facts, isForAll: 1 }).text;
    expect(forAll).toContain('+8.0 mm at the body');
    expect(forAll).not.toContain('No slice at the level');
    expect(forAll).toContain('exclude the subject');
  });

  it('on subjects that another computer erased say what went, and that an open reading was closed', () => {
    const one = noticeText('erased-elsewhere', { count: 1, wasOpen: 1 });
    expect([one.title, one.text]).toEqual([
      '1 subject was erased',
      expect.stringContaining('The reading that was open was of one, and was closed.'),
    ]);
    expect(noticeText('erased-elsewhere', { count: 2, wasOpen: 0 }).text).not.toContain('closed');
  });
});

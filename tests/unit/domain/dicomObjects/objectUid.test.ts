import { describe, expect, it } from 'vitest';
import { isUid, objectUid } from '../../../../src/domain/dicomObjects/objectUid';

// Python 3.11: '2.25.' + str(int(hashlib.sha256(json.dumps(texts, ensure_ascii=False, separators=(',', ':')).encode()).hexdigest()[:32], 16))
describe('a UID made from texts', () => {
  it.each([
    [
      ['tracking', 'p1', 's1', 'preop|fractured-level|mf-es|right', 'A', '1'],
      '2.25.254273952853925640740616015080305778828',
    ],
    [['김민수', '\n"'], '2.25.144737982275260074679975813596201455266'],
    [[], '2.25.105444142999350346250698828804186360805'],
    // The first bits are zeros: no leading zero is written.
    [['n', '35'], '2.25.3585627513381100420552489045512755195'],
  ])('of %j is what Python makes of them', (texts, uid) => {
    expect(objectUid(...texts)).toBe(uid);
    expect(isUid(uid)).toBe(true);
  });

  it('tells where one text ends and the next begins', () => {
    expect(objectUid('ab', 'c')).not.toBe(objectUid('a', 'bc'));
  });
});

describe('what is a UID', () => {
  it.each(['1.2.840.10008.1.2', '2.25.0', '0.9'])('%s is', (text) => expect(isUid(text)).toBe(true));
  it.each(['', '1', 'scan-K7Q2MXA', '1.02', '1..2', '1.2.', '.1', `1.${'2'.repeat(63)}`])(
    '%j is not',
    (text) => expect(isUid(text)).toBe(false),
  );
});

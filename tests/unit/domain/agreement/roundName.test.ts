import { expect, it } from 'vitest';
import { roundName } from '../../../../src/domain/agreement/roundName';
import { settlingRound } from '../../../../src/domain/agreement/settlingRound';

it('names the rounds of the protocol by number and the one that settles by what it is for', () => {
  expect([1, 2, settlingRound].map(roundName)).toEqual(['round 1', 'round 2', 'to settle']);
});

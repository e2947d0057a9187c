import type { AgreementComparison, RoundsComparison } from '../analysis/agreementComparison';
import type { Protocol } from '../domain/study/protocol';
import { raterNames } from './comparisonNames';

type Observers = Pick<Protocol, 'observers'>;

/** Who is held against whom, as a caption. */
export function comparisonCaption(comparison: AgreementComparison, protocol: Observers): string {
  if (comparison.kind === 'observers') {
    return `Agreement between observers ${raterNames(comparison, protocol).join(' and ')}`;
  }
  const [first, second] = comparison.rounds;
  return `Agreement between rounds: round ${second} against round ${first} of ${roundsOfText(comparison, protocol)}`;
}

/** Whom differences are between: "Between observers", "Between rounds 1 and 2 of observer A". */
export function betweenText(comparison: AgreementComparison, protocol: Observers): string {
  if (comparison.kind === 'observers') return 'Between observers';
  return `Between rounds ${comparison.rounds.join(' and ')} of ${roundsOfText(comparison, protocol)}`;
}

/** Whose rounds are compared: "observer A", "the average of A and B". */
export function roundsOfText({ of }: RoundsComparison, { observers }: Observers): string {
  if (of === 'average') return `the average of ${observers.map(({ letter }) => letter).join(' and ')}`;
  const letter = observers.find(({ id }) => id === of)?.letter;
  return letter === undefined ? 'a former observer' : `observer ${letter}`;
}

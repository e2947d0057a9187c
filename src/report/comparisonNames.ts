import {
  type AgreementComparison,
  comparisonKey,
  observersComparison,
} from '../analysis/agreementComparison';
import type { AgreementTable } from '../analysis/agreementTable';
import type { StudyResults } from '../analysis/studyResults';
import type { Protocol } from '../domain/study/protocol';

type Observers = Pick<Protocol, 'observers'>;

/** "A and B", "A round 1 and 2", "Average round 1 and 2". */
export function comparisonName(comparison: AgreementComparison, protocol: Observers): string {
  if (comparison.kind === 'observers') {
    const letters = raterNames(comparison, protocol);
    return letters.length < 2
      ? letters.join('')
      : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1) ?? ''}`;
  }
  const [first, second] = comparison.rounds;
  return `${whose(comparison.of, protocol)} round ${first} and ${second}`;
}

/** What is held against each other, in the order of the differences: ["A", "B"], ["round 1", "round 2"]. */
export function raterNames(comparison: AgreementComparison, { observers }: Observers): readonly string[] {
  return comparison.kind === 'observers'
    ? observers.map(({ letter }) => letter)
    : comparison.rounds.map((round) => `round ${round}`);
}

/** Every comparison that a study has, the observers first. */
export function comparisonsOf(
  results: Pick<StudyResults, 'agreement' | 'roundsAgreement'>,
): readonly AgreementComparison[] {
  return [
    ...(results.agreement.ok ? [observersComparison] : []),
    ...results.roundsAgreement.filter(({ table }) => table.ok).map(({ comparison }) => comparison),
  ];
}

/** The agreement table of a comparison; undefined of one that the study does not have. */
export function agreementOf(
  results: Pick<StudyResults, 'agreement' | 'roundsAgreement'>,
  comparison: AgreementComparison,
): AgreementTable | undefined {
  if (comparison.kind === 'observers') return results.agreement;
  const key = comparisonKey(comparison);
  return results.roundsAgreement.find((one) => comparisonKey(one.comparison) === key)?.table;
}

function whose(of: string, { observers }: Observers): string {
  return of === 'average' ? 'Average' : (observers.find(({ id }) => id === of)?.letter ?? of);
}

import type { VertebralLevel } from '../level';
import { timePoints } from '../timePoint';
import type { PairCheck } from './pairCheck';
import { type PairIneligibility, pairIneligibility } from './pairEligibility';
import type { Protocol } from './protocol';
import type { Subject } from './subject';

/** Why a subject that is not excluded is not analysed by the protocol's eligibility rules. */
export type SubjectIneligibility =
  | PairIneligibility
  /** Its level is none of those that the study measures at. */
  | { readonly kind: 'level-outside'; readonly level: VertebralLevel };

/**
 * Holds a subject against the protocol's levels and its pair of scans against the rules for pairs; undefined where it is
 * eligible. A level that nobody has given yet is not outside; scans are compared where both are there.
 */
export function subjectIneligibility(
  { covariates: { level }, scans }: Pick<Subject, 'covariates' | 'scans'>,
  pair: Pick<PairCheck, 'rows' | 'findings'> | undefined,
  { levels, eligibility }: Pick<Protocol, 'levels' | 'eligibility'>,
): SubjectIneligibility | undefined {
  if (level !== undefined && !levels.includes(level)) return { kind: 'level-outside', level };
  const hasPair = timePoints.every((timePoint) => scans[timePoint]);
  return hasPair ? pairIneligibility(pair, eligibility) : undefined;
}

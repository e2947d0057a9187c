import type { CaseFacts } from '../domain/agreement/caseFacts';
import type { SettlementStanding } from '../domain/agreement/settlementStanding';
import type { SubjectId } from '../domain/ids';
import { referenceTissueOf } from '../domain/reading/referenceTissue';
import type { AdjudicationRules } from '../domain/study/conduct';
import type { AgreementRow } from './agreementTable';
import { type DisagreementOrder, inOrder } from './disagreementOrder';

/** Why two raters are said to disagree about a target. */
export type DisagreementReason =
  /** One outlined it, the other gave a reason. */
  | { readonly kind: 'one-cannot' }
  | { readonly kind: 'other-slice' }
  /** `limit`: the protocol's. */
  | { readonly kind: 'dice'; readonly limit: number }
  /** The difference lies outside of the 95 % limits of agreement of this muscle, side and time point. */
  | {
      readonly kind: 'outside-limits';
      readonly quantity: 'csaMm2' | 'si';
      readonly lower: number;
      readonly upper: number;
    };

/** One target that two raters were compared on, held against the protocol's limits. */
export interface Disagreement {
  readonly facts: CaseFacts;
  /** Second minus first; absent where one of the two has none. */
  readonly csaDifferenceMm2?: number;
  readonly siDifference?: number;
  /** Slice before outline before numbers; none where the two agree by the protocol. */
  readonly reasons: readonly DisagreementReason[];
  /** Absent where nobody decided, or the decision was taken back. */
  readonly standing?: SettlementStanding;
}

/** All cases of a study by what is to be done about them, each list in the same order. */
export interface Disagreements {
  /** Somebody has to decide: nobody did, or a decision lapsed. */
  readonly open: readonly Disagreement[];
  /** Decided, and a reading is still to come. */
  readonly waiting: readonly Disagreement[];
  readonly settled: readonly Disagreement[];
  /** No reason by the protocol, and nothing decided. */
  readonly agreed: readonly Disagreement[];
  /** Of subjects for practice: shown apart, never to be settled. */
  readonly training: readonly Disagreement[];
}

/** What the queue is made from. */
export interface DisagreementsInput {
  readonly cases: readonly CaseFacts[];
  /** The agreement table of the same two raters, for its limits; without rows no difference is outside of them. */
  readonly rows: readonly Pick<
    AgreementRow,
    'siteId' | 'muscleId' | 'side' | 'phase' | 'quantity' | 'blandAltman'
  >[];
  readonly rules: AdjudicationRules;
  /** `settlementsOf` by subject; subjects without any may be absent. */
  readonly standings: ReadonlyMap<SubjectId, ReadonlyMap<string, SettlementStanding>>;
}

/**
 * What two raters disagree about, by the limits of the protocol. Only one of them could measure: always. Two slices, a Dice
 * coefficient below the limit, a difference outside of the limits of agreement of the very line: as the protocol says. Samples of
 * reference tissues are put where somebody likes: of these, only that one could not measure counts.
 */
export function disagreements(
  { cases, rows, rules, standings }: DisagreementsInput,
  order: DisagreementOrder = 'worst-first',
): Disagreements {
  const limits = limitsOf(rows);
  const lists: Record<keyof Disagreements, Disagreement[]> = {
    open: [],
    waiting: [],
    settled: [],
    agreed: [],
    training: [],
  };
  for (const facts of cases) {
    const standing = standings.get(facts.subjectId)?.get(facts.targetKey);
    const csaDifferenceMm2 = differenceOf(facts.csaMm2);
    const siDifference = differenceOf(facts.si);
    const one: Disagreement = {
      facts,
      ...(csaDifferenceMm2 !== undefined && { csaDifferenceMm2 }),
      ...(siDifference !== undefined && { siDifference }),
      reasons: reasonsOf(facts, { csaMm2: csaDifferenceMm2, si: siDifference }, rules, limits),
      ...(standing && { standing }),
    };
    lists[listOf(one)].push(one);
  }
  const sorted = (list: readonly Disagreement[]) => inOrder(list, order);
  return {
    open: sorted(lists.open),
    waiting: sorted(lists.waiting),
    settled: sorted(lists.settled),
    agreed: sorted(lists.agreed),
    training: sorted(lists.training),
  };
}

function listOf({ facts, standing, reasons }: Disagreement): keyof Disagreements {
  if (facts.isTraining) return 'training';
  if (standing?.kind === 'settled') return 'settled';
  if (standing?.kind === 'waiting') return 'waiting';
  return standing?.kind === 'lapsed' || reasons.length > 0 ? 'open' : 'agreed';
}

/** Undefined where one of the two has no value. */
function differenceOf([first, second]: CaseFacts['csaMm2']): number | undefined {
  return first === undefined || second === undefined ? undefined : second - first;
}

interface Limits {
  readonly lower: number;
  readonly upper: number;
}

const lineKey = (siteId: string, muscleId: string, side: string, phase: string, quantity: string): string =>
  [siteId, muscleId, side, phase, quantity].join('|');

function limitsOf(rows: DisagreementsInput['rows']): ReadonlyMap<string, Limits> {
  return new Map(
    rows.flatMap(({ siteId, muscleId, side, phase, quantity, blandAltman }) => {
      if (!blandAltman.ok) return [];
      const { lowerLimit, upperLimit } = blandAltman.value;
      const limits = { lower: lowerLimit.value, upper: upperLimit.value };
      return [[lineKey(siteId, muscleId, side, phase, quantity), limits] as const];
    }),
  );
}

function reasonsOf(
  { pair, target }: CaseFacts,
  differences: Readonly<Record<'csaMm2' | 'si', number | undefined>>,
  { diceBelow, outsideLimitsOf, otherSlice }: AdjudicationRules,
  limits: ReadonlyMap<string, Limits>,
): readonly DisagreementReason[] {
  if (pair.kind === 'one-cannot') return [{ kind: 'one-cannot' }];
  if (pair.kind === 'neither' || referenceTissueOf(target.muscleId)) return [];
  const reasons: DisagreementReason[] = [];
  if (pair.kind === 'other-slice' && otherSlice) reasons.push({ kind: 'other-slice' });
  if (pair.kind === 'same-slice' && diceBelow !== null && pair.dice < diceBelow) {
    reasons.push({ kind: 'dice', limit: diceBelow });
  }
  for (const quantity of outsideLimitsOf) {
    const { siteId, muscleId, side, timePoint } = target;
    const of = limits.get(lineKey(siteId, muscleId, side, timePoint, quantity));
    const difference = differences[quantity];
    if (!of || difference === undefined) continue;
    if (difference < of.lower || difference > of.upper) {
      reasons.push({ kind: 'outside-limits', quantity, ...of });
    }
  }
  return reasons;
}

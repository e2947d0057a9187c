import type { Disagreement, DisagreementReason, Disagreements } from '../../analysis/disagreements';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { ObserverId } from '../../domain/ids';
import type { RoiTarget } from '../../domain/reading/roi';
import type { AdjudicationRules } from '../../domain/study/conduct';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf } from '../../domain/study/thirdReader';
import { cannotMeasureText } from '../../report/reasonText';
import { signedText } from '../../report/rounding';
import { muscleName, structureName } from '../../report/structureNames';
import { timePointText } from '../../report/words';
import { agreementText } from './agreementText';
import { diceText } from './diceText';

const text = agreementText;

/** Where a case stands. */
export type QueueState = keyof Disagreements;

/** One case as a line of the queue. */
export interface QueueLine {
  readonly kind: 'case';
  readonly key: string;
  readonly case: Disagreement;
  readonly state: QueueState;
  /** R, L, or the name of what has no side. */
  readonly tag: string;
  readonly timePoint: string;
  /** Where a protocol measures several. */
  readonly structure: string;
  readonly reason: string;
  readonly isOfSlice: boolean;
  readonly dice: string | undefined;
  readonly csa: string | undefined;
  /** That number is why it stands here. */
  readonly isDiceWhy: boolean;
  readonly isCsaWhy: boolean;
  /** What was decided, or whom it waits for. */
  readonly standing: string | undefined;
}

/** A line between the parts of the queue. */
export interface QueueHeading {
  readonly kind: 'heading';
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** A case's place in lists, one for each target of each subject. */
export function caseKey({
  subjectId,
  targetKey,
}: {
  readonly subjectId: string;
  readonly targetKey: string;
}) {
  return `${subjectId} ${targetKey}`;
}

/** The letter of a side; what has none is named. */
export function sideTag({ side, muscleId }: RoiTarget, protocol: Pick<Protocol, 'muscles'>): string {
  return side === 'left' ? 'L' : side === 'right' ? 'R' : muscleName(protocol, muscleId, 'short');
}

/** Letters of people, "A, B"; the third reader by what they are. */
export function lettersOf(protocol: Protocol, ids: readonly ObserverId[]): string {
  const readers = readersOf(protocol);
  return ids
    .map((id) => {
      const known = protocol.observers.some((one) => one.id === id);
      return known ? (readers.find((one) => one.id === id)?.letter ?? '?') : text.thirdReading;
    })
    .join(', ');
}

/** What makes a case a disagreement, in the words of the queue's head. */
export function limitsText({ diceBelow, outsideLimitsOf, otherSlice }: AdjudicationRules): string {
  const limits = [
    ...(diceBelow === null ? [] : [text.limit.dice(String(diceBelow))]),
    ...(outsideLimitsOf.length === 0
      ? []
      : [text.limit.differences(outsideLimitsOf.map((one) => text.limit.names[one]).join(' or '))]),
    ...(otherSlice ? [text.limit.otherSlice] : []),
  ];
  const [last, ...before] = limits.toReversed();
  if (last === undefined) return text.noLimits;
  const listed = before.length === 0 ? last : `${before.reverse().join(', ')}, or ${last}`;
  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)}.`;
}

/** The lines of the queue: what is to be settled, what waits, what is settled; of all cases the agreed ones, too. */
export function queueLines(
  lists: Disagreements,
  shown: 'queue' | 'all',
  protocol: Protocol,
  raters: readonly [Rater, Rater],
): readonly (QueueLine | QueueHeading)[] {
  const part = (state: QueueState, name: string | undefined): readonly (QueueLine | QueueHeading)[] => {
    const cases = lists[state];
    if (cases.length === 0) return [];
    const lines = cases.map((one) => queueLine(one, state, protocol, raters));
    if (name === undefined) return lines;
    return [{ kind: 'heading', key: `heading ${state}`, name, count: cases.length }, ...lines];
  };
  return [
    ...part('open', undefined),
    ...part('waiting', text.waiting),
    ...part('settled', text.settled),
    ...(shown === 'all' ? [...part('agreed', text.agreed), ...part('training', text.training)] : []),
  ];
}

function queueLine(
  one: Disagreement,
  state: QueueState,
  protocol: Protocol,
  raters: readonly [Rater, Rater],
): QueueLine {
  const { facts, reasons, standing, csaDifferenceMm2 } = one;
  const { target, pair } = facts;
  const structure = target.side === 'none' ? '' : structureName(protocol, target);
  return {
    kind: 'case',
    key: caseKey(facts),
    case: one,
    state,
    tag: sideTag(target, protocol),
    timePoint: timePointText(target.timePoint),
    structure,
    reason: reasonText(one, protocol, raters),
    isOfSlice: pair.kind === 'other-slice',
    dice: pair.kind === 'same-slice' ? diceText(pair.dice, reasons) : undefined,
    csa: csaDifferenceMm2 === undefined ? undefined : signedText(csaDifferenceMm2, 1),
    isDiceWhy: reasons.some(({ kind }) => kind === 'dice'),
    isCsaWhy: reasons.some((why) => why.kind === 'outside-limits' && why.quantity === 'csaMm2'),
    standing:
      standing?.kind === 'waiting'
        ? text.waitsFor(lettersOf(protocol, standing.waitsFor))
        : standing?.kind === 'settled'
          ? text.decisions[standing.settlement.decision]
          : undefined,
  };
}

function reasonText(one: Disagreement, protocol: Protocol, raters: readonly [Rater, Rater]): string {
  const { facts, reasons, standing } = one;
  const { pair } = facts;
  const lapsed = standing?.kind === 'lapsed' ? [text.reasons.lapsed] : [];
  if (pair.kind === 'one-cannot') {
    const able = raters[pair.who === 0 ? 1 : 0].observerId;
    return [
      text.reasons.onlyOne(lettersOf(protocol, [able]), cannotMeasureText(pair.reason)),
      ...lapsed,
    ].join(' · ');
  }
  if (pair.kind === 'neither') return [text.reasons.neither, ...lapsed].join(' · ');
  // Two slices are named also where the protocol does not count them: no Dice stands beside.
  const slice = pair.kind === 'other-slice' ? [text.reasons.twoSlices] : [];
  return [...slice, ...reasons.flatMap(shortReason), ...lapsed].join(' · ');
}

function shortReason(reason: DisagreementReason): readonly string[] {
  switch (reason.kind) {
    case 'dice':
      return [text.reasons.outline];
    case 'outside-limits':
      return [text.reasons[reason.quantity]];
    default:
      return [];
  }
}

import type { Disagreement, DisagreementReason } from '../../analysis/disagreements';
import type { ValuesInForce } from '../../app/agreement/valuesInForce';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { SubjectId } from '../../domain/ids';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import { cannotMeasureText } from '../../report/reasonText';
import { roundedText, signedText } from '../../report/rounding';
import { structureName } from '../../report/structureNames';
import { agreementText } from './agreementText';
import { diceText } from './diceText';
import { type InForceLine, inForceLine } from './inForceLine';
import { lettersOf, sideTag } from './queueLines';

/** One ROI of the subject in hand, both readings side by side. */
export interface CaseTableLine {
  readonly targetKey: string;
  readonly case: Disagreement;
  readonly scan: string;
  readonly tag: string;
  readonly structure: string;
  readonly csa: readonly [string, string, string];
  readonly si: readonly [string, string, string];
  readonly outlines:
    | { readonly kind: 'numbers'; readonly dice: string; readonly mean: string; readonly p95: string }
    /** Why there is neither Dice nor distance. */
    | { readonly kind: 'words'; readonly words: string };
  readonly isDisagreement: boolean;
  readonly isCsaWhy: boolean;
  readonly isSiWhy: boolean;
  readonly isDiceWhy: boolean;
  /** Why it is a disagreement, in sentences. */
  readonly why: string;
  /** Where it was read anew: what the results count in the place of the originals. */
  readonly inForce?: InForceLine;
}

const none = '–';

/** All ROIs of one subject in the order of drawing. */
export function caseTableLines(
  cases: readonly Disagreement[],
  subjectId: SubjectId,
  protocol: Protocol,
  raters: readonly [Rater, Rater],
  inForce: readonly ValuesInForce[] = [],
): readonly CaseTableLine[] {
  const own = new Map(
    cases.filter(({ facts }) => facts.subjectId === subjectId).map((one) => [one.facts.targetKey, one]),
  );
  return targetsOf(protocol).flatMap((target) => {
    const found = own.get(targetKey(target));
    if (!found) return [];
    const line = lineOf(found, protocol, raters);
    // What was loaded may be of a decision that was taken back since.
    const isSettled = found.standing?.kind === 'settled';
    const values = isSettled && inForce.find((one) => one.targetKey === line.targetKey);
    return [values ? { ...line, inForce: inForceLine(values, protocol, raters) } : line];
  });
}

function lineOf(one: Disagreement, protocol: Protocol, raters: readonly [Rater, Rater]): CaseTableLine {
  const { facts, reasons, csaDifferenceMm2, siDifference } = one;
  const { target, pair } = facts;
  const isOutside = (quantity: 'csaMm2' | 'si') =>
    reasons.some((why) => why.kind === 'outside-limits' && why.quantity === quantity);
  return {
    targetKey: facts.targetKey,
    case: one,
    scan: agreementText.timePoints[target.timePoint],
    tag: sideTag(target, protocol),
    structure: target.side === 'none' ? '' : structureName(protocol, target),
    csa: [valueText(facts.csaMm2[0]), valueText(facts.csaMm2[1]), differenceText(csaDifferenceMm2)],
    si: [valueText(facts.si[0]), valueText(facts.si[1]), differenceText(siDifference)],
    outlines:
      pair.kind === 'same-slice'
        ? {
            kind: 'numbers',
            dice: diceText(pair.dice, reasons),
            mean: pair.meanMm === undefined ? none : roundedText(pair.meanMm, 2),
            p95: pair.percentile95Mm === undefined ? none : roundedText(pair.percentile95Mm, 2),
          }
        : { kind: 'words', words: wordsOf(one, protocol, raters) },
    isDisagreement: reasons.length > 0,
    isCsaWhy: isOutside('csaMm2'),
    isSiWhy: isOutside('si'),
    isDiceWhy: reasons.some(({ kind }) => kind === 'dice'),
    why:
      reasons.length === 0
        ? agreementText.why.within
        : reasons.map((reason) => whyText(reason, one, protocol, raters)).join(' '),
  };
}

function wordsOf(
  { facts: { pair } }: Disagreement,
  protocol: Protocol,
  raters: readonly [Rater, Rater],
): string {
  if (pair.kind === 'one-cannot') {
    return `${lettersOf(protocol, [raters[pair.who].observerId])}: ${cannotMeasureText(pair.reason)}`;
  }
  return pair.kind === 'neither' ? agreementText.table.neither : agreementText.table.twoSlices;
}

/** One reason in a sentence, with the number and the limit. */
function whyText(
  reason: DisagreementReason,
  { facts, csaDifferenceMm2, siDifference }: Disagreement,
  protocol: Protocol,
  raters: readonly [Rater, Rater],
): string {
  const { why } = agreementText;
  const { pair } = facts;
  switch (reason.kind) {
    case 'one-cannot':
      return pair.kind === 'one-cannot'
        ? why.one(lettersOf(protocol, [raters[pair.who].observerId]), cannotMeasureText(pair.reason))
        : '';
    case 'other-slice':
      return why.slice;
    case 'dice':
      return pair.kind === 'same-slice' ? why.dice(diceText(pair.dice, [reason]), String(reason.limit)) : '';
    case 'outside-limits': {
      const difference = reason.quantity === 'csaMm2' ? csaDifferenceMm2 : siDifference;
      const [name, unit] = reason.quantity === 'csaMm2' ? ['CSA', ' mm²'] : ['SI', ' a.u.'];
      return why.limits(
        name ?? '',
        `${differenceText(difference)}${unit}`,
        roundedText(reason.lower, 1),
        roundedText(reason.upper, 1),
      );
    }
  }
}

function valueText(value: number | undefined): string {
  return value === undefined ? none : roundedText(value, 1);
}

function differenceText(value: number | undefined): string {
  return value === undefined ? none : signedText(value, 1);
}

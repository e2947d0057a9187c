import type { Disagreement, DisagreementReason, Disagreements } from '../analysis/disagreements';
import type { CaseFacts } from '../domain/agreement/caseFacts';
import type { Rater } from '../domain/agreement/outlinePair';
import type { ImageRef } from '../domain/image/imageRef';
import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import { targetKey } from '../domain/reading/roi';
import type { Protocol } from '../domain/study/protocol';
import { targetsOf } from '../domain/study/targets';
import { type AgreementCaseColumnName, agreementCaseColumns } from './agreementCaseColumns';
import type { CsvOptions, CsvValue } from './csvText';
import { csvText } from './csvText';
import { muscleName } from './structureNames';

/** What the file of cases is made from; whether it may be seen is asked where its cases are compared. */
export interface AgreementCasesInput {
  readonly disagreements: Disagreements;
  readonly raters: readonly [Rater, Rater];
  readonly protocol: Protocol;
  /** Headers by `imageKey`, for numbers of slices; one that is not here leaves that place empty. */
  readonly headers: ReadonlyMap<string, Pick<SliceHeader, 'instanceNumber'>>;
}

/** One row of the file of cases. */
export type AgreementCaseRecord = Readonly<Record<AgreementCaseColumnName, CsvValue>>;

/**
 * Every case of agreement as CSV, agreed or not, with full precision; see `agreementCaseColumns`. By subject code and in the order
 * of drawing; subjects for practice stand last.
 */
export function agreementCasesCsv(input: AgreementCasesInput, options: CsvOptions): string {
  return csvText(
    agreementCaseColumns.map(({ name }) => name),
    agreementCaseRecords(input),
    options,
  );
}

/** The rows of that file. */
export function agreementCaseRecords(input: AgreementCasesInput): readonly AgreementCaseRecord[] {
  const { open, waiting, settled, agreed, training } = input.disagreements;
  const places = new Map(targetsOf(input.protocol).map((target, place) => [targetKey(target), place]));
  const placeOf = ({ facts }: Disagreement): number => places.get(facts.targetKey) ?? places.size;
  const inOrder = (list: readonly Disagreement[]) =>
    list.toSorted(
      (a, b) =>
        byCode.compare(a.facts.code, b.facts.code) ||
        compareText(a.facts.subjectId, b.facts.subjectId) ||
        placeOf(a) - placeOf(b),
    );
  return [...inOrder([...open, ...waiting, ...settled, ...agreed]), ...inOrder(training)].map((one) =>
    rowOf(one, input),
  );
}

const byCode = new Intl.Collator('en', { numeric: true });

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf(one: Disagreement, { raters, protocol, headers }: AgreementCasesInput): AgreementCaseRecord {
  const { facts, reasons, standing } = one;
  const { target, pair, csaMm2, si } = facts;
  const isSame = pair.kind === 'same-slice';
  const csaLimits = limitsIn(reasons, 'csaMm2');
  const siLimits = limitsIn(reasons, 'si');
  const sliceNumber = (image: ImageRef | undefined): CsvValue =>
    image && headers.get(imageKey(image))?.instanceNumber;
  return {
    project: protocol.title,
    subject: facts.code,
    is_training: facts.isTraining,
    time_point: target.timePoint,
    site: target.siteId,
    muscle: target.muscleId,
    muscle_name: muscleName(protocol, target.muscleId),
    side: target.side,
    first_observer: raters[0].observerId,
    second_observer: raters[1].observerId,
    round: raters[0].round,
    kind: pair.kind,
    first_cannot_measure_reason: cannotReason(facts, 0),
    second_cannot_measure_reason: cannotReason(facts, 1),
    first_slice_instance_number: sliceNumber(facts.images[0]),
    second_slice_instance_number: sliceNumber(facts.images[1]),
    csa_kind: protocol.csaKind,
    first_csa_mm2: csaMm2[0],
    second_csa_mm2: csaMm2[1],
    csa_difference_mm2: one.csaDifferenceMm2,
    value_kind: protocol.valueKind,
    first_si_au: si[0],
    second_si_au: si[1],
    si_difference_au: one.siDifference,
    dice: isSame ? pair.dice : undefined,
    mean_distance_mm: isSame ? pair.meanMm : undefined,
    distance_95_mm: isSame ? pair.percentile95Mm : undefined,
    reasons: reasons.map(reasonName).join(' '),
    dice_limit: reasons.find((reason) => reason.kind === 'dice')?.limit,
    csa_lower_limit_mm2: csaLimits?.lower,
    csa_upper_limit_mm2: csaLimits?.upper,
    si_lower_limit_au: siLimits?.lower,
    si_upper_limit_au: siLimits?.upper,
    decision: standing?.settlement.decision,
    standing: standing?.kind,
    decision_reason: standing?.settlement.reason,
    decided_at: standing?.settlement.atUtc,
  };
}

function cannotReason({ pair }: CaseFacts, who: 0 | 1): CsvValue {
  if (pair.kind === 'neither') return pair.reasons[who];
  return pair.kind === 'one-cannot' && pair.who === who ? pair.reason : undefined;
}

function reasonName(reason: DisagreementReason): string {
  if (reason.kind !== 'outside-limits') return reason.kind;
  return reason.quantity === 'csaMm2' ? 'csa-outside-limits' : 'si-outside-limits';
}

function limitsIn(reasons: readonly DisagreementReason[], quantity: 'csaMm2' | 'si') {
  return reasons.find(
    (reason): reason is Extract<DisagreementReason, { kind: 'outside-limits' }> =>
      reason.kind === 'outside-limits' && reason.quantity === quantity,
  );
}

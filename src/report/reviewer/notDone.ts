import type { SensitivityRow } from '../../analysis/sensitivity';
import type { SensitivityVariant } from '../../analysis/sensitivityVariants';
import type { Protocol, ValueKind } from '../../domain/study/protocol';
import { pixelRuleNames, variantName } from '../checks/sensitivityWords';
import { measureAtText } from '../models/measureText';
import { statisticsReasonText } from '../reasonText';
import type { AnsweredOutcome } from './conclusionsSection';
import type { ReviewerFacts } from './reviewerFacts';

const valueKinds: readonly ValueKind[] = ['displayed', 'philips-floating-point', 'stored'];

/** What of the questions could not be done, and why; of a pixel rule that measured nothing, the act that makes it measure. */
export function notDoneTexts(
  answered: readonly AnsweredOutcome[],
  { results }: Pick<ReviewerFacts, 'results'>,
): readonly string[] {
  const { protocol } = results.project;
  const texts = answered.flatMap(({ question: { measure, phase }, rows }) => {
    const of = measureAtText(measure, phase, protocol);
    return [
      ...absentTexts(rows, measure.quantity, protocol),
      ...rows.flatMap(({ variant, primary }) =>
        primary.ok
          ? []
          : [`${of}, ${variantName(variant, protocol)}: ${statisticsReasonText(primary.error)}`],
      ),
    ];
  });
  return [...new Set(texts)];
}

function absentTexts(
  rows: readonly SensitivityRow[],
  quantity: AnsweredOutcome['question']['measure']['quantity'],
  protocol: Protocol,
): readonly string[] {
  const has = (isIt: (variant: SensitivityVariant) => boolean) => rows.some(({ variant }) => isIt(variant));
  const isOfSignal = quantity === 'si' || quantity === 'csaPerSi';
  const otherRule = protocol.pixelRule === 'centre' ? 'imagej' : 'centre';
  return [
    ...(has(({ kind }) => kind === 'observer') ? [] : [observersText(protocol)]),
    ...valueKinds.flatMap((valueKind) =>
      !isOfSignal ||
      valueKind === protocol.valueKind ||
      has((one) => one.kind === 'value-kind' && one.valueKind === valueKind)
        ? []
        : [`${variantName({ kind: 'value-kind', valueKind }, protocol)}: no measured image states it.`],
    ),
    ...(has((one) => one.kind === 'pixel-rule')
      ? []
      : [
          `${pixelRuleNames[otherRule]}: nothing is measured by it yet. Results, Sensitivity, “Measure by the other rule” does that.`,
        ]),
    ...(has(({ kind }) => kind === 'without-adjudication' || kind === 'with-adjudication')
      ? []
      : ['Without adjudication: no settled disagreement changes a value, so it is the main analysis.']),
    ...(has(({ kind }) => kind === 'without-amber')
      ? []
      : ['Without amber pairs: no analysed pair of scans is known to be amber or red.']),
    ...(has(({ kind }) => kind === 'covariates')
      ? []
      : ['Level and follow-up days in the model: for two groups.']),
  ];
}

function observersText({ observers, assignment }: Protocol): string {
  return observers.length > 1 && assignment.kind === 'subset'
    ? 'Each observer alone: the values are one observer’s already; the others read a part of the subjects.'
    : 'Each observer alone: one observer reads in this project.';
}

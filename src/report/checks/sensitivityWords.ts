import type { SensitivityRow } from '../../analysis/sensitivity';
import type { SensitivityVariant } from '../../analysis/sensitivityVariants';
import type { SensitivityVerdict } from '../../analysis/sensitivityVerdict';
import type { MeasurePhase } from '../../analysis/studyMeasure';
import { unreachable } from '../../base/assert';
import type { Protocol } from '../../domain/study/protocol';
import { valueKindNames } from '../valueKindText';

/** The pixel rules by name. */
export const pixelRuleNames = { centre: 'Centre pixel rule', imagej: 'ImageJ pixel rule' } as const;

/** A variant as the label of a line. */
export function variantName(variant: SensitivityVariant, { observers }: Protocol): string {
  switch (variant.kind) {
    case 'main':
      return 'Main analysis';
    case 'observer': {
      const letter = observers.find(({ id }) => id === variant.observerId)?.letter;
      return `Observer ${letter ?? '?'} alone`;
    }
    case 'value-kind':
      return `SI of the ${valueKindNames[variant.valueKind]}`;
    case 'csa':
      return variant.csaKind === 'net' ? 'Net CSA: exclusions taken out' : 'Gross CSA: exclusions left in';
    case 'pixel-rule':
      return pixelRuleNames[variant.ruleId];
    case 'matched':
      return 'Matched cells in place of complete cases';
    case 'complete-case':
      return 'Complete cases in place of matched cells';
    case 'without-adjudication':
      return 'Original readings, without adjudication';
    case 'with-adjudication':
      return 'With adjudicated ROIs';
    case 'without-amber':
      return 'Without pairs of scans that differ';
    case 'covariates':
      return 'Level and follow-up days in the model';
    default:
      return unreachable(variant);
  }
}

/** One text per variant, for ids of lines. */
export function variantKey(variant: SensitivityVariant): string {
  const { kind } = variant;
  if (kind === 'observer') return `${kind}|${variant.observerId}`;
  if (kind === 'value-kind') return `${kind}|${variant.valueKind}`;
  if (kind === 'csa') return `${kind}|${variant.csaKind}`;
  return kind === 'pixel-rule' ? `${kind}|${variant.ruleId}` : kind;
}

/** How a conclusion stands to the main one. */
export const verdictNames: Readonly<Record<SensitivityVerdict, string>> = {
  same: 'same',
  'significance-differs': 'significance differs',
  'direction-differs': 'direction differs',
  'not-computed': 'not computed',
};

/** In one sentence whether the conclusion holds. What could not be computed neither holds nor fails, and is named apart. */
export function conclusionText(rows: readonly SensitivityRow[], protocol: Protocol): string {
  const [main, ...others] = rows;
  if (!main?.primary.ok)
    return 'The main analysis cannot be computed, so there is nothing to hold the others against.';
  if (others.length === 0) return 'There is no other way to look at this value.';
  const computed = others.filter(({ verdict }) => verdict !== 'not-computed');
  const differing = computed.filter(({ verdict }) => verdict !== 'same');
  const lacking = others
    .filter(({ verdict }) => verdict === 'not-computed')
    .map(({ variant }) => variantName(variant, protocol));
  const notComputed = lacking.length === 0 ? '' : ` Not computed: ${lacking.join('; ')}.`;
  const found = main.primary.value.p < protocol.alpha ? 'the groups differ' : 'no difference is shown';
  if (computed.length === 0) {
    return `The main analysis: ${found}. No other choice could be computed: ${lacking.join('; ')}.`;
  }
  if (differing.length === 0) {
    const known = lacking.length === 0 ? '' : ' that could be computed';
    return `The conclusion is the same under ${computed.length === 1 ? 'the other choice' : `all ${computed.length} other choices`}${known}: ${found}.${notComputed}`;
  }
  const names = differing.map(
    ({ variant, verdict }) => `${variantName(variant, protocol)} (${verdictNames[verdict]})`,
  );
  return `The main analysis: ${found}. The conclusion is not the same under ${differing.length} of ${computed.length} other choices: ${names.join('; ')}.${notComputed}`;
}

/** Who is in or out under a variant and not in the main analysis; empty where nobody is. */
export function differenceOfSubjects(row: SensitivityRow, main: SensitivityRow): string {
  const out = new Set(main.notAnalysed.map(({ code }) => code));
  const now = new Set(row.notAnalysed.map(({ code }) => code));
  const fewer = [...now].filter((code) => !out.has(code));
  const more = [...out].filter((code) => !now.has(code));
  return [
    fewer.length > 0 ? `${counted(fewer.length)} fewer (${listed(fewer)})` : '',
    more.length > 0 ? `${counted(more.length)} more (${listed(more)})` : '',
    row.partly > 0 ? `${row.partly} with a part of their cells` : '',
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** What the lines of some variants are, one sentence each; none of variants that their name says. */
export function variantNotes(
  rows: readonly SensitivityRow[],
  protocol: Protocol,
  phase: MeasurePhase,
): readonly string[] {
  return rows.flatMap(({ variant, dropped }) => {
    const name = variantName(variant, protocol);
    switch (variant.kind) {
      case 'without-adjudication':
      case 'with-adjudication':
        return [`${name}: ${settledText(variant.kind)} Each observer alone: original readings.`];
      case 'without-amber':
        return [`${name}: only pairs whose protocol check found nothing.`];
      case 'covariates': {
        const model =
          phase === 'followUp'
            ? 'ANCOVA of the follow-up value on group, pre-op value, level by region and follow-up days'
            : 'linear model of the change on group, level by region and follow-up days';
        const lack =
          dropped.length === 0
            ? ''
            : `; without ${counted(dropped.length)} that lack one of these (${listed(dropped.map(({ code }) => code))})`;
        return [`${name}: ${model}${lack}.`];
      }
      default:
        return [];
    }
  });
}

function settledText(kind: 'without-adjudication' | 'with-adjudication'): string {
  return kind === 'without-adjudication'
    ? 'the main analysis is with what was settled of the observers’ disagreements.'
    : 'with what was settled of the observers’ disagreements; the main analysis is of original readings.';
}

const mostListed = 12;

function listed(codes: readonly string[]): string {
  const rest = codes.length - mostListed;
  return rest > 0 ? `${codes.slice(0, mostListed).join(', ')} and ${rest} more` : codes.join(', ');
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'subject' : 'subjects'}`;
}

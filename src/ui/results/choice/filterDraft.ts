import { regions } from '../../../analysis/baseline';
import { refractureGroups } from '../../../analysis/grouping';
import type { SubjectFilter } from '../../../analysis/subjectFilter';
import { err, ok, type Result } from '../../../base/result';
import type { CustomCovariate } from '../../../domain/study/customCovariate';
import { fixedCategoryName } from '../../../report/groupNames';
import { choiceControlsText } from './choiceControlsText';
import { numberChoices, typedNumber } from './numberChoices';

const texts = choiceControlsText.form;
const sexes = ['female', 'male'] as const;

/** A filter as it is being typed. */
export interface FilterDraft {
  /** Of `filterKinds`. */
  readonly kind: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
  readonly codes: string;
}

interface Line {
  readonly value: string;
  readonly label: string;
}

/** What subjects can be chosen by: what every project has, then the categories that the user added. */
export function filterKinds(custom: readonly CustomCovariate[]): Line[] {
  const { sex, region, refracture, range, without } = texts.kinds;
  return [
    { value: 'sex', label: sex },
    { value: 'region', label: region },
    { value: 'refracture', label: refracture },
    { value: 'range', label: range },
    ...custom.flatMap((one) =>
      one.kind === 'category' ? [{ value: `custom|${one.id}`, label: one.name }] : [],
    ),
    { value: 'without', label: without },
  ];
}

/** The answers that a kind has. */
export function valuesOfKind(kind: string, custom: readonly CustomCovariate[]): readonly Line[] {
  const named = (ids: readonly string[]) => ids.map((id) => ({ value: id, label: fixedCategoryName(id) }));
  if (kind === 'sex') return named(sexes);
  if (kind === 'region') return named(regions);
  if (kind === 'refracture') return named(refractureGroups);
  const covariate = custom.find(({ id }) => kind === `custom|${id}`);
  return covariate?.kind === 'category'
    ? covariate.categories.map(({ id, name }) => ({ value: id, label: name }))
    : [];
}

/** The filter, or why it is none yet; an empty reason where nothing is wrong but something is to be chosen. */
export function filterOf(
  { kind, value, from, to, codes }: FilterDraft,
  custom: readonly CustomCovariate[],
  known: ReadonlySet<string>,
): Result<SubjectFilter, string> {
  if (kind === 'without') return withoutOf(codes, known);
  if (kind === 'range') return rangeOf(value, from, to, custom);
  const sex = sexes.find((one) => one === value);
  if (kind === 'sex') return sex ? ok({ kind, sex }) : err('');
  const region = regions.find((one) => one === value);
  if (kind === 'region') return region ? ok({ kind, regions: [region] }) : err('');
  const group = refractureGroups.find((one) => one === value);
  if (kind === 'refracture') return group ? ok({ kind, group }) : err('');
  const covariate = custom.find(({ id }) => kind === `custom|${id}`);
  return covariate && value !== ''
    ? ok({ kind: 'custom-category', covariateId: covariate.id, categoryIds: [value] })
    : err('');
}

function withoutOf(codes: string, known: ReadonlySet<string>): Result<SubjectFilter, string> {
  const list = codes
    .split(/[,;\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const unknown = list.find((code) => !known.has(code));
  if (unknown !== undefined) return err(texts.unknownCode(unknown));
  return list.length === 0 ? err('') : ok({ kind: 'without', codes: list });
}

function rangeOf(
  value: string,
  fromText: string,
  toText: string,
  custom: readonly CustomCovariate[],
): Result<SubjectFilter, string> {
  const of = numberChoices(custom).find((one) => one.value === value)?.variable;
  if (!of) return err('');
  const from = typedNumber(fromText);
  const to = typedNumber(toText);
  const isWrong = (text: string, number: number | undefined) => text.trim() !== '' && number === undefined;
  if (isWrong(fromText, from) || isWrong(toText, to)) return err(texts.notNumber);
  if (from === undefined && to === undefined) return err(texts.needsLimit);
  if (from !== undefined && to !== undefined && from > to) return err(texts.wrongOrder);
  return ok({ kind: 'range', of, from, to });
}

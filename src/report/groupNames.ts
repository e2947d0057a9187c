import { categoryOf, type GroupId, type GroupingChoice } from '../analysis/grouping';
import type { NumberVariable } from '../analysis/numberVariable';
import type { StudyResults } from '../analysis/studyResults';
import { isolatedText } from '../base/isolatedText';
import type { CustomCovariate } from '../domain/study/customCovariate';

/** A group as it is printed. */
export interface PrintedGroup {
  readonly group: GroupId;
  readonly label: string;
}

const groupLabels: Readonly<Record<string, string>> = {
  refractured: 'Refractured',
  'not-refractured': 'Not refractured',
  male: 'Male',
  female: 'Female',
  'T5-T10': 'T5–T10',
  'T11-L2': 'T11–L2',
  'L3-L5': 'L3–L5',
  augmented: 'Augmented level',
  adjacent: 'Adjacent level',
  'non-adjacent': 'Non-adjacent level',
  several: 'Several types',
};

/** The name of a category that every project has: of sex, region, refracture or its type; a level's own name. */
export function fixedCategoryName(id: string): string {
  return Object.hasOwn(groupLabels, id) ? (groupLabels[id] ?? id) : id;
}

/** The groups of the results in print order, with their names. */
export function groupsPrinted({
  flow,
  choice,
}: {
  readonly flow: Pick<StudyResults['flow'], 'groups' | 'customCovariates'>;
  readonly choice: Pick<StudyResults['choice'], 'grouping'>;
}): readonly PrintedGroup[] {
  return flow.groups.map((group) => ({
    group,
    label: groupLabel(group, choice.grouping, flow.customCovariates),
  }));
}

/** A group's name at the head of a column. */
export function groupLabel(
  group: GroupId,
  grouping: GroupingChoice,
  custom: readonly CustomCovariate[],
): string {
  switch (grouping.kind) {
    case 'custom-category': {
      const answer = categoryOf(grouping.covariateId, custom)?.categories.find(({ id }) => id === group);
      return answer ? isolatedText(answer.name) : group;
    }
    case 'threshold': {
      const { name, unit } = numberVariableName(grouping.of, custom);
      const limit = `${group === 'below' ? '<' : '≥'} ${plainNumber(grouping.threshold)}`;
      return `${name} ${limit}${unit === '' ? '' : ` ${unit}`}`;
    }
    default:
      return fixedCategoryName(group);
  }
}

/** What the groups are made of, after "by". */
export function groupingName(grouping: GroupingChoice, custom: readonly CustomCovariate[]): string {
  switch (grouping.kind) {
    case 'refracture':
      return 'refracture';
    case 'sex':
      return 'sex';
    case 'region':
      return 'region of the level';
    case 'level':
      return 'level';
    case 'refracture-type':
      return 'type of refracture';
    case 'threshold': {
      const { name, unit } = numberVariableName(grouping.of, custom);
      const inside = grouping.of.kind === 'baseline' ? inSentence(name) : name;
      return `${inside}, divided at ${plainNumber(grouping.threshold)}${unit === '' ? '' : ` ${unit}`}`;
    }
    case 'custom-category': {
      const covariate = categoryOf(grouping.covariateId, custom);
      return covariate ? isolatedText(covariate.name) : 'a covariate that is gone';
    }
  }
}

/** The name and unit of a number that subjects are divided or chosen by. */
export function numberVariableName(
  variable: NumberVariable,
  custom: readonly CustomCovariate[],
): { readonly name: string; readonly unit: string } {
  if (variable.kind === 'baseline') {
    return {
      ageYears: { name: 'Age', unit: 'years' },
      bmiKgPerM2: { name: 'BMI', unit: 'kg/m²' },
      bmdTScore: { name: 'BMD T-score', unit: '' },
      followUpDays: { name: 'Follow-up', unit: 'days' },
    }[variable.variable];
  }
  const covariate = custom.find(({ id }) => id === variable.covariateId);
  if (covariate?.kind !== 'number') return { name: 'Covariate that is gone', unit: '' };
  return { name: isolatedText(covariate.name), unit: isolatedText(covariate.unit ?? '') };
}

/** A number that a person typed, with a minus that can be seen. */
export function plainNumber(value: number): string {
  return String(value).replace('-', '−');
}

/** A name inside a sentence: a small letter at the beginning, but not of an abbreviation. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

import { regionOf, vertebralLevels } from '../domain/level';
import type { CustomCategory, CustomNumber } from '../domain/study/customCovariate';
import { customCategory, customNumber } from '../domain/study/customValue';
import { groupOf } from '../domain/study/group';
import type { Subject } from '../domain/study/subject';
import { type BaselineNumber, baselineNumber, regions } from './baseline';
import type { GroupId } from './grouping';
import type { AnalysedSubject } from './studyFlow';
import { type MeasurePhase, measureValue, type StudyMeasure } from './studyMeasure';

/** A column of a model. `group` is refracture, `in-group` a group of the grouping against the others; `region` is a factor, `level` the position of the fractured level from T1 downwards. */
export type StudyVariable =
  | { readonly kind: 'measure'; readonly measure: StudyMeasure; readonly phase: MeasurePhase }
  | { readonly kind: 'covariate'; readonly covariate: BaselineNumber }
  /** One that the user added: a category is a factor. */
  | { readonly kind: 'custom'; readonly covariate: CustomNumber | CustomCategory }
  | { readonly kind: 'group' }
  | { readonly kind: 'in-group'; readonly group: GroupId }
  | { readonly kind: 'region' }
  | { readonly kind: 'level' };

/** Why a subject has no value of a variable. */
export type NoValue = 'missing' | 'outside-regions';

/** A subject's value as a number: 1 for refractured, a region by its place in `regions`, a category by its place in the list; or why there is none. */
export function variableValue(subject: AnalysedSubject, variable: StudyVariable): number | NoValue {
  switch (variable.kind) {
    case 'measure':
      return measureValue(subject, variable.measure, variable.phase) ?? 'missing';
    case 'covariate':
      return baselineNumber(subject.subject, variable.covariate) ?? 'missing';
    case 'custom':
      return customVariableValue(subject.subject, variable.covariate) ?? 'missing';
    case 'group': {
      const outcome = groupOf(subject.subject);
      return outcome.kind === 'unknown' ? 'missing' : Number(outcome.group === 'refractured');
    }
    case 'in-group':
      return Number(subject.group === variable.group);
    case 'region': {
      const { level } = subject.subject.covariates;
      if (level === undefined) return 'missing';
      const region = regionOf(level);
      return region === undefined ? 'outside-regions' : regions.indexOf(region);
    }
    case 'level': {
      const { level } = subject.subject.covariates;
      const position = level === undefined ? -1 : vertebralLevels.indexOf(level);
      return position < 0 ? 'missing' : position;
    }
  }
}

function customVariableValue(subject: Subject, covariate: CustomNumber | CustomCategory): number | undefined {
  if (covariate.kind === 'number') return customNumber(subject, covariate);
  const answer = customCategory(subject, covariate);
  return answer && covariate.categories.indexOf(answer);
}

import { regionOf, vertebralLevels } from '../domain/level';
import type { AnalysedSubject } from './studyFlow';
import { isShare, type MeasurePhase, measureValue, type StudyMeasure } from './studyMeasure';
import { type BaselineNumber, baselineNumber, regions } from './tableOne';

/** A column of a model. `region` is a factor, `level` the position of the fractured level from T1 downwards. */
export type StudyVariable =
  | { readonly kind: 'measure'; readonly measure: StudyMeasure; readonly phase: MeasurePhase }
  | { readonly kind: 'covariate'; readonly covariate: BaselineNumber }
  | { readonly kind: 'group' }
  | { readonly kind: 'region' }
  | { readonly kind: 'level' };

/** Why a subject has no value of a variable. */
export type NoValue = 'missing' | 'outside-regions';

/** A subject's value as a number: 1 for refractured, a region by its place in `regions`; or why there is none. */
export function variableValue(subject: AnalysedSubject, variable: StudyVariable): number | NoValue {
  switch (variable.kind) {
    case 'measure':
      return measureValue(subject, variable.measure, variable.phase) ?? 'missing';
    case 'covariate':
      return baselineNumber(subject.subject, variable.covariate) ?? 'missing';
    case 'group':
      return subject.group === 'refractured' ? 1 : 0;
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

/** The variable as R calls name it, for example `csa_pre`. */
export function rName(variable: StudyVariable): string {
  switch (variable.kind) {
    case 'measure': {
      const { quantity, side } = variable.measure;
      const name = typeof quantity === 'object' ? `si_by_${quantity.normalisedBy}` : shortNames[quantity];
      const when = {
        preop: 'pre',
        followUp: 'post',
        change: isShare(variable.measure) ? 'points' : 'change',
      };
      return `${name.replaceAll(/\W/g, '_')}${side === 'mean' ? '' : `_${side}`}_${when[variable.phase]}`;
    }
    case 'covariate':
      return { ageYears: 'age', bmiKgPerM2: 'bmi', bmdTScore: 'bmd', followUpDays: 'days' }[
        variable.covariate
      ];
    case 'group':
      return 'refractured';
    case 'region':
      return `factor(region, c(${regions.map((region) => `"${region}"`).join(', ')}))`;
    case 'level':
      return 'level';
  }
}

const shortNames = {
  csaMm2: 'csa',
  si: 'si',
  csaPerSi: 'csa_si',
  fatPercent: 'fat',
  leanAreaMm2: 'lean',
  fatAreaMm2: 'fat_area',
} as const;

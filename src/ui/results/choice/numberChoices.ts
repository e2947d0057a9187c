import type { NumberVariable } from '../../../analysis/numberVariable';
import type { CustomCovariate } from '../../../domain/study/customCovariate';
import { numberVariableName } from '../../../report/groupNames';

/** A number that subjects can be divided or chosen by, as a line of a list. */
export interface NumberChoice {
  readonly value: string;
  readonly label: string;
  readonly variable: NumberVariable;
}

/** All numbers of a project, with their units. */
export function numberChoices(custom: readonly CustomCovariate[]): readonly NumberChoice[] {
  const variables: readonly NumberVariable[] = [
    ...(['ageYears', 'bmiKgPerM2', 'bmdTScore', 'followUpDays'] as const).map(
      (variable) => ({ kind: 'baseline', variable }) as const,
    ),
    ...custom.flatMap((one): readonly NumberVariable[] =>
      one.kind === 'number' ? [{ kind: 'custom', covariateId: one.id }] : [],
    ),
  ];
  return variables.map((variable) => {
    const { name, unit } = numberVariableName(variable, custom);
    return {
      value: variable.kind === 'baseline' ? variable.variable : `custom|${variable.covariateId}`,
      label: unit === '' ? name : `${name}, ${unit}`,
      variable,
    };
  });
}

/** A number as people type it, with a comma or a real minus too; undefined where it is none. */
export function typedNumber(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

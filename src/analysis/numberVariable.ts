import type { CustomCovariate } from '../domain/study/customCovariate';
import { customNumber } from '../domain/study/customValue';
import type { Subject } from '../domain/study/subject';
import { type BaselineNumber, baselineNumber } from './baseline';

/** A number that is known of subjects besides their images: one that every project has, or one that the user added. */
export type NumberVariable =
  | { readonly kind: 'baseline'; readonly variable: BaselineNumber }
  | { readonly kind: 'custom'; readonly covariateId: string };

/** A subject's value; undefined where it is missing. */
export function numberOf(subject: Subject, variable: NumberVariable): number | undefined {
  return variable.kind === 'baseline'
    ? baselineNumber(subject, variable.variable)
    : customNumber(subject, { id: variable.covariateId });
}

/** Whether a project has the variable: one that the user added may be gone. */
export function hasNumberVariable(variable: NumberVariable, custom: readonly CustomCovariate[]): boolean {
  return (
    variable.kind === 'baseline' ||
    custom.some(({ id, kind }) => id === variable.covariateId && kind === 'number')
  );
}

import type { Account } from '../../analysis/account';
import { regions } from '../../analysis/baseline';
import { modelRows } from '../../analysis/modelRows';
import type { StudyVariable } from '../../analysis/studyVariable';
import { vertebralLevels } from '../../domain/level';
import { fixedCategoryName, groupsPrinted } from '../groupNames';
import type { How, HowValue, HowValues } from './how';
import type { ModelSource, RModel } from './rModel';
import { rLines } from './rText';

/** How variables of a model are called on screen. */
export type VariableName = (variable: StudyVariable) => string;

/** What of a "how" does not depend on the R call. */
export type Facts = Omit<How, 'result' | 'rCall' | 'yields'>;
/** The result, and the R lines that give it. */
export type Call = Pick<How, 'result' | 'yields'> & { readonly lines: () => string };

/** A "how" whose R code is written when it is asked for. */
export function withCall(facts: Facts, { lines, ...call }: Call): How {
  return {
    ...facts,
    ...call,
    get rCall() {
      return lines();
    },
  };
}

/** R lines of a model after those of its frame. */
export function called(
  { frame }: RModel,
  lines: readonly (string | readonly string[])[],
): Pick<Call, 'lines'> {
  return { lines: () => rLines(frame(), ...lines) };
}

/** "n = 90, 0 left out for a missing value". */
export function usedText({ nUsed, dropped }: Pick<Account, 'nUsed' | 'dropped'>): string {
  return `n = ${nUsed}, ${dropped.length} left out for a missing value`;
}

/** The values of a model's variables, of the subjects that it uses. */
export function valuesOf(
  { flow, choice }: ModelSource,
  variables: readonly StudyVariable[],
  nameOf: VariableName,
  count: number,
): HowValues {
  return {
    count,
    columns: variables.map(nameOf),
    list: () => {
      const { used, columns } = modelRows(flow.analysed, variables);
      const names = groupsPrinted({ flow, choice }).map(({ label }) => label);
      return used.map(
        ({ subject }, row): HowValue => ({
          code: subject.code,
          values: variables.map((variable, at) =>
            namedValue(variable, columns[at]?.[row] ?? Number.NaN, names),
          ),
        }),
      );
    },
  };
}

/** A value as a reader knows it: a group, region, level or category by its name. */
function namedValue(
  variable: StudyVariable,
  value: number,
  [first = '', second = '']: readonly string[],
): number | string {
  switch (variable.kind) {
    case 'group':
      return fixedCategoryName(value === 1 ? 'refractured' : 'not-refractured');
    case 'in-group':
      return value === 1 ? first : second;
    case 'region':
      return fixedCategoryName(regions[value] ?? '');
    case 'level':
      return vertebralLevels[value] ?? value;
    case 'custom':
      return variable.covariate.kind === 'category'
        ? (variable.covariate.categories[value]?.name ?? value)
        : value;
    case 'measure':
    case 'covariate':
      return value;
  }
}

import type { Account } from '../../analysis/account';
import { modelRows } from '../../analysis/modelRows';
import type { StudyVariable } from '../../analysis/studyVariable';
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
export function called({ frame }: RModel, lines: readonly (string | readonly string[])[]): Pick<Call, 'lines'> {
  return { lines: () => rLines(frame(), ...lines) };
}

/** "n = 90, 0 left out for a missing value". */
export function usedText({ nUsed, dropped }: Pick<Account, 'nUsed' | 'dropped'>): string {
  return `n = ${nUsed}, ${dropped.length} left out for a missing value`;
}

/** The values of a model's variables, of the subjects that it uses. */
export function valuesOf(
  { flow }: ModelSource,
  variables: readonly StudyVariable[],
  nameOf: VariableName,
  count: number,
): HowValues {
  return {
    count,
    columns: variables.map(nameOf),
    list: () => {
      const { used, columns } = modelRows(flow.analysed, variables);
      return used.map(
        ({ subject }, row): HowValue => ({
          code: subject.code,
          values: columns.map((column) => column[row] ?? Number.NaN),
        }),
      );
    },
  };
}

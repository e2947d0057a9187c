import type { Account } from '../../analysis/account';
import type { StudyVariable } from '../../analysis/studyVariable';
import type { How } from './how';
import { called, usedText, type VariableName, valuesOf, withCall } from './modelCall';
import { type ModelSource, rModel } from './rModel';

/** How the number of subjects that a model uses came about: also where the model itself could not be computed. */
export function modelUsedHow(
  row: Pick<Account, 'nUsed' | 'dropped'>,
  source: ModelSource,
  variables: readonly StudyVariable[],
  nameOf: VariableName,
): How {
  const model = rModel(source, variables);
  return withCall(
    {
      title: 'Subjects used',
      method: 'Analysed subjects that have every value of the model',
      formula: 'listwise: who lacks one value is left out',
      source: 'Rules of the study, Tests',
      used: usedText(row),
      values: valuesOf(source, variables, nameOf, row.nUsed),
    },
    {
      result: `n = ${row.nUsed}`,
      ...called(model, [`nrow(model.frame(~ ${variables.map(model.nameOf).join(' + ')}, d))`]),
      yields: [row.nUsed],
    },
  );
}

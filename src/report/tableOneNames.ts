import type { BaselineCategoryRow, BaselineRow } from '../analysis/tableOne';
import { isolatedText } from '../base/isolatedText';
import { fixedCategoryName } from './groupNames';
import { baselineNames } from './words';

const categoryRowNames = { sex: 'Sex', region: 'Level', refracture: 'Refracture' } as const;

/** Name of a line of Table 1, with the unit of a number: "Age, years", "Sex", "Cement, mL". */
export function baselineRowName(row: Pick<BaselineRow, 'kind' | 'variable'>): string {
  const { variable } = row;
  if (typeof variable === 'string') {
    return variable === 'sex' || variable === 'region' || variable === 'refracture'
      ? categoryRowNames[variable]
      : baselineNames[variable];
  }
  const name = isolatedText(variable.name);
  return variable.kind === 'number' && variable.unit ? `${name}, ${isolatedText(variable.unit)}` : name;
}

/** Name of a category of a line of Table 1. */
export function baselineCategoryLabel({ variable }: BaselineCategoryRow, id: string): string {
  if (typeof variable === 'string') return fixedCategoryName(id);
  const answer = variable.categories.find((one) => one.id === id);
  return answer ? isolatedText(answer.name) : id;
}

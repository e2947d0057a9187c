import { type IccName, iccNames } from '../../../analysis/fromSummaries/iccOfSummary';
import type { TypedIcc } from '../../../report/checks/iccCalculation';
import type { TypedGroup } from '../../../report/checks/meansCalculation';
import { emptyGroup } from '../../../report/checks/pasted';
import type { TypedStatistic } from '../../../report/checks/statisticCalculation';
import { useKept } from '../resultsKept';

/** Everything that is typed into the calculators. */
export interface Typed {
  readonly means: readonly TypedGroup[];
  readonly counts: readonly (readonly string[])[];
  readonly icc: TypedIcc;
  readonly statistic: TypedStatistic;
}

const [firstForm = '2,k'] = iccNames as readonly IccName[];

/** Empty calculators: two groups, two categories. */
export const nothingTyped: Typed = {
  means: [emptyGroup, emptyGroup],
  counts: [
    ['', ''],
    ['', ''],
  ],
  icc: { form: firstForm, icc: '', n: '', k: '2', raterRatio: '' },
  statistic: { kind: 't', texts: {} },
};

/** What is typed stays while other views are shown; gone with the page. */
export function useTyped(): readonly [Typed, (part: Partial<Typed>) => void] {
  const [kept, keep] = useKept('calculator');
  // Written by this hook alone, in this page.
  const typed: Typed = kept === undefined ? nothingTyped : (JSON.parse(kept) as Typed);
  return [typed, (part) => keep(JSON.stringify({ ...typed, ...part }))];
}

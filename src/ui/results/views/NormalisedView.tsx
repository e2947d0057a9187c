import { useMemo } from 'react';
import { normalisedTableModel } from '../../../report/furtherTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { FurtherTableView } from './FurtherTableView';

/** Signal of the muscles relative to reference tissues. */
export function NormalisedView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const model = useMemo(() => normalisedTableModel(results, printSettingsOf(results)), [results]);
  return <FurtherTableView ready={ready} name="normalised" all={results.normalised} model={model} />;
}

import { useMemo } from 'react';
import { fatTableModel } from '../../../report/furtherTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { FurtherTableView } from './FurtherTableView';

/** Fat inside the muscles. */
export function FatView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const model = useMemo(() => fatTableModel(results, printSettingsOf(results)), [results]);
  return <FurtherTableView ready={ready} name="fat" all={results.fat} model={model} />;
}

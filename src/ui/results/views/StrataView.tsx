import { useMemo } from 'react';
import { strataTableModel } from '../../../report/models/strataTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { ComparisonView, lineIds } from '../ComparisonView';
import { PathPanel } from '../PathPanel';
import { useRows } from '../useRows';

/** Table 2 of each region of the fractured level. */
export function StrataView({ ready }: { readonly ready: ReadyResults }) {
  const { results, analyses } = ready;
  const model = useMemo(
    () => strataTableModel(results, analyses, printSettingsOf(results)),
    [results, analyses],
  );
  const ids = lineIds(model);
  const rows = useRows(
    'strata',
    ids,
    ids.find((id) => id.endsWith('changePercent')),
  );
  return (
    <ComparisonView
      results={results}
      model={model}
      testId="strata"
      rows={rows}
      aside={<PathPanel ready={ready} rowId={rows.chosenId} rowLabel="" />}
    />
  );
}

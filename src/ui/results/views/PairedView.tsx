import { useMemo } from 'react';
import { pairedRowId, pairedTableModel } from '../../../report/models/pairedTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { ComparisonView, lineIds } from '../ComparisonView';
import { useRows } from '../useRows';
import { PairedPath } from './PairedPath';

/** Pre-op against follow-up within each group. */
export function PairedView({ ready }: { readonly ready: ReadyResults }) {
  const { results, analyses } = ready;
  const model = useMemo(
    () => pairedTableModel(results, analyses, printSettingsOf(results)),
    [results, analyses],
  );
  const [first] = analyses.paired;
  const rows = useRows('paired', lineIds(model), first && pairedRowId(first));
  const chosen = analyses.paired.find((row) => pairedRowId(row) === rows.chosenId);
  return (
    <ComparisonView
      results={results}
      model={model}
      testId="paired"
      rows={rows}
      aside={chosen ? <PairedPath ready={ready} row={chosen} /> : null}
    />
  );
}

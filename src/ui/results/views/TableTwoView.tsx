import { useViewportSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { printSettingsOf } from '../../../report/printSettingsOf';
import { tableTwoModel, tableTwoRowId } from '../../../report/tableTwoModel';
import type { ReadyResults } from '../../../state/resultsState';
import { ChangeFigures } from '../ChangeFigures';
import { ComparisonView, lineIds } from '../ComparisonView';
import { figureHeight } from '../figures/figureHeight';
import { PathPanel } from '../PathPanel';
import { useRows } from '../useRows';

/** Table 2: the measurements by group, and the changes as figures. */
export function TableTwoView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const { tableTwo } = results;
  const { height } = useViewportSize();
  const model = useMemo(() => tableTwoModel(results, printSettingsOf(results)), [results]);
  // What the study asks is the change.
  const first = tableTwo.find((row) => row.phase === 'changePercent') ?? tableTwo[0];
  const rows = useRows('table-two', lineIds(model), first && tableTwoRowId(first));
  const structure = tableTwo.find((row) => tableTwoRowId(row) === rows.chosenId) ?? tableTwo[0];
  return (
    <ComparisonView
      results={results}
      model={model}
      testId="table-two"
      rows={rows}
      aside={<PathPanel ready={ready} rowId={rows.chosenId} rowLabel="" />}
    >
      {structure && results.flow.counts.analysed > 0 ? (
        <ChangeFigures results={results} structure={structure} height={figureHeight(height)} />
      ) : null}
    </ComparisonView>
  );
}

import { useMemo } from 'react';
import { ancovaDetail, ancovaRowId, ancovaTableModel } from '../../../report/models/ancovaTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { lineIds } from '../ComparisonView';
import { DetailPanel } from '../DetailPanel';
import { ModelTable } from '../ModelTable';
import { NotAnalysedList } from '../NotAnalysedList';
import { useRows } from '../useRows';
import { ViewFrame } from '../ViewFrame';
import { modelsText } from './modelsText';

/** Follow-up by group, the pre-op value and more being equal. */
export function AncovaView({ ready }: { readonly ready: ReadyResults }) {
  const { results, analyses } = ready;
  const settings = useMemo(() => printSettingsOf(results), [results]);
  const model = useMemo(() => ancovaTableModel(results, analyses, settings), [results, analyses, settings]);
  const rows = useRows('ancova', lineIds(model));
  const chosen = analyses.adjusted.find((row) => ancovaRowId(row) === rows.chosenId);
  return (
    <ViewFrame
      title={model.title}
      caption={model.caption}
      table={model}
      asideLabel={modelsText.detail}
      aside={
        chosen ? <DetailPanel detail={ancovaDetail(chosen, results.protocol, settings, results)} /> : null
      }
    >
      <ModelTable model={model} testId="ancova" rows={rows} />
      <NotAnalysedList flow={results.flow} protocol={results.protocol} />
    </ViewFrame>
  );
}

import { useMemo } from 'react';
import { groupsPrinted } from '../../../report/groupNames';
import { ancovaInWords } from '../../../report/inWords/ancovaInWords';
import { ancovaDetail, ancovaRowId, ancovaTableModel } from '../../../report/models/ancovaTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { StateIcon } from '../../parts/StateIcon';
import { lineIds } from '../ComparisonView';
import { DetailPanel } from '../DetailPanel';
import { lineCode } from '../lineCode';
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
        chosen ? (
          <DetailPanel
            detail={ancovaDetail(chosen, results.protocol, settings, results)}
            rCall={lineCode(model, rows.chosenId)}
            inWords={ancovaInWords(chosen, groupsPrinted(results), results.protocol, settings)}
          />
        ) : null
      }
    >
      {results.flow.groups.length === 2 ? null : (
        <p className="view-warning icon-text" data-testid="model-warning">
          <StateIcon state="attention" />
          <span>{modelsText.ancovaOfTwo(results.flow.groups.length)}</span>
        </p>
      )}
      <ModelTable model={model} testId="ancova" rows={rows} />
      <NotAnalysedList flow={results.flow} protocol={results.protocol} />
    </ViewFrame>
  );
}

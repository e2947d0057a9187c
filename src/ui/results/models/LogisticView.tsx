import { useMemo } from 'react';
import { logisticInWords } from '../../../report/inWords/logisticInWords';
import {
  logisticDetail,
  logisticOfRow,
  logisticTableModel,
  logisticTermOfRow,
  logisticWarnings,
} from '../../../report/models/logisticTableModel';
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

/** What predicts refracture, and what is associated with it. */
export function LogisticView({ ready }: { readonly ready: ReadyResults }) {
  const { results, analyses } = ready;
  const { protocol, flow } = results;
  const settings = useMemo(() => printSettingsOf(results), [results]);
  const model = useMemo(() => logisticTableModel(results, analyses, settings), [results, analyses, settings]);
  const rows = useRows('logistic', lineIds(model));
  const chosen = logisticOfRow(analyses, rows.chosenId);
  const term = logisticTermOfRow(analyses, rows.chosenId);
  const warnings = analyses.models.flatMap((one) => logisticWarnings(one, protocol));
  return (
    <ViewFrame
      title={model.title}
      caption={model.caption}
      table={model}
      asideLabel={modelsText.detail}
      aside={
        chosen ? (
          <DetailPanel
            detail={logisticDetail(chosen, protocol, settings, results)}
            rCall={lineCode(model, rows.chosenId)}
            inWords={term && logisticInWords(term, protocol, settings)}
          />
        ) : null
      }
    >
      {warnings.map((warning) => (
        <p key={warning} className="view-warning icon-text" data-testid="model-warning">
          <StateIcon state="attention" />
          <span>{warning}</span>
        </p>
      ))}
      <ModelTable model={model} testId="logistic" rows={rows} />
      <NotAnalysedList flow={flow} protocol={protocol} />
    </ViewFrame>
  );
}

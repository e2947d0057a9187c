import { useMemo } from 'react';
import { rocInWords } from '../../../report/inWords/rocInWords';
import { measureAtText } from '../../../report/models/measureText';
import { cutoffText, rocDetail, rocRowId, rocTableModel } from '../../../report/models/rocTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { useLaterPart } from '../../parts/useLaterPart';
import { lineIds } from '../ComparisonView';
import { DetailPanel } from '../DetailPanel';
import { RocFigure } from '../figures/RocFigure';
import { JournalTable } from '../JournalTable';
import { lineCode } from '../lineCode';
import { ModelTable } from '../ModelTable';
import { NotAnalysedList } from '../NotAnalysedList';
import { onDemandPart } from '../onDemandPart';
import { useRows } from '../useRows';
import { ViewFrame } from '../ViewFrame';
import { CutoffInterval } from './CutoffInterval';
import { modelsText } from './modelsText';
import './models.css';

/** How well one value tells the refractured from the others. */
export function RocView({ ready }: { readonly ready: ReadyResults }) {
  const { results, analyses } = ready;
  const { protocol, flow } = results;
  const settings = useMemo(() => printSettingsOf(results), [results]);
  const model = useMemo(() => rocTableModel(results, analyses, settings), [results, analyses, settings]);
  const rows = useRows('roc', lineIds(model));
  const chosen = analyses.rocs.find((roc) => rocRowId(roc) === rows.chosenId);
  const part = useLaterPart(onDemandPart);
  const comparison = useMemo(
    () => chosen && part?.rocComparisonModel(results, analyses, chosen, settings),
    [part, results, analyses, chosen, settings],
  );
  const aside = chosen ? (
    <DetailPanel
      detail={rocDetail(chosen, protocol, settings, results)}
      rCall={lineCode(model, rows.chosenId)}
      inWords={rocInWords(chosen, protocol, settings)}
    >
      {chosen.curve.ok ? (
        <CutoffInterval
          // Another curve, or another computation, has an interval of its own.
          key={`${rows.chosenId} ${ready.computedAtUtc}`}
          roc={chosen}
          results={results}
          settings={settings}
        />
      ) : null}
    </DetailPanel>
  ) : null;
  return (
    <ViewFrame
      title={model.title}
      caption={model.caption}
      table={model}
      asideLabel={modelsText.detail}
      aside={aside}
    >
      <ModelTable model={model} testId="roc" rows={rows} />
      {chosen?.curve.ok ? (
        <section className="figures roc-part">
          <RocFigure
            chosen={chosen}
            others={analyses.rocs.filter((roc) => roc !== chosen && roc.phase === chosen.phase)}
            title={measureAtText(chosen.measure, chosen.phase, protocol)}
            cutoff={cutoffText(chosen, chosen.curve.value.youden.threshold, settings)}
            size={340}
          />
          {comparison ? (
            <div className="roc-comparison">
              <h2>{comparison.title}</h2>
              <p className="muted">{comparison.caption}</p>
              <JournalTable model={comparison} testId="roc-comparison" />
            </div>
          ) : null}
        </section>
      ) : null}
      <NotAnalysedList flow={flow} protocol={protocol} />
    </ViewFrame>
  );
}

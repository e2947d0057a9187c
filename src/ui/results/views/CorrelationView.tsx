import { useMemo } from 'react';
import { correlationText } from '../../../report/correlationText';
import { groupsPrinted } from '../../../report/groupNames';
import { correlationTableModel } from '../../../report/models/correlationTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { GroupKey } from '../figures/GroupMark';
import { ScatterFigure } from '../figures/ScatterFigure';
import { JournalTable } from '../JournalTable';
import { NotAnalysedList } from '../NotAnalysedList';
import { ToLookAtList } from '../ToLookAtList';
import { ViewFrame } from '../ViewFrame';

/** How area and signal go together, in numbers and with every subject as a point. */
export function CorrelationView({ ready }: { readonly ready: ReadyResults }) {
  const { results, analyses } = ready;
  const settings = useMemo(() => printSettingsOf(results), [results]);
  const model = useMemo(
    () => correlationTableModel(results, analyses, settings),
    [results, analyses, settings],
  );
  const groups = groupsPrinted(results);
  return (
    <ViewFrame title={model.title} caption={model.caption} table={model}>
      <JournalTable model={model} testId="table-correlation" />
      <section className="figures" hidden={results.flow.counts.analysed === 0}>
        <div className="figure-row wide-figures">
          {results.correlations.map((correlation) => {
            const { title, text, how } = correlationText(correlation, results, settings);
            return (
              <ScatterFigure
                key={title}
                correlation={correlation}
                groups={groups}
                title={title}
                text={text}
                how={how}
                settings={settings}
                height={360}
              />
            );
          })}
        </div>
        <p className="hint figure-keys">
          {groups.map(({ group, label }, index) => (
            <span key={group}>
              <GroupKey index={index} />
              {label}
            </span>
          ))}
        </p>
      </section>
      <NotAnalysedList flow={results.flow} protocol={results.protocol} />
      <ToLookAtList flow={results.flow} protocol={results.protocol} />
    </ViewFrame>
  );
}

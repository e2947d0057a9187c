import { useMemo } from 'react';
import { strataTableModel } from '../../../report/models/strataTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { StateIcon } from '../../parts/StateIcon';
import { ComparisonView, lineIds } from '../ComparisonView';
import { PathPanel } from '../PathPanel';
import { resultsText } from '../resultsText';
import { useRows } from '../useRows';
import { ViewFrame } from '../ViewFrame';

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
  const by = results.choice.grouping.kind;
  // Each stratum would hold one group alone.
  if (by === 'region' || by === 'level') {
    return (
      <ViewFrame title={model.title} caption={model.caption}>
        <p className="view-warning icon-text" data-testid="strata-are-groups">
          <StateIcon state="attention" />
          <span>{resultsText.strataAreGroups}</span>
        </p>
      </ViewFrame>
    );
  }
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

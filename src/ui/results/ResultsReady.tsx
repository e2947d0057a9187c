import { useMemo } from 'react';
import { analysedReady } from '../../state/analysedReady';
import type { ReadyResults } from '../../state/resultsState';
import { withShownParts } from './choice/shownParts';
import { useShownParts } from './choice/useShownParts';
import { useKept } from './resultsKept';
import { useResultsKeys } from './useResultsKeys';
import { ViewList } from './ViewList';
import { showsAnalyses, viewsOf } from './viewsOf';

/** The views on the left, the chosen one beside them. It stays the chosen one when results are computed again. */
export function ResultsReady({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const { parts } = useShownParts(results.protocol);
  const [keptId, keep] = useKept('view');
  const views = useMemo(() => viewsOf(results), [results]);
  const shown =
    views.find(({ id }) => id === keptId) ?? views.find(({ id }) => id === 'table-two') ?? views[0];
  const isOfAnalyses = shown !== undefined && showsAnalyses(shown);
  const shownReady = useMemo(
    () => withShownParts(isOfAnalyses ? analysedReady(ready) : ready, parts),
    [ready, parts, isOfAnalyses],
  );
  useResultsKeys((key) => {
    if (key !== '[' && key !== ']') return false;
    const at = (shown ? views.indexOf(shown) : -1) + (key === ']' ? 1 : -1);
    const next = views[(at + views.length) % views.length];
    if (next) keep(next.id);
    return true;
  });
  return (
    <div className="results-screen" data-view={shown?.id}>
      <ViewList views={views} shown={shown} onShow={({ id }) => keep(id)} />
      {shown ? <shown.View key={shown.id} ready={shownReady} /> : null}
    </div>
  );
}

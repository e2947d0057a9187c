import { useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { resultsText } from './resultsText';

/** Says it first where there is nobody to analyse: why stands in the list below the table. */
export function EmptyNote() {
  const results = useAppState((state) => state.results);
  if (results.kind !== 'ready' || results.results.flow.counts.analysed > 0) return null;
  return (
    <p className="view-warning icon-text" data-testid="nobody-analysed">
      <StateIcon state="attention" />
      <span>{resultsText.nobody(results.results.flow.total)}</span>
    </p>
  );
}

import { IconRefresh } from '@tabler/icons-react';
import { useAppState } from '../AppContext';
import { clockTime } from '../parts/times';
import { resultsText } from './resultsText';

/** When the numbers were computed, from how much, and how long it took. */
export function ComputedLine() {
  const results = useAppState((state) => state.results);
  if (results.kind !== 'ready') return null;
  const { computedAtUtc, tookMs, isUpdating, analysesOf } = results;
  return (
    <p className="computed-line hint" role="status" data-testid="computed">
      <IconRefresh size={14} aria-hidden />
      {resultsText.computed(clockTime(computedAtUtc), results.results.roiCount, Math.round(tookMs))}
      {isUpdating || analysesOf ? ` ${resultsText.updating}` : null}
    </p>
  );
}

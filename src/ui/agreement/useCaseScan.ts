import { useEffect, useState } from 'react';
import type { ShownCaseOutcome } from '../../app/agreement/showCase';
import type { SubjectId } from '../../domain/ids';
import type { TimePoint } from '../../domain/timePoint';
import { useApp, useAppState } from '../AppContext';

/**
 * What was signed on one scan. Loaded again when anybody's reading of the subject, its scans or the catalogue change; until
 * then what was loaded for this scan stays, never what belongs to another.
 */
export function useCaseScan(subjectId: SubjectId, timePoint: TimePoint): ShownCaseOutcome | undefined {
  const app = useApp();
  const progress = useAppState(({ open }) => open?.progress);
  const catalogue = useAppState(({ open }) => open?.catalogue);
  const scan = useAppState(({ open }) => open?.subjects.find(({ id }) => id === subjectId)?.scans[timePoint]);
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly outcome: ShownCaseOutcome }>();
  const of = `${subjectId} ${timePoint}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded depends on them through the storage
  useEffect(() => {
    let isGone = false;
    void app.showCase(subjectId, timePoint).then((outcome) => {
      if (!isGone) setLoaded({ of: `${subjectId} ${timePoint}`, outcome });
    });
    return () => {
      isGone = true;
    };
  }, [app, subjectId, timePoint, progress, catalogue, scan]);
  return loaded?.of === of ? loaded.outcome : undefined;
}

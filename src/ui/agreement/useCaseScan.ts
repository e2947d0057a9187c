import { useEffect, useState } from 'react';
import type { ShownCaseOutcome } from '../../app/agreement/showCase';
import type { ValuesInForce } from '../../app/agreement/valuesInForce';
import type { SubjectId } from '../../domain/ids';
import type { TimePoint } from '../../domain/timePoint';
import { useApp, useAppState } from '../AppContext';

/** A scan of the case in hand. */
export interface CaseScanAsked {
  readonly subjectId: SubjectId;
  readonly timePoint: TimePoint;
}

const none: readonly ValuesInForce[] = [];

/**
 * What was signed on one scan. Loaded again when anybody's reading of the subject, its scans, its decisions or the catalogue
 * change; until then what was loaded for this scan stays, never what belongs to another. The values in force are the
 * subject's, so that they stay while its other scan is loaded.
 */
export function useCaseScan(asked: CaseScanAsked | undefined): {
  readonly outcome: ShownCaseOutcome | undefined;
  readonly inForce: readonly ValuesInForce[];
} {
  const app = useApp();
  const { subjectId, timePoint } = asked ?? {};
  const progress = useAppState(({ open }) => open?.progress);
  const catalogue = useAppState(({ open }) => open?.catalogue);
  const subject = useAppState(({ open }) => open?.subjects.find(({ id }) => id === subjectId));
  const scan = timePoint && subject?.scans[timePoint];
  const [loaded, setLoaded] = useState<CaseScanAsked & { readonly outcome: ShownCaseOutcome }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded depends on them through the storage
  useEffect(() => {
    if (subjectId === undefined || timePoint === undefined) return undefined;
    let isGone = false;
    void app.showCase(subjectId, timePoint).then((outcome) => {
      if (!isGone) setLoaded({ subjectId, timePoint, outcome });
    });
    return () => {
      isGone = true;
    };
  }, [app, subjectId, timePoint, progress, catalogue, scan, subject?.settlements]);
  const isOfSubject = loaded !== undefined && loaded.subjectId === subjectId;
  return {
    outcome: isOfSubject && loaded.timePoint === timePoint ? loaded.outcome : undefined,
    inForce: isOfSubject && loaded.outcome.kind === 'shown' ? loaded.outcome.scan.inForce : none,
  };
}

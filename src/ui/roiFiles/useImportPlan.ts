import { useEffect, useState } from 'react';
import type { ImportPlan, RowDecision } from '../../app/roiFiles/importPlan';
import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import { useApp, useAppState } from '../AppContext';

/** Files that were read, what was decided about their ROIs, and what would happen to each. */
export function useImportPlan(read: RoiFilesRead | undefined) {
  const app = useApp();
  const readingId = useAppState((state) => state.reading?.reading.id);
  const revision = useAppState((state) => state.reading?.reading.revision);
  const [decisions, setDecisions] = useState<ReadonlyMap<number, RowDecision>>(new Map());
  const [plan, setPlan] = useState<ImportPlan>();
  // Another subject, or a change of the reading, is another plan; what was said of a slice or a target stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: reading and revision are what the plan is made from
  useEffect(() => {
    let isCurrent = true;
    if (read) {
      void app.planRoiImport(read, decisions).then((made) => {
        if (isCurrent) setPlan(made);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [app, read, decisions, readingId, revision]);
  const decide = (id: number, decision: RowDecision): void =>
    setDecisions((before) => new Map(before).set(id, { ...before.get(id), ...decision }));
  const forget = (): void => setDecisions(new Map());
  return { plan, decisions, decide, forget };
}

import type { SubjectId } from '../../domain/ids';
import { targetKey } from '../../domain/reading/roi';
import { targetsOf } from '../../domain/study/targets';
import { useApp, useAppState } from '../AppContext';
import { caseKey } from '../agreement/queueLines';
import { useKept } from '../results/resultsKept';

/** Goes from a point of a figure to what was drawn of its subject: both observers over the images; without a second one to the cohort. */
export function useGoToReading(): (id: SubjectId) => void {
  const app = useApp();
  const protocol = useAppState((state) => state.open?.project.protocol);
  const [, keepCase] = useKept('agreement case');
  return (subjectId) => {
    const target = protocol && targetsOf(protocol).find(({ timePoint }) => timePoint === 'followUp');
    if (!target || protocol.observers.length < 2) {
      app.showTab('cohort');
      return;
    }
    keepCase(caseKey({ subjectId, targetKey: targetKey(target) }));
    app.showTab('agreement');
  };
}

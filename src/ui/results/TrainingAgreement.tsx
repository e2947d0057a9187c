import { useMemo } from 'react';
import type { Phase } from '../../analysis/quantity';
import type { StudyResults } from '../../analysis/studyResults';
import { printSettingsOf } from '../../report/printSettingsOf';
import { trainingAgreementModel } from '../../report/trainingAgreementModel';
import { JournalTable } from './JournalTable';

/** Agreement on subjects for practice, under its own title; nothing where there are none. */
export function TrainingAgreement({
  results,
  phase,
}: {
  readonly results: StudyResults;
  readonly phase: Phase;
}) {
  const model = useMemo(
    () => trainingAgreementModel(results, { settings: printSettingsOf(results), phases: [phase] }),
    [results, phase],
  );
  if (!model) return null;
  return (
    <section className="training-agreement" data-testid="training-agreement">
      <h2>{model.title}</h2>
      <p className="muted">{model.caption}</p>
      <JournalTable model={model} testId="table-agreement-training" isWide />
    </section>
  );
}

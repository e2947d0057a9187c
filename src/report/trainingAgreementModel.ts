import type { StudyResults } from '../analysis/studyResults';
import { type AgreementTableOptions, agreementTableModel } from './agreementTableModel';
import type { TableModel } from './tableModel';

/**
 * Agreement on subjects for practice, in a table of its own: they are in no other number of the study. Undefined where
 * there are none, or with one observer.
 */
export function trainingAgreementModel(
  results: StudyResults,
  options: AgreementTableOptions,
): TableModel | undefined {
  const { trainingAgreement: agreement, flow } = results;
  if (!agreement) return undefined;
  const made = agreementTableModel({ ...results, agreement }, options);
  if (!made.ok) return undefined;
  const subjects = flow.training === 1 ? '1 training subject' : `${flow.training} training subjects`;
  return {
    ...made.value,
    id: 'agreement-training',
    title: 'Training subjects',
    caption: `${made.value.caption} on ${subjects}, who are in no other table`,
  };
}

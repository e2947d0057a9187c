import { useMemo } from 'react';
import type { StudyResults } from '../../analysis/studyResults';
import { errorPartsModel } from '../../report/errorPartsModel';
import { printSettingsOf } from '../../report/printSettingsOf';
import { JournalTable } from './JournalTable';

/** What of the observers' error returns at the other time point, and what does not; nothing with one observer. */
export function ErrorPartsTable({ results }: { readonly results: StudyResults }) {
  const model = useMemo(() => errorPartsModel(results, { settings: printSettingsOf(results) }), [results]);
  if (!model) return null;
  return (
    <section className="error-parts-table" data-testid="error-parts">
      <h2>{model.title}</h2>
      <p className="muted">{model.caption}</p>
      <JournalTable model={model} testId="table-error-parts" isWide />
    </section>
  );
}

import type { RefObject } from 'react';
import type { AgreementRow } from '../../analysis/agreementTable';
import type { StudyResults } from '../../analysis/studyResults';
import { printSettingsOf } from '../../report/printSettingsOf';
import type { TableModel } from '../../report/tableModel';
import { ratedThingLabel } from '../../report/words';
import { BlandAltmanFigure } from './figures/BlandAltmanFigure';
import { JournalTable } from './JournalTable';
import { resultsText } from './resultsText';

/** Id of a line of the agreement table, as the report gives it. */
export function agreementRowId(row: AgreementRow): string {
  return [row.siteId, row.muscleId, row.side, row.quantity, row.phase].join('|');
}

/** The agreement table, and the differences of the chosen line as a figure. */
export function AgreementPart({
  results,
  model,
  chosenId,
  onChoose,
  tableRef,
}: {
  readonly results: StudyResults;
  readonly model: TableModel | undefined;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}) {
  if (!model || !results.agreement.ok) return <p className="muted">{resultsText.oneObserver}</p>;
  const ids = new Set(model.rows.flatMap((row) => (row.kind === 'line' ? [row.id] : [])));
  const chosen = results.agreement.value.rows.find((row) => agreementRowId(row) === chosenId);
  const [first, second, ...others] = results.project.protocol.observers.map((observer) => observer.letter);
  return (
    <>
      <JournalTable
        model={model}
        testId="table-agreement"
        tableRef={tableRef}
        choice={{
          ids,
          column: 'label',
          chosenId,
          labelOf: (row) => resultsText.showAgreement(row.label),
          onChoose,
        }}
      />
      {chosen && first !== undefined && second !== undefined && others.length === 0 ? (
        <section className="figures bland-altman">
          <BlandAltmanFigure
            row={chosen}
            letters={[first, second]}
            settings={printSettingsOf(results)}
            title={resultsText.differences(
              ratedThingLabel(chosen, results.project.protocol),
              resultsText.phases[chosen.phase].toLowerCase(),
            )}
            height={320}
          />
        </section>
      ) : (
        <p className="hint">{resultsText.agreementNotTwo}</p>
      )}
    </>
  );
}

import type { RefObject } from 'react';
import type { AgreementComparison } from '../../analysis/agreementComparison';
import type { StudyResults } from '../../analysis/studyResults';
import { agreementLineId } from '../../report/agreementColumnModel';
import { agreementOf, raterNames } from '../../report/comparisonNames';
import { printSettingsOf } from '../../report/printSettingsOf';
import type { TableModel } from '../../report/tableModel';
import { ratedThingLabel } from '../../report/words';
import { BlandAltmanFigure } from './figures/BlandAltmanFigure';
import { JournalTable } from './JournalTable';
import { resultsText } from './resultsText';

/** The agreement table of a comparison, and the differences of the chosen line as a figure. */
export function AgreementPart({
  results,
  comparison,
  model,
  chosenId,
  onChoose,
  tableRef,
}: {
  readonly results: StudyResults;
  readonly comparison: AgreementComparison;
  readonly model: TableModel | undefined;
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly tableRef: RefObject<HTMLTableElement | null>;
}) {
  const table = agreementOf(results, comparison);
  if (!model || !table?.ok) return <p className="muted">{resultsText.oneObserver}</p>;
  const { protocol } = results.project;
  const ids = new Set(model.rows.flatMap((row) => (row.kind === 'line' ? [row.id] : [])));
  const chosen = table.value.rows.find((row) => agreementLineId(row) === chosenId);
  const [first, second, ...others] = raterNames(comparison, protocol);
  return (
    <>
      <JournalTable
        model={model}
        testId="table-agreement"
        isWide
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
            raters={[first, second]}
            settings={printSettingsOf(results)}
            title={resultsText.differences(
              ratedThingLabel(chosen, protocol),
              resultsText.phases[chosen.phase].toLowerCase(),
              comparison.kind,
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

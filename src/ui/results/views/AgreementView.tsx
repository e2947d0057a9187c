import { useMemo } from 'react';
import { comparisonKey, observersComparison } from '../../../analysis/agreementComparison';
import { type Phase, phases } from '../../../analysis/quantity';
import { agreementLineId } from '../../../report/agreementColumnModel';
import { agreementTableModel } from '../../../report/agreementTableModel';
import { agreementOf, comparisonName, comparisonsOf } from '../../../report/comparisonNames';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { Segments } from '../../parts/Segments';
import { AgreementPart } from '../AgreementPart';
import { lineIds } from '../ComparisonView';
import { ErrorPartsTable } from '../ErrorPartsTable';
import { useKept } from '../resultsKept';
import { resultsText } from '../resultsText';
import { TrainingAgreement } from '../TrainingAgreement';
import { useRows } from '../useRows';
import { ViewFrame } from '../ViewFrame';

/**
 * How well the observers agree, and each with themself where there is a second round. Always of the original independent
 * readings of all, whatever else is chosen or was settled.
 */
export function AgreementView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const { protocol } = results.project;
  const [keptPhase, keepPhase] = useKept('phase of agreement');
  const phase: Phase = phases.find((one) => one === keptPhase) ?? 'preop';
  const comparisons = useMemo(() => comparisonsOf(results), [results]);
  const [keptComparison, keepComparison] = useKept('comparison of agreement');
  const comparison =
    comparisons.find((one) => comparisonKey(one) === keptComparison) ?? comparisons[0] ?? observersComparison;
  const model = useMemo(() => {
    const made = agreementTableModel(results, {
      settings: printSettingsOf(results),
      phases: [phase],
      comparison,
    });
    return made.ok ? made.value : undefined;
  }, [results, phase, comparison]);
  const table = agreementOf(results, comparison);
  const rated = table?.ok ? table.value.rows : [];
  const first = rated.find((row) => row.side === 'mean' && row.phase === phase);
  const rows = useRows('agreement', lineIds(model), first && agreementLineId(first));
  const showPhase = (next: Phase): void => {
    // A line of another time point is the same line: the choice follows the switch.
    const suffix = `|${phase}`;
    if (rows.chosenId?.endsWith(suffix)) rows.choose(`${rows.chosenId.slice(0, -suffix.length)}|${next}`);
    keepPhase(next);
  };
  return (
    <ViewFrame
      title={model?.title ?? resultsText.viewNames.agreement}
      {...(model && { caption: model.caption })}
      table={model}
      hasChoices={false}
      actions={
        model ? (
          <>
            {comparisons.length > 1 ? (
              <Segments
                label={resultsText.comparisonSwitch}
                choices={comparisons.map(comparisonKey)}
                chosen={comparisonKey(comparison)}
                texts={Object.fromEntries(
                  comparisons.map((one) => [comparisonKey(one), comparisonName(one, protocol)]),
                )}
                onChoose={keepComparison}
              />
            ) : null}
            <Segments
              label={resultsText.phaseSwitch}
              choices={phases}
              chosen={phase}
              texts={resultsText.phases}
              onChoose={showPhase}
            />
          </>
        ) : null
      }
    >
      <AgreementPart
        results={results}
        comparison={comparison}
        model={model}
        chosenId={rows.chosenId}
        onChoose={rows.choose}
        tableRef={rows.tableRef}
      />
      <ErrorPartsTable results={results} />
      <TrainingAgreement results={results} phase={phase} />
    </ViewFrame>
  );
}

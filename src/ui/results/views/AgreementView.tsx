import { useMemo } from 'react';
import { type Phase, phases } from '../../../analysis/quantity';
import { agreementTableModel } from '../../../report/agreementTableModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { Segments } from '../../parts/Segments';
import { AgreementPart, agreementRowId } from '../AgreementPart';
import { lineIds } from '../ComparisonView';
import { useKept } from '../resultsKept';
import { resultsText } from '../resultsText';
import { TrainingAgreement } from '../TrainingAgreement';
import { useRows } from '../useRows';
import { ViewFrame } from '../ViewFrame';

/** How well the observers agree. Always of the first independent readings of all, whatever else is chosen. */
export function AgreementView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const [keptPhase, keepPhase] = useKept('phase of agreement');
  const phase: Phase = phases.find((one) => one === keptPhase) ?? 'preop';
  const model = useMemo(() => {
    const made = agreementTableModel(results, { settings: printSettingsOf(results), phases: [phase] });
    return made.ok ? made.value : undefined;
  }, [results, phase]);
  const rated = results.agreement.ok ? results.agreement.value.rows : [];
  const first = rated.find((row) => row.side === 'mean' && row.phase === phase);
  const rows = useRows('agreement', lineIds(model), first && agreementRowId(first));
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
        results.agreement.ok ? (
          <Segments
            label={resultsText.phaseSwitch}
            choices={phases}
            chosen={phase}
            texts={resultsText.phases}
            onChoose={showPhase}
          />
        ) : null
      }
    >
      <AgreementPart
        results={results}
        model={model}
        chosenId={rows.chosenId}
        onChoose={rows.choose}
        tableRef={rows.tableRef}
      />
      <TrainingAgreement results={results} phase={phase} />
    </ViewFrame>
  );
}

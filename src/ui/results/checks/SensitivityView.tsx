import type { MeasurePhase } from '../../../analysis/studyMeasure';
import { sensitivityModel } from '../../../report/checks/sensitivityModel';
import { conclusionText } from '../../../report/checks/sensitivityWords';
import { measureAtText, measureDecimals, measureKey } from '../../../report/models/measureText';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { Segments } from '../../parts/Segments';
import { JournalTable } from '../JournalTable';
import { useKept } from '../resultsKept';
import { ViewFrame } from '../ViewFrame';
import './checks.css';
import { useSensitivity } from '../useSensitivity';
import { checksText } from './checksText';
import { MeasureChoice } from './MeasureChoice';
import { measuresOf } from './measuresOf';
import { PixelRulePart } from './PixelRulePart';
import { SensitivityFigure } from './SensitivityFigure';

const phases: readonly MeasurePhase[] = ['preop', 'followUp', 'change'];
const text = checksText.sensitivity;

/** Whether a conclusion holds under each observer alone, other values, areas and pixel rules, and with matched cells. */
export function SensitivityView({ ready }: { readonly ready: ReadyResults }) {
  const { results } = ready;
  const { protocol } = results.project;
  const measures = measuresOf(results);
  const [keptMeasure, keepMeasure] = useKept('measure of sensitivity');
  const [keptPhase, keepPhase] = useKept('phase of sensitivity');
  const measure = measures.find((one) => measureKey(one) === keptMeasure) ?? measures[0];
  if (!measure) return null;
  const phase = phases.find((one) => one === keptPhase) ?? 'change';
  return (
    <SensitivityOf
      key={measureKey(measure)}
      ready={ready}
      measure={measure}
      phase={phase}
      choices={
        <>
          <MeasureChoice measures={measures} chosen={measure} protocol={protocol} onChoose={keepMeasure} />
          <Segments
            label={checksText.phase}
            choices={phases}
            chosen={phase}
            texts={checksText.phases}
            onChoose={keepPhase}
          />
        </>
      }
    />
  );
}

function SensitivityOf({
  ready,
  measure,
  phase,
  choices,
}: {
  readonly ready: ReadyResults;
  readonly measure: ReturnType<typeof measuresOf>[number];
  readonly phase: MeasurePhase;
  readonly choices: React.ReactNode;
}) {
  const { results } = ready;
  const { protocol } = results.project;
  const { rows, progress, failure } = useSensitivity(ready, { measure, phase });
  const settings = printSettingsOf(results);
  const model = rows && sensitivityModel(rows, { measure, phase }, results, settings);
  const name = measureAtText(measure, phase, protocol);
  return (
    <ViewFrame
      title={text.title}
      caption={model?.caption ?? name}
      table={model}
      aside={<PixelRulePart ready={ready} />}
      asideLabel={checksText.rule.title}
      hasObserverChoice={false}
    >
      <div className="check-choices">{choices}</div>
      {failure !== undefined ? <p role="alert">{text.failed(failure)}</p> : null}
      {rows && model ? (
        <>
          <p className="check-conclusion" data-testid="sensitivity-conclusion">
            {conclusionText(rows, protocol)}
          </p>
          <JournalTable model={model} testId="sensitivity" />
          <SensitivityFigure
            rows={rows}
            protocol={protocol}
            name={name}
            decimals={measureDecimals(measure, phase, settings)}
          />
        </>
      ) : failure === undefined ? (
        <p className="muted" role="status">
          {text.computing(progress?.done ?? 0, progress?.total ?? 0)}
        </p>
      ) : null}
    </ViewFrame>
  );
}

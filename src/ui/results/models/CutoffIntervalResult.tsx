import type { CutoffBootstrap } from '../../../analysis/live/calculation';
import type { RefractureRoc } from '../../../analysis/refractureRoc';
import type { StudyResults } from '../../../analysis/studyResults';
import { type BootstrapPart, cutoffBootstrapHow } from '../../../report/how/rocHow';
import { measureAtText } from '../../../report/models/measureText';
import { shareText, thresholdText } from '../../../report/models/rocTableModel';
import type { PrintSettings } from '../../../report/printSettings';
import { statisticsReasonText } from '../../../report/reasonText';
import { roundedText } from '../../../report/rounding';
import { Asked } from '../how/Asked';
import { modelsText } from './modelsText';

const texts = modelsText.roc;

/** The bootstrap's intervals, with all that is needed to draw the same samples again. */
export function CutoffIntervalResult({
  roc,
  results,
  outcome,
  settings,
}: {
  readonly roc: RefractureRoc;
  readonly results: StudyResults;
  readonly outcome: CutoffBootstrap;
  readonly settings: PrintSettings;
}) {
  if (!outcome.ok) return <p className="hint">{texts.failed(statisticsReasonText(outcome.error))}</p>;
  const { cutoff, seed, replicates } = outcome.value;
  const threshold = (value: number) => thresholdText(roc, value, settings);
  const share = (value: number) => shareText(value, settings);
  const index = (value: number) => roundedText(value, settings.statisticDecimals);
  const name = measureAtText(roc.measure, roc.phase, results.protocol);
  const howOf = (part: BootstrapPart, interval: readonly [number, number] | null) =>
    cutoffBootstrapHow(roc, results, name, { part, seed, replicates, interval });
  const lines: readonly {
    readonly part: BootstrapPart;
    readonly value: number;
    readonly limits: readonly [number, number] | null;
    readonly text: (value: number) => string;
  }[] = [
    {
      part: 'threshold',
      value: cutoff.threshold,
      limits: outcome.value.thresholdInterval,
      text: threshold,
    },
    {
      part: 'sensitivity',
      value: cutoff.sensitivity,
      limits: outcome.value.sensitivityInterval,
      text: share,
    },
    {
      part: 'specificity',
      value: cutoff.specificity,
      limits: outcome.value.specificityInterval,
      text: share,
    },
    { part: 'index', value: cutoff.index, limits: outcome.value.indexInterval, text: index },
  ];
  return (
    <>
      <table className="path-table wrapping" aria-label={texts.interval} data-testid="cutoff-result">
        <tbody>
          {lines.map(({ part, value, limits, text }) => (
            <tr key={part}>
              <th scope="row">{texts.result[part]}</th>
              <td className="number">
                <Asked how={howOf(part, limits)}>
                  {`${text(value)} (${limits ? limits.map(text).join(', ') : texts.noLimits})`}
                </Asked>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{texts.how(replicates, seed)}</p>
    </>
  );
}

import type { CutoffBootstrap } from '../../../analysis/live/calculation';
import type { RefractureRoc } from '../../../analysis/refractureRoc';
import { shareText, thresholdText } from '../../../report/models/rocTableModel';
import type { PrintSettings } from '../../../report/printSettings';
import { statisticsReasonText } from '../../../report/reasonText';
import { roundedText } from '../../../report/rounding';
import { modelsText } from './modelsText';

const texts = modelsText.roc;

/** The bootstrap's intervals, with all that is needed to draw the same samples again. */
export function CutoffIntervalResult({
  roc,
  outcome,
  settings,
}: {
  readonly roc: RefractureRoc;
  readonly outcome: CutoffBootstrap;
  readonly settings: PrintSettings;
}) {
  if (!outcome.ok) return <p className="hint">{texts.failed(statisticsReasonText(outcome.error))}</p>;
  const { cutoff, seed, replicates } = outcome.value;
  const threshold = (value: number) => thresholdText(roc, value, settings);
  const share = (value: number) => shareText(value, settings);
  const index = (value: number) => roundedText(value, settings.statisticDecimals);
  const lines = [
    {
      name: texts.result.threshold,
      value: cutoff.threshold,
      limits: outcome.value.thresholdInterval,
      text: threshold,
    },
    {
      name: texts.result.sensitivity,
      value: cutoff.sensitivity,
      limits: outcome.value.sensitivityInterval,
      text: share,
    },
    {
      name: texts.result.specificity,
      value: cutoff.specificity,
      limits: outcome.value.specificityInterval,
      text: share,
    },
    { name: texts.result.index, value: cutoff.index, limits: outcome.value.indexInterval, text: index },
  ];
  return (
    <>
      <table className="path-table wrapping" aria-label={texts.interval} data-testid="cutoff-result">
        <tbody>
          {lines.map(({ name, value, limits, text }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">
                {`${text(value)} (${limits ? limits.map(text).join(', ') : texts.noLimits})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{texts.how(replicates, seed)}</p>
    </>
  );
}

import type { Quantity } from '../../analysis/quantity';
import type { StudyMeasure } from '../../analysis/studyMeasure';
import type { RoiTarget } from '../../domain/reading/roi';
import { printSettingsOf } from '../../report/printSettingsOf';
import { quantityNames } from '../../report/words';
import type { ReadyResults } from '../../state/resultsState';
import { useSensitivity } from '../results/useSensitivity';
import { agreementText } from './agreementText';
import { effectOf } from './effectLines';

const text = agreementText.effect;
const quantities: readonly Quantity[] = ['csaMm2', 'si', 'csaPerSi'];

interface EffectPanelProps {
  readonly ready: ReadyResults;
  /** Of which muscle; the first one's while no case is in hand. */
  readonly structure: Pick<RoiTarget, 'siteId' | 'muscleId'>;
  readonly waiting: number;
}

/** The main outcomes, changes by group and their P, before and after what was settled counts. */
export function EffectPanel({ ready, structure, waiting }: EffectPanelProps) {
  return (
    <section className="effect-panel" aria-label={text.title} data-testid="settling-effect">
      <h3>{text.title}</h3>
      <table className="effect-table">
        <thead>
          <tr>
            <th scope="col">{agreementText.effect.outcome}</th>
            <th scope="col" className="number">
              {text.withOut}
            </th>
            <th scope="col" className="number">
              {text.with}
            </th>
          </tr>
        </thead>
        {quantities.map((quantity) => (
          <EffectOf
            key={quantity}
            ready={ready}
            name={quantityNames[quantity]}
            measure={{ ...structure, quantity, side: ready.choice.side }}
          />
        ))}
      </table>
      <p className="hint">
        {waiting > 0 ? `${text.pending(waiting)} ` : ''}
        {text.unchanged}
      </p>
    </section>
  );
}

function EffectOf({
  ready,
  name,
  measure,
}: {
  readonly ready: ReadyResults;
  readonly name: string;
  readonly measure: StudyMeasure;
}) {
  const { rows, failure } = useSensitivity(ready, { measure, phase: 'change' });
  const effect = rows && effectOf(rows, measure, ready.results, printSettingsOf(ready.results));
  return (
    <tbody data-outcome={String(measure.quantity)} data-replaced={effect?.isReplaced ?? ''}>
      <tr className="effect-name">
        <th scope="rowgroup" colSpan={3}>
          {name}, %
          {effect ? null : (
            <span className="hint"> {failure === undefined ? text.computing : text.failed(failure)}</span>
          )}
        </th>
      </tr>
      {effect?.lines.map((line) => (
        <tr key={line.key} className={line.differs ? 'differs' : ''}>
          <th scope="row">{line.name}</th>
          <td className="number">{line.without}</td>
          <td className="number">{line.with}</td>
        </tr>
      ))}
    </tbody>
  );
}

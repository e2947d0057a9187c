import {
  statisticFields,
  statisticKinds,
  statisticNames,
  type TypedStatistic,
} from '../../../report/checks/statisticCalculation';
import { Segments } from '../../parts/Segments';
import { calculatorText as text } from './calculatorText';
import { NumberField } from './NumberField';

/** A printed statistic with its degrees of freedom. */
export function StatisticInput({
  typed,
  errors,
  onType,
}: {
  readonly typed: TypedStatistic;
  readonly errors: ReadonlyMap<string, string>;
  readonly onType: (typed: TypedStatistic) => void;
}) {
  const { kind, texts } = typed;
  const field = (id: string, label: string) => (
    <NumberField
      key={id}
      label={label}
      isLabelShown
      value={texts[id] ?? ''}
      error={errors.get(id)}
      onType={(value) => onType({ kind, texts: { ...texts, [id]: value } })}
    />
  );
  return (
    <>
      <Segments
        label={text.statisticKind}
        choices={statisticKinds}
        chosen={kind}
        texts={statisticNames}
        onChoose={(next) => onType({ kind: next, texts })}
      />
      <div className="calculator-fields">
        {field('value', statisticNames[kind])}
        {statisticFields[kind].map((id) => field(id, text.statisticFields[id] ?? id))}
      </div>
      {kind === 'z' ? <p className="hint">{text.areaHint}</p> : null}
    </>
  );
}

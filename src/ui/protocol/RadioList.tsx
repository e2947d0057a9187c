import { useId, useState } from 'react';
import { StateIcon } from '../parts/StateIcon';
import type { FieldOutcome } from './ProtocolField';

/** One choice, with what it means. */
export interface RadioChoice<T extends string> {
  readonly value: T;
  readonly text: string;
  readonly hint?: string;
}

interface RadioListProps<T extends string> {
  readonly label: string;
  readonly choices: readonly RadioChoice<T>[];
  /** Undefined where nothing is chosen yet. */
  readonly value: T | undefined;
  readonly onKeep: (value: T) => Promise<FieldOutcome>;
}

/** One of several, kept as soon as it is chosen; why it was not kept stands under it. */
export function RadioList<T extends string>({ label, choices, value, onKeep }: RadioListProps<T>) {
  const name = useId();
  const [outcome, setOutcome] = useState<FieldOutcome>();
  return (
    <>
      <div className="radio-list" role="radiogroup" aria-label={label}>
        {choices.map((choice) => (
          <label key={choice.value} className={choice.hint ? 'with-hint' : undefined}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              onChange={() => void onKeep(choice.value).then(setOutcome)}
            />
            <span>
              {choice.text}
              {choice.hint ? <span className="fact-hint">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <p className="protocol-message icon-text" role="status">
        {outcome && outcome.message !== '' ? (
          <>
            <StateIcon state={outcome.isKept ? 'done' : 'wrong'} size={14} />
            {outcome.message}
          </>
        ) : null}
      </p>
    </>
  );
}

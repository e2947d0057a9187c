import { useState } from 'react';
import { StateIcon } from '../parts/StateIcon';
import type { FieldOutcome } from './ProtocolField';

/** Yes or no, kept as soon as it is chosen; why it was not kept stands under it. */
export function CheckLine({
  text,
  hint,
  isChecked,
  isDisabled = false,
  onKeep,
}: {
  readonly text: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onKeep: (isChecked: boolean) => Promise<FieldOutcome>;
}) {
  const [outcome, setOutcome] = useState<FieldOutcome>();
  return (
    <div className="protocol-check">
      <label>
        <input
          type="checkbox"
          checked={isChecked}
          disabled={isDisabled}
          onChange={(event) => void onKeep(event.currentTarget.checked).then(setOutcome)}
        />
        <span>
          {text}
          {hint ? <span className="fact-hint">{hint}</span> : null}
        </span>
      </label>
      <p className="protocol-message icon-text" role="status">
        {outcome && outcome.message !== '' ? (
          <>
            <StateIcon state={outcome.isKept ? 'done' : 'wrong'} size={14} />
            {outcome.message}
          </>
        ) : null}
      </p>
    </div>
  );
}

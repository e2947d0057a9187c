import { TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { StateIcon } from '../parts/StateIcon';

/** What came of keeping a field's text. */
export interface FieldOutcome {
  readonly isKept: boolean;
  readonly message: string;
}

interface ProtocolFieldProps {
  readonly label: string;
  readonly value: string;
  readonly width: number | string;
  readonly suffix?: string;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly onKeep: (text: string) => Promise<FieldOutcome>;
}

/** A field whose text is kept when it is left or Enter is pressed; Esc puts back what is kept. */
export function ProtocolField({
  label,
  value,
  width,
  suffix,
  placeholder,
  inputMode = 'text',
  onKeep,
}: ProtocolFieldProps) {
  const [text, setText] = useState(value);
  const [outcome, setOutcome] = useState<FieldOutcome>();
  const messageId = useId();
  // What is kept is shown as it is kept: "0.050" becomes 0.05.
  const isKept = outcome?.isKept === true;
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (isKept) setText(value);
  }, [isKept, value]);
  const keepText = async (): Promise<void> => {
    if (text.trim() === value) {
      setText(value);
      if (outcome && !outcome.isKept) setOutcome(undefined);
      return;
    }
    setOutcome(await onKeep(text.trim()));
  };
  const isRefused = outcome?.isKept === false;
  return (
    <div className="protocol-field">
      <div className="protocol-input">
        <TextInput
          aria-label={label}
          aria-describedby={messageId}
          aria-invalid={isRefused}
          error={isRefused}
          value={text}
          w={width}
          inputMode={inputMode}
          autoComplete="off"
          {...(placeholder !== undefined && { placeholder })}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setOutcome(undefined);
          }}
          onBlur={() => void keepText()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void keepText();
            if (event.key === 'Escape') {
              setText(value);
              setOutcome(undefined);
            }
          }}
        />
        {suffix ? <span className="faint">{suffix}</span> : null}
      </div>
      <p className="protocol-message icon-text" id={messageId} role="status">
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

import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface SavedFieldProps {
  readonly label: string;
  readonly stored: string;
  readonly placeholder?: string;
  /** Saves the text; returns why it was refused, in words. */
  readonly onSave: (text: string) => string | undefined;
}

/** A text field that saves on Enter and when it is left. What was refused stays to be corrected; Esc takes it back. */
export function SavedField({ label, stored, placeholder, onSave }: SavedFieldProps) {
  const [text, setText] = useState(stored);
  const [refusal, setRefusal] = useState<string>();
  const [from, setFrom] = useState(stored);
  // The value changed elsewhere (an import, another subject): what is stored holds.
  if (stored !== from) {
    setFrom(stored);
    setText(stored);
    setRefusal(undefined);
  }
  const save = (): void => {
    setRefusal(text.trim() === stored ? undefined : onSave(text));
  };
  return (
    <TextInput
      label={label}
      value={text}
      placeholder={placeholder}
      error={refusal}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape') return;
        if (text === stored) event.currentTarget.blur();
        setText(stored);
        setRefusal(undefined);
      }}
    />
  );
}

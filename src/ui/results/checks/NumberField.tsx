import { TextInput } from '@mantine/core';

interface NumberFieldProps {
  readonly label: string;
  /** Whether the label is printed above the field; else the table around it names it. */
  readonly isLabelShown?: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onType: (value: string) => void;
  /** Takes a pasted block; returns false where the field should take the text as it is. */
  readonly onBlock?: (text: string) => boolean;
}

/** A field for one number, with what is wrong with it beside it. */
export function NumberField(props: NumberFieldProps) {
  const { label, isLabelShown = false, value, error, onType, onBlock } = props;
  return (
    <TextInput
      className="number-field"
      {...(isLabelShown ? { label } : { 'aria-label': label })}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      value={value}
      error={error}
      onChange={(event) => onType(event.currentTarget.value)}
      onPaste={(event) => {
        if (onBlock?.(event.clipboardData.getData('text'))) event.preventDefault();
      }}
    />
  );
}

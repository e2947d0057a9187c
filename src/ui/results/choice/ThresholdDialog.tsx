import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GroupingChoice } from '../../../analysis/grouping';
import type { CustomCovariate } from '../../../domain/study/customCovariate';
import { choiceControlsText } from './choiceControlsText';
import { numberChoices, typedNumber } from './numberChoices';

const texts = choiceControlsText.thresholdForm;

/** Asks by which number, and where, the subjects are divided. */
export function ThresholdDialog({
  custom,
  grouping,
  onClose,
  onChoose,
}: {
  readonly custom: readonly CustomCovariate[];
  readonly grouping: GroupingChoice;
  readonly onClose: () => void;
  readonly onChoose: (grouping: GroupingChoice) => void;
}) {
  const choices = numberChoices(custom);
  const before = grouping.kind === 'threshold' ? grouping : undefined;
  const [value, setValue] = useState(
    (choices.find(({ variable }) => JSON.stringify(variable) === JSON.stringify(before?.of)) ?? choices[0])
      ?.value ?? '',
  );
  const [text, setText] = useState(before ? String(before.threshold) : '');
  const of = choices.find((one) => one.value === value)?.variable;
  const threshold = typedNumber(text);
  const isReady = of !== undefined && threshold !== undefined;
  return (
    <Modal opened onClose={onClose} title={texts.title} size="sm">
      <form
        className="threshold-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onChoose({ kind: 'threshold', of, threshold });
          onClose();
        }}
      >
        <Select
          label={texts.of}
          data={choices.map(({ value: key, label }) => ({ value: key, label }))}
          value={value}
          onChange={(next) => setValue(next ?? '')}
        />
        <TextInput
          label={texts.at}
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={text !== '' && threshold === undefined ? choiceControlsText.form.notNumber : null}
          data-autofocus
        />
        <p className="hint">{texts.hint}</p>
        <div className="form-acts">
          <Button type="submit" variant="filled" disabled={!isReady}>
            {texts.verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

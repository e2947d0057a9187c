import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CannotMeasureReason } from '../../domain/reading/reading';
import type { RoiTarget } from '../../domain/reading/roi';
import { useApp } from '../AppContext';
import { readText } from './readText';
import { placeWords, useScanNames } from './scanNames';

const choices: readonly { value: CannotMeasureReason; label: string }[] = [
  { value: 'cut-by-field-of-view', label: readText.reasons['cut-by-field-of-view'] },
  { value: 'motion', label: readText.reasons.motion },
  { value: 'artefact', label: readText.reasons.artefact },
  { value: 'oedema-too-wide', label: readText.reasons['oedema-too-wide'] },
  { value: 'no-slice-at-level', label: readText.reasons['no-slice-at-level'] },
];

/** Asks why a side has no outline. */
export function CannotMeasureDialog({
  target,
  name,
  onClose,
}: {
  readonly target: RoiTarget;
  /** The target in words. */
  readonly name: string;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const [reason, setReason] = useState<CannotMeasureReason>();
  const [note, setNote] = useState('');
  const names = useScanNames();
  return (
    <Modal opened onClose={onClose} title={readText.cannotTitle(placeWords(names, target.timePoint, name))}>
      <div className="dialog-body">
        <p className="muted">{readText.cannotText}</p>
        <Select
          label={readText.reason}
          data={[...choices]}
          value={reason ?? null}
          onChange={(value) => setReason(choices.find((choice) => choice.value === value)?.value)}
          data-autofocus
        />
        <Textarea
          label={readText.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="dialog-acts">
          <Button onClick={onClose}>{readText.cancel}</Button>
          <Button
            variant="filled"
            disabled={!reason}
            onClick={() => {
              if (reason) void app.cannotMeasure(target, reason, note);
              onClose();
            }}
          >
            {readText.record}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

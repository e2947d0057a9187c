import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly reasonLabel: string;
  readonly verb: string;
  readonly cancel: string;
  readonly onClose: () => void;
  readonly onDo: (reason: string) => void;
}

/** An act that is recorded: the question, its consequence, a required reason, and the verb on the button. */
export function ReasonDialog({ title, text, reasonLabel, verb, cancel, onClose, onDo }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '';
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onDo(reason);
          onClose();
        }}
      >
        <p className="muted">{text}</p>
        <TextInput
          label={reasonLabel}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className="dialog-acts">
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

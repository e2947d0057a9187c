import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { startText } from './startText';

interface NewProjectDialogProps {
  readonly onClose: () => void;
  readonly onMake: (title: string) => void;
}

/** Asks for the title of a new project. */
export function NewProjectDialog({ onClose, onMake }: NewProjectDialogProps) {
  const [title, setTitle] = useState('');
  const text = startText.titleDialog;
  const isReady = title.trim() !== '';
  return (
    <Modal opened onClose={onClose} title={text.title}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onClose();
          onMake(title);
        }}
      >
        <TextInput
          label={text.label}
          description={text.hint}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <div className="dialog-acts">
          <Button onClick={onClose}>{startText.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {text.verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

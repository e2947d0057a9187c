import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProjectSummary } from '../../domain/keeping/storedProject';
import { startText } from './startText';

interface RemoveDialogProps {
  readonly summary: ProjectSummary;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Removing a project cannot be taken back: its title is typed first. The demo is made again at will, so it is not. */
export function RemoveDialog({ summary, onClose, onRemove }: RemoveDialogProps) {
  const [typed, setTyped] = useState('');
  const { project, subjectCount, signed } = summary;
  const { title } = project.protocol;
  const text = startText.remove;
  const isDemo = project.kind.kind === 'demo';
  const isReady = isDemo || typed.trim() === title.trim();
  const signedCount = signed.reduce((sum, { count }) => sum + count, 0);
  return (
    <Modal opened onClose={onClose} title={text.title(title)}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          onClose();
          onRemove();
        }}
      >
        <p className="muted">{text.text(subjectCount, signedCount)}</p>
        {isDemo ? null : (
          <TextInput
            label={text.label}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <div className="dialog-acts">
          <Button onClick={onClose}>{startText.cancel}</Button>
          <Button type="submit" variant="outline" color="red" className="danger" disabled={!isReady}>
            {text.verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

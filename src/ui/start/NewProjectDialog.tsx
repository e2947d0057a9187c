import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Project } from '../../domain/study/project';
import type { Protocol } from '../../domain/study/protocol';
import { Segments } from '../parts/Segments';
import { startText } from './startText';

type Identity = Project['identity'];
type CsaChoice = Protocol['csaKind'] | 'later';
const identities: readonly Identity[] = ['kept', 'removed'];
const csaChoices: readonly CsaChoice[] = ['later', 'gross', 'net'];

interface NewProjectDialogProps {
  readonly onClose: () => void;
  readonly onMake: (title: string, identity: Identity, csaKind: Protocol['csaKind'] | undefined) => void;
}

/** Asks for the title of a new project, whether it may know who its subjects are, and, if known, which CSA is *the* CSA. */
export function NewProjectDialog({ onClose, onMake }: NewProjectDialogProps) {
  const [title, setTitle] = useState('');
  const [identity, setIdentity] = useState<Identity>('kept');
  const [csa, setCsa] = useState<CsaChoice>('later');
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
          onMake(title, identity, csa === 'later' ? undefined : csa);
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
        <div className="identity-choice">
          <span>{text.identity}</span>
          <Segments
            label={text.identity}
            choices={identities}
            chosen={identity}
            texts={text.identities}
            onChoose={setIdentity}
          />
          <p className="hint identity-hint">{text.identityHints[identity]}</p>
        </div>
        <div className="identity-choice">
          <span>{text.csa}</span>
          <Segments
            label={text.csa}
            choices={csaChoices}
            chosen={csa}
            texts={text.csaChoices}
            onChoose={setCsa}
          />
          <p className="hint csa-hint">{text.csaHints[csa]}</p>
        </div>
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

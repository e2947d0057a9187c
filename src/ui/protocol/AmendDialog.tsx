import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { isMeasuredNew, isPairedNew, targetConsequence } from '../../app/protocol/consequences';
import { signedByObservers } from '../../domain/study/protocolLock';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { conductText } from './conductText';
import type { AmendmentDraft } from './EditingProvider';
import { consequenceTexts } from './measuredText';
import { refusalText } from './protocolText';

const { amendDialog: words } = conductText;

/** The amendment as a whole: what changes, what it does to readings, and why. */
export function AmendDialog({
  open,
  draft,
  onClose,
  onDone,
}: {
  readonly open: OpenProject;
  readonly draft: AmendmentDraft;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const app = useApp();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState('');
  const { project, progress } = open;
  const { version } = project.protocol;
  const isReady = reason.trim() !== '';
  const put = async (): Promise<void> => {
    const outcome = await app.amendProtocol({ ...draft.protocol, isAgreed: true }, reason);
    if (outcome.ok) onDone();
    else setRefused(refusalText(outcome.error));
  };
  const before = project.protocol;
  const targets = targetConsequence(before, draft.protocol, progress);
  const signed = signedByObservers(before, progress).length;
  const consequences = [
    ...(signed > 0 ? [words.signed(signed, version)] : []),
    ...(targets ? consequenceTexts(targets, before, draft.protocol) : []),
    ...(isMeasuredNew(before, draft.protocol) ? [words.remeasured] : []),
    ...(isPairedNew(before, draft.protocol) ? [words.rePaired] : []),
  ];
  return (
    <Modal opened onClose={onClose} title={words.title(version + 1)} size={560}>
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void put();
        }}
      >
        <div>
          <strong>{words.changes}</strong>
          <ul className="amend-changes" data-testid="amend-changes">
            {draft.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
        <div>
          <strong>{words.consequences}</strong>
          {(consequences.length > 0 ? consequences : [words.none]).map((text) => (
            <p key={text} className="muted">
              {text}
            </p>
          ))}
        </div>
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setRefused('');
          }}
          data-autofocus
        />
        {refused ? (
          <p className="protocol-message icon-text" role="alert">
            <StateIcon state="wrong" size={14} />
            {refused}
          </p>
        ) : null}
        <div className="dialog-acts">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {words.verb(version + 1)}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

import { Button, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { addressAdvice, archiveAddress } from '../../domain/archive/archiveAddress';
import type { ArchiveSignIn } from '../../domain/archive/archiveClient';
import { useApp, useAppState, useWorkstation } from '../AppContext';
import { KeyCap } from '../parts/KeyCap';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import './archive.css';
import { archiveText, failureText } from './archiveText';
import { keepAddress, keptAddress } from './keptAddress';

type SignInKind = ArchiveSignIn['kind'];
const kinds: readonly SignInKind[] = ['none', 'bearer', 'basic'];

export interface ConnectDialogProps {
  /** The archive that is wanted; without it the one of the last time. */
  readonly address?: string;
  readonly onClose: () => void;
  readonly onConnected?: () => void;
}

/**
 * Asks for the archive's address and how to sign in. Only the address outlives the dialog in the browser; the sign-in goes to
 * the connection, which is memory of this page.
 */
export function ConnectDialog({ address: wanted, onClose, onConnected }: ConnectDialogProps) {
  const app = useApp();
  const { store } = useWorkstation();
  const archive = useAppState((state) => state.archive);
  const [typed, setTyped] = useState(() => wanted || keptAddress());
  const [kind, setKind] = useState<SignInKind>('none');
  const [token, setToken] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  // A failure of before is told by who asked for this dialog.
  const [wasTried, setTried] = useState(false);
  const text = archiveText.connect;
  const address = archiveAddress(typed, location.origin);
  // An empty field is still to be filled in.
  const advice = address.ok || address.error.kind === 'empty' ? undefined : addressAdvice(address.error);
  const adviceId = useId();
  const isConnecting = archive.kind === 'connecting';
  const isComplete = kind === 'none' || (kind === 'bearer' ? token.trim() !== '' : user.trim() !== '');

  const connect = async (): Promise<void> => {
    if (!address.ok || !isComplete || isConnecting) return;
    setTried(true);
    await app.connectArchive(address.value, signInOf({ kind, token, user, password }));
    const { archive: now } = store.getState();
    if (now.kind !== 'connected') return;
    keepAddress(now.address);
    (onConnected ?? onClose)();
  };
  const close = (): void => {
    // A connection that stands goes on; an attempt, or its failure, is put away.
    if (wasTried) app.stopConnecting();
    onClose();
  };
  // What was wrong with one address is nothing about another.
  const isAbout = address.ok && archive.kind === 'failed' && archive.address === address.value;
  const failure = wasTried && isAbout ? archive : undefined;
  const failed = failure && failureText(failure.why, failure.address, kind !== 'none');
  return (
    <Modal opened onClose={close} title={wanted ? text.again : text.title} size={520} data-archive-connect>
      <form
        className="dialog-body"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        <p className="muted">{text.purpose}</p>
        <TextInput
          label={text.address}
          description={text.addressHint}
          value={typed}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          disabled={isConnecting}
          error={advice !== undefined}
          aria-describedby={advice === undefined ? undefined : adviceId}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        {advice === undefined ? null : (
          <p id={adviceId} className="hint icon-text top archive-advice" role="alert">
            <StateIcon state="wrong" />
            {advice}
          </p>
        )}
        <div className="archive-sign-in">
          <span className="field-label">{text.signIn}</span>
          <Segments
            label={text.signIn}
            choices={kinds}
            chosen={kind}
            texts={text.signIns}
            onChoose={(next) => !isConnecting && setKind(next)}
          />
          {kind === 'bearer' ? (
            <Secret label={text.token} value={token} isDisabled={isConnecting} onChange={setToken} />
          ) : null}
          {kind === 'basic' ? (
            <div className="archive-sign-in-pair">
              <TextInput
                label={text.user}
                value={user}
                spellCheck={false}
                autoComplete="off"
                disabled={isConnecting}
                onChange={(event) => setUser(event.currentTarget.value)}
              />
              <Secret
                label={text.password}
                value={password}
                isDisabled={isConnecting}
                onChange={setPassword}
              />
            </div>
          ) : null}
          <p className="hint">{text.signInHint[kind]}</p>
        </div>
        {failed && !isConnecting ? (
          <div className="archive-failure" role="alert" data-testid="connect-failed">
            <StateIcon state="wrong" />
            <div>
              <strong>{failed.title}</strong>
              <p className="muted">{failed.text}</p>
            </div>
          </div>
        ) : null}
        <div className="dialog-acts">
          {isConnecting ? (
            <span className="archive-asking muted" role="status" data-testid="connecting">
              {text.connecting(typed.trim())}
            </span>
          ) : null}
          <Button
            rightSection={<KeyCap name="Esc" />}
            aria-label={text.cancel}
            onClick={isConnecting ? () => app.stopConnecting() : close}
          >
            {text.cancel}
          </Button>
          <Button type="submit" variant="filled" disabled={!address.ok || !isComplete || isConnecting}>
            {text.verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What is written there is never shown, kept or offered to be kept. */
function Secret({
  label,
  value,
  isDisabled,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <TextInput
      type="password"
      label={label}
      value={value}
      spellCheck={false}
      autoComplete="off"
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function signInOf(typed: {
  readonly kind: SignInKind;
  readonly token: string;
  readonly user: string;
  readonly password: string;
}): ArchiveSignIn {
  switch (typed.kind) {
    case 'none':
      return { kind: 'none' };
    case 'bearer':
      return { kind: 'bearer', token: typed.token.trim() };
    case 'basic':
      return { kind: 'basic', user: typed.user.trim(), password: typed.password };
  }
}

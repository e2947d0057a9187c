import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useMemo } from 'react';
import { type Lacking, sessionStanding } from '../../app/reading/sessionTask';
import type { Protocol } from '../../domain/study/protocol';
import { useWorkstation } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { targetWords } from './numbersRow';
import { readText } from './readText';
import { placeWords, type ScanNames, useScanNames } from './scanNames';
import './signDialog.css';
import { signSummary } from './signSummary';

interface SignDialogProps {
  readonly protocol: Protocol;
  readonly code: string;
  /** Head of the log, against which it can be checked later; absent where there is none to print. */
  readonly logHead?: string;
  readonly onClose: () => void;
}

function lackingWords(one: Lacking, protocol: Protocol, names: ScanNames): string {
  if (one.kind === 'slice') return readText.lackingSlice(names.of[one.timePoint]);
  return placeWords(names, one.target.timePoint, targetWords(one.target, protocol));
}

/** Before signing: what lacks, by name, and the way to it; or what will be signed, one Enter away. */
export function SignDialog({ protocol, code, logHead, onClose }: SignDialogProps) {
  const { app, store } = useWorkstation();
  const names = useScanNames();
  // As it stands when the dialog opens: behind it nothing is drawn.
  const session = useMemo(() => store.getState().reading, [store]);
  const lacking = session ? sessionStanding(session, protocol).lacking : [];
  const isReady = lacking.length === 0;
  const isOfSlices = session?.task === 'slices';

  const signText = isOfSlices
    ? readText.signSlicesText
    : session?.askedTargets
      ? readText.signSettlingText
      : readText.signText;

  const sign = useCallback(() => {
    onClose();
    void app.signReading();
  }, [app, onClose]);
  const goTo = useCallback(
    (one: Lacking | undefined) => {
      onClose();
      if (one?.kind === 'entry') void app.arm(one.target);
    },
    [app, onClose],
  );
  const first = lacking[0];
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isOnOther = event.target instanceof HTMLButtonElement && event.target.dataset['act'] === 'other';
      if (event.key !== 'Enter' || event.repeat || isOnOther) return;
      event.preventDefault();
      event.stopPropagation();
      if (isReady) sign();
      else goTo(first);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [sign, goTo, isReady, first]);
  if (!session) return null;
  if (!isReady) {
    return (
      <Modal opened onClose={onClose} title={readText.lackingTitle(code)}>
        <div className="dialog-body" data-testid="sign-lacking">
          <p className="muted">{isOfSlices ? readText.lackingSlicesText : readText.lackingText}</p>
          <ul className="sign-list">
            {lacking.map((one) => {
              const words = lackingWords(one, protocol, names);
              return (
                <li key={words}>
                  <button type="button" className="link-button" data-act="other" onClick={() => goTo(one)}>
                    {words}
                  </button>
                </li>
              );
            })}
          </ul>
          <div className="dialog-acts">
            <Button variant="filled" data-autofocus onClick={() => goTo(first)}>
              {readText.close}
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  const { given, unsure } = signSummary(session, protocol, names);
  return (
    <Modal
      opened
      onClose={onClose}
      title={isOfSlices ? readText.signSlicesTitle(code) : readText.signTitle(code)}
    >
      <div className="dialog-body" data-testid="sign-summary">
        <p className="sign-given">{given.join(' · ')}</p>
        {unsure.length > 0 ? (
          <ul className="sign-list" aria-label={readText.summary.unsure}>
            {unsure.map((text) => (
              <li key={text} className="icon-text">
                <StateIcon state="attention" size={14} />
                {text}
              </li>
            ))}
          </ul>
        ) : null}
        <p className="muted">{signText}</p>
        {logHead === undefined || logHead === '' ? null : (
          <p className="log-head" title={readText.summary.logHeadMeaning}>
            <span className="muted">{readText.summary.logHead}</span>
            <code data-testid="log-head">{logHead}</code>
            <span className="hint">{readText.summary.logHeadMeaning}</span>
          </p>
        )}
        <div className="dialog-acts">
          <Button data-act="other" onClick={onClose}>
            {readText.cancel}
          </Button>
          <Button variant="filled" data-autofocus onClick={sign}>
            {isOfSlices ? readText.signSlices : readText.sign}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

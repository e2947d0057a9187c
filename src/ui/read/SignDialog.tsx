import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { useApp } from '../AppContext';
import { readText } from './readText';

/** One Enter away from signing, also an Enter that comes before the dialog has taken the focus. */
export function SignDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const app = useApp();
  const sign = useCallback(() => {
    onClose();
    void app.signReading();
  }, [app, onClose]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isOnCancel =
        event.target instanceof HTMLButtonElement && event.target.dataset['act'] === 'cancel';
      if (event.key !== 'Enter' || event.repeat || isOnCancel) return;
      event.preventDefault();
      event.stopPropagation();
      sign();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [sign]);
  return (
    <Modal opened onClose={onClose} title={readText.signTitle(code)}>
      <div className="dialog-body">
        <p className="muted">{readText.signText}</p>
        <div className="dialog-acts">
          <Button data-act="cancel" onClick={onClose}>
            {readText.cancel}
          </Button>
          <Button variant="filled" data-autofocus onClick={sign}>
            {readText.sign}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

import { Button, Modal } from '@mantine/core';
import { useApp } from '../AppContext';
import { readText } from './readText';

/** One Enter away from signing, so that S then Enter does it. */
export function SignDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const app = useApp();
  return (
    <Modal opened onClose={onClose} title={readText.signTitle(code)}>
      <div className="dialog-body">
        <p className="muted">{readText.signText}</p>
        <div className="dialog-acts">
          <Button onClick={onClose}>{readText.cancel}</Button>
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              onClose();
              void app.signReading();
            }}
          >
            {readText.sign}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

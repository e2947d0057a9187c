import { Button } from '@mantine/core';
import { useApp } from '../AppContext';
import { readText } from './readText';

/** Why a slice is not shown, and the way to ask for it again: an archive that was away may be back. */
export function FailedSlice({ message }: { readonly message: string }) {
  const app = useApp();
  return (
    <div className="pane-message" role="alert">
      <h2>{readText.failed.title}</h2>
      <p className="muted">{message}</p>
      <div className="pane-message-acts">
        <Button onClick={() => void app.loadShownAgain()}>{readText.failed.again}</Button>
      </div>
    </div>
  );
}

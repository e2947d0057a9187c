import { Button } from '@mantine/core';
import { useApp } from '../AppContext';
import { FilePicker } from '../parts/FilePicker';
import { readText } from './readText';

/** The reading is here, its files are not: what that means and the way out. */
export function MissingImages() {
  const app = useApp();
  const { title, text, act, files } = readText.unreachable;
  const take = (chosen: readonly File[]) => void app.importImages({ kind: 'files', files: chosen });
  return (
    <div className="pane-message">
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      <div className="pane-message-acts">
        <FilePicker isFolder onChoose={take}>
          {(open) => (
            <Button variant="filled" onClick={open}>
              {act}
            </Button>
          )}
        </FilePicker>
        <FilePicker onChoose={take}>{(open) => <Button onClick={open}>{files}</Button>}</FilePicker>
      </div>
    </div>
  );
}

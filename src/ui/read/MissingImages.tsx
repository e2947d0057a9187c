import { Button } from '@mantine/core';
import { useApp, useAppState } from '../AppContext';
import { FilePicker, type PickedFolder } from '../parts/FilePicker';
import { readText } from './readText';

/** The reading is here, its files are not: what that means and the way out. One click where a folder is remembered. */
export function MissingImages() {
  const app = useApp();
  const { folders, act: doing, archive } = useAppState((state) => state.sources);
  const { title, text, act, files } = readText.unreachable;
  const closed = folders.filter(({ standing }) => standing === 'closed' || standing === 'refused');
  const take = (chosen: readonly File[]) => void app.importImages({ kind: 'files', files: chosen });
  const takeFolder = ({ given }: PickedFolder) => void app.importImages(given);
  return (
    <div className="pane-message">
      <h2>{title}</h2>
      <p className="muted">{archive ? readText.unreachable.inArchive(archive.address) : text}</p>
      <div className="pane-message-acts">
        {archive ? (
          <Button variant="filled" onClick={() => app.askForArchive(archive.address)}>
            {readText.unreachable.archive}
          </Button>
        ) : null}
        {closed.length > 0 ? (
          <Button variant="filled" disabled={doing !== 'none'} onClick={() => void app.reopenFolders()}>
            {readText.unreachable.reopen(closed.length)}
          </Button>
        ) : null}
        <FilePicker isFolder onChoose={take} onFolder={takeFolder}>
          {(open) => (
            <Button variant={closed.length > 0 || archive ? 'default' : 'filled'} onClick={open}>
              {act}
            </Button>
          )}
        </FilePicker>
        <FilePicker onChoose={take}>{(open) => <Button onClick={open}>{files}</Button>}</FilePicker>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { FilePicker, type PickedFolder } from '../parts/FilePicker';
import { cohortText } from './cohortText';

/** A project without subjects: what is missing, why, and one way on. */
export function EmptyProject({
  onChoose,
  onFolder,
  onArchive,
}: {
  readonly onChoose: (files: readonly File[]) => void;
  readonly onFolder: (picked: PickedFolder) => void;
  readonly onArchive: () => void;
}) {
  const { title, text, act } = cohortText.empty;
  return (
    <div className="cohort-empty">
      <h2>{title}</h2>
      <p className="muted">{text}</p>
      <div className="cohort-empty-acts">
        <FilePicker isFolder label={act} onChoose={onChoose} onFolder={onFolder}>
          {(openPicker) => (
            <Button variant="filled" onClick={openPicker}>
              {act}
            </Button>
          )}
        </FilePicker>
        <Button onClick={onArchive}>{cohortText.addArchive}</Button>
      </div>
    </div>
  );
}

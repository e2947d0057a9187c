import { Button } from '@mantine/core';
import { FilePicker } from '../parts/FilePicker';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';

/** After a reload the browser no longer reaches the image files: what that means, and the way back. */
export function UnreachableStrip({
  scans,
  onChoose,
}: {
  readonly scans: number;
  readonly onChoose: (files: readonly File[]) => void;
}) {
  return (
    <div className="import-strip" role="status" data-testid="images-unreachable">
      <StateIcon state="attention" />
      <span>{cohortText.unreachable(scans)}</span>
      <span className="gap" />
      <FilePicker isFolder label={`${cohortText.folderInput} again`} onChoose={onChoose}>
        {(open) => (
          <Button size="compact-sm" onClick={open}>
            {cohortText.addFolder}
          </Button>
        )}
      </FilePicker>
      <FilePicker label={`${cohortText.filesInput} again`} onChoose={onChoose}>
        {(open) => (
          <Button size="compact-sm" onClick={open}>
            {cohortText.addFiles}
          </Button>
        )}
      </FilePicker>
    </div>
  );
}

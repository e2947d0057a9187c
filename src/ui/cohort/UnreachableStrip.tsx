import { Button } from '@mantine/core';
import type { FolderStanding, ShownFolder } from '../../state/sourcesState';
import { useApp, useAppState } from '../AppContext';
import { FilePicker, type PickedFolder } from '../parts/FilePicker';
import { StateIcon } from '../parts/StateIcon';
import { folderNames, sourcesText } from '../parts/sourcesText';
import { cohortText } from './cohortText';
import type { UnreachableScans } from './scanFacts';
import { missingImagesText } from './standingText';

interface UnreachableStripProps {
  readonly unreachable: UnreachableScans;
  readonly onChoose: (files: readonly File[]) => void;
  readonly onFolder: (picked: PickedFolder) => void;
}

/** What needs a person most comes first. */
const order: readonly FolderStanding[] = ['gone', 'refused', 'other-images', 'closed', 'open'];

/**
 * After a reload the browser no longer reaches the image files: the remembered folder with one click, or the way back
 * where none is remembered.
 */
export function UnreachableStrip({ unreachable, onChoose, onFolder }: UnreachableStripProps) {
  const { scans, codes } = unreachable;
  const app = useApp();
  const { folders, act, archive } = useAppState((state) => state.sources);
  const isObserver = useAppState((state) => state.open?.person.kind === 'observer');
  const isIdentityRemoved = useAppState((state) => state.open?.project.identity === 'removed');
  const standing = order.find((one) => folders.some((folder) => folder.standing === one));
  const shown = folders.filter((folder) => folder.standing === standing);
  const where = folderNames(shown, !isObserver);
  // Copies and folders that open by themselves come a moment later: nothing is missing before they were looked for.
  if (act === 'looking') return null;
  if (act !== 'none') {
    return (
      <div className="import-strip" role="status" data-testid="images-opening">
        <span>{sourcesText.opening(where)}</span>
      </div>
    );
  }
  const verb = verbOf(standing, shown);
  return (
    <div className="import-strip wraps" role="status" data-testid="images-unreachable">
      <StateIcon state="attention" />
      <span className="strip-text">
        {standing
          ? `${textOf(standing, where, scans)} ${missingImagesText(codes)}`
          : `${missingImagesText(codes, scans)} ${archive ? cohortText.inArchive(archive.address) : cohortText.unreachable}`}
        {isIdentityRemoved ? ` ${sourcesText.identityRemoved}` : ''}
      </span>
      <span className="gap" />
      {archive ? (
        <Button
          size="compact-sm"
          variant={verb ? 'default' : 'filled'}
          onClick={() => app.askForArchive(archive.address)}
        >
          {cohortText.toArchive}
        </Button>
      ) : null}
      {verb ? (
        <Button size="compact-sm" variant="filled" onClick={() => void app.reopenFolders()}>
          {verb}
        </Button>
      ) : null}
      <FilePicker isFolder label={`${cohortText.folderInput} again`} onChoose={onChoose} onFolder={onFolder}>
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

function textOf(standing: FolderStanding, where: string, scans: number): string {
  switch (standing) {
    case 'closed':
      return sourcesText.closed(where);
    case 'refused':
      return sourcesText.refused(where);
    case 'gone':
      return `${sourcesText.gone(where)} ${sourcesText.nothingLost}`;
    case 'open':
      return sourcesText.notThere(where, scans);
    case 'other-images':
      return `${sourcesText.otherImages(where, scans)} ${sourcesText.nothingLost}`;
  }
}

/** What the one click does; none where it was done and did not help. */
function verbOf(standing: FolderStanding | undefined, folders: readonly ShownFolder[]): string | undefined {
  switch (standing) {
    case 'closed':
      return folders.length === 1 ? sourcesText.open : sourcesText.openMany;
    case 'refused':
    case 'gone':
      return sourcesText.tryAgain;
    case 'open':
      return sourcesText.look;
    default:
      return undefined;
  }
}

import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { frameText } from './frameText';

/** How many signed readings a wiped browser would take with it, and the way out. Silent when there are none. */
export function BackupReminder() {
  const app = useApp();
  const backup = useAppState((state) => state.backup);
  if (backup.signedSinceBackup === 0) return null;
  const needsPermission = backup.folder !== undefined && !backup.folder.isWritable;
  return (
    <span className="icon-text" data-testid="backup-reminder">
      <StateIcon state="attention" />
      {frameText.atRisk(backup.signedSinceBackup)}
      <button type="button" className="link-button" onClick={() => void app.backUp()}>
        {frameText.backUpNow}
      </button>
      {backup.canRemember ? (
        <button type="button" className="link-button" onClick={() => void app.chooseBackupFolder()}>
          {needsPermission ? frameText.folderAgain(backup.folder?.name ?? '') : frameText.chooseFolder}
        </button>
      ) : null}
    </span>
  );
}

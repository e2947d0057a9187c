import { Button } from '@mantine/core';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import './archive.css';
import { archiveText, failureText } from './archiveText';

/** Over a screen: the archive does not answer, or wants a new sign-in. What was under way waits for it. */
export function ArchiveStrip() {
  const app = useApp();
  const archive = useAppState((state) => state.archive);
  if (archive.kind !== 'failed') return null;
  const { title, text } = failureText(archive.why, archive.address, true);
  return (
    <div className="archive-strip" role="alert" data-testid="archive-strip">
      <StateIcon state="attention" />
      <span>
        <strong>{title}</strong> <span className="muted">{text}</span>
      </span>
      <span className="gap" />
      <Button size="compact-sm" onClick={() => app.disconnectArchive()}>
        {archiveText.strip.leave}
      </Button>
      <Button size="compact-sm" variant="filled" onClick={() => app.askForArchive(archive.address)}>
        {archiveText.strip.again}
      </Button>
    </div>
  );
}

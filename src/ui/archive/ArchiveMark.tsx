import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconDatabase } from '@tabler/icons-react';
import type { ArchiveState } from '../../state/archiveState';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import './archive.css';
import { archiveText } from './archiveText';

const text = archiveText.mark;

/**
 * In the top bar: which archive this page talks to and as whom, and the way out. Nothing where there is none.
 *
 * @param isShort Where the bar is full: on a narrow screen only the sign stays, and says the rest when it is opened.
 */
export function ArchiveMark({ isShort = false }: { readonly isShort?: boolean }) {
  const app = useApp();
  const archive = useAppState((state) => state.archive);
  if (archive.kind === 'none') return null;
  const { address } = archive;
  const what = whatOf(archive);
  const who = archive.kind === 'connected' ? archive.signedInAs : undefined;
  const isSilent = archive.kind === 'connected' && archive.isSilent;
  return (
    <Menu width={320}>
      <Menu.Target>
        <UnstyledButton
          className={isShort ? 'archive-mark short' : 'archive-mark'}
          aria-label={text.label(what, address, who)}
          title={text.label(what, address, who)}
        >
          {archive.kind === 'failed' || isSilent ? (
            <StateIcon state="attention" />
          ) : (
            <IconDatabase size={15} className="muted" aria-hidden />
          )}
          <span className="archive-mark-what muted">{what}</span>
          <span className="archive-mark-address">{address}</span>
          {who === undefined ? null : <span className="archive-mark-who muted">· {text.as(who)}</span>}
          <IconChevronDown size={14} className="muted" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="archive-mark-facts">
          <strong>
            {what} {address} {who === undefined ? '' : `· ${text.as(who)}`}
          </strong>
        </Menu.Label>
        <Menu.Label className="menu-hint">
          {text.facts}
          {who === undefined ? '' : ` ${text.memory}`}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item onClick={() => app.askForArchive(address)}>{text.other}</Menu.Item>
        <Menu.Item onClick={() => app.disconnectArchive()}>{text.disconnect}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function whatOf(archive: Exclude<ArchiveState, { kind: 'none' }>): string {
  switch (archive.kind) {
    case 'connected':
      return archive.isSilent ? text.silent : text.connected;
    case 'connecting':
      return text.connecting;
    case 'failed':
      return archive.why.kind === 'not-allowed' ? text.signInAgain : text.failed;
  }
}

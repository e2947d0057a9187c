import { Button } from '@mantine/core';
import { IconServer2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ArchiveState } from '../../state/archiveState';
import { ConnectPart } from '../archive/archiveParts';
import { failureText } from '../archive/archiveText';
import { StateIcon } from '../parts/StateIcon';
import { archiveText } from './archiveText';

const text = archiveText.connection;

/** Which archive is connected, or how to connect one. */
export function ArchiveConnection({ archive }: { readonly archive: ArchiveState }) {
  const [isAsking, setAsking] = useState(false);
  const isConnected = archive.kind === 'connected';
  return (
    <section className="exchange-card archive-connection" data-testid="archive-connection">
      <div className="archive-line">
        <IconServer2 size={18} className="muted" aria-hidden />
        <Standing archive={archive} />
        {isConnected ? null : (
          <Button variant="filled" loading={archive.kind === 'connecting'} onClick={() => setAsking(true)}>
            {archive.kind === 'failed' ? text.again : text.connect}
          </Button>
        )}
      </div>
      {archive.kind === 'none' ? <p className="muted">{text.noneText}</p> : null}
      {isAsking ? (
        <ConnectPart
          {...(archive.kind === 'failed' && { address: archive.address })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}

function Standing({ archive }: { readonly archive: ArchiveState }) {
  switch (archive.kind) {
    case 'none':
      return <strong>{text.none}</strong>;
    case 'connecting':
      return <span role="status">{text.connecting(archive.address)}</span>;
    case 'connected':
      return (
        <span className="icon-text">
          <StateIcon state="done" />
          {text.connected(archive.address, archive.signedInAs)}
        </span>
      );
    case 'failed': {
      const { title, text: what } = failureText(archive.why, archive.address, true);
      return (
        <span className="icon-text top" role="alert">
          <StateIcon state="wrong" />
          <span>
            <strong>{title}</strong> {what}
          </span>
        </span>
      );
    }
  }
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { StateIcon } from '../parts/StateIcon';
import { backupAge } from './projectState';
import { bytesText } from '../parts/bytesText';
import { startText, supportLines } from './startText';

/** A backup older than this is worth a triangle, days. */
const oldBackupDays = 7;

/** How full the browser's storage is, whether it is kept, the oldest backup, and what this browser cannot do. */
export function StorageCard() {
  const storage = useAppState((state) => state.storage);
  const support = useAppState((state) => state.support);
  const text = startText.storage;
  const lines = supportLines(support);
  const { usedBytes, quotaBytes } = storage ?? {};
  const hasSizes = usedBytes !== undefined && quotaBytes !== undefined;
  return (
    <section className="storage-card" aria-label={text.title}>
      <div className="storage-head">
        <span>{text.title}</span>
        {hasSizes ? <span>{text.usedOf(bytesText(usedBytes), bytesText(quotaBytes))}</span> : null}
      </div>
      {hasSizes ? <Bar part={usedBytes} whole={quotaBytes} label={text.title} /> : null}
      {support.hasPrivateStorage ? <Keeping /> : null}
      <BackupLine />
      {lines.length === 0 ? (
        <span className="icon-text">
          <StateIcon state="done" />
          {startText.supported}
        </span>
      ) : (
        lines.map(({ key, text: line }) => (
          <span key={key} className="icon-text top" data-testid={`support-${key}`}>
            <StateIcon state={key === 'hasFolderAccess' ? 'attention' : 'wrong'} />
            {line}
          </span>
        ))
      )}
    </section>
  );
}

function Keeping() {
  const app = useApp();
  const storage = useAppState((state) => state.storage);
  const [wasAsked, setAsked] = useState(false);
  const text = startText.storage;
  if (!storage) return null;
  if (storage.persistence === 'kept') {
    return (
      <span className="icon-text">
        <StateIcon state="done" />
        {text.kept}
      </span>
    );
  }
  return (
    <span className="icon-text top">
      <StateIcon state="attention" />
      <span>
        {storage.persistence === 'unknown' ? text.unknown : text.mayBeCleared}{' '}
        {wasAsked ? (
          text.refused
        ) : (
          <Button
            size="compact-xs"
            className="ask-button"
            onClick={() => void app.askToKeep().then(() => setAsked(true))}
          >
            {text.ask}
          </Button>
        )}
      </span>
    </span>
  );
}

function BackupLine() {
  const projects = useAppState((state) => state.projects) ?? [];
  const age = backupAge(projects, Date.now());
  if (age.kind === 'nothing-to-lose') return null;
  const isFresh = age.kind === 'days' && age.days <= oldBackupDays;
  return (
    <span className="icon-text">
      <StateIcon state={isFresh ? 'done' : 'attention'} />
      {age.kind === 'none' ? startText.storage.noBackup : startText.storage.lastBackup(age.days)}
    </span>
  );
}

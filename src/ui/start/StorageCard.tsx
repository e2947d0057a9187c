import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProjectId } from '../../domain/ids';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { bytesText } from '../parts/bytesText';
import { StateIcon } from '../parts/StateIcon';
import { copyUseText } from './copyUseText';
import { backupAge } from './projectState';
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
      <CopiesInUse />
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

/** What copies of images take, project by project, and the act that gives the space back. */
function CopiesInUse() {
  const app = useApp();
  const uses = useAppState((state) => state.copyUse);
  const projects = useAppState((state) => state.projects) ?? [];
  const [asked, setAsked] = useState<ProjectId>();
  if (uses.length === 0) return null;
  return (
    <div className="copies-in-use" data-testid="copies-in-use">
      <span className="muted">{copyUseText.title}</span>
      {uses.map(({ projectId, bytes }) => {
        const title = projects.find(({ project }) => project.id === projectId)?.project.protocol.title ?? '';
        return (
          <div key={projectId} className="copies-line">
            <span className="clip" title={title}>
              {title}
            </span>
            <span className="number">{bytesText(bytes)}</span>
            <Button
              size="compact-xs"
              aria-label={copyUseText.removeLabel(title)}
              onClick={() => setAsked(asked === projectId ? undefined : projectId)}
            >
              {copyUseText.remove}
            </Button>
            {asked === projectId ? (
              <div className="copies-question">
                <span className="muted">{copyUseText.question}</span>
                <Button
                  size="compact-xs"
                  className="danger"
                  onClick={() => void app.removeCopiesOf(projectId)}
                >
                  {copyUseText.confirm}
                </Button>
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
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

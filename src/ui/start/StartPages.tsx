import { useCallback, useState } from 'react';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import { useApp, useAppState, useWorkstation } from '../AppContext';
import { ArchivePart, ConnectPart } from '../archive/archiveParts';
import { StartDialogPart, StartScreen } from './StartScreen';

/** What is there before a project is open: the projects, or an archive's work list, out of which one is made. */
export function StartPages() {
  const app = useApp();
  const { store } = useWorkstation();
  const isConnected = useAppState((state) => state.archive.kind === 'connected');
  const [page, setPage] = useState<'projects' | 'connecting' | 'archive'>('projects');
  const [taken, setTaken] = useState<readonly ArchiveStudy[]>();
  const back = useCallback(() => setPage('projects'), []);
  if (page !== 'archive') {
    return (
      <>
        <StartScreen onArchive={() => setPage(isConnected ? 'archive' : 'connecting')} />
        {page === 'connecting' ? <ConnectPart onClose={back} onConnected={() => setPage('archive')} /> : null}
      </>
    );
  }
  return (
    <>
      <ArchivePart onBack={back} onTake={setTaken} />
      {taken ? (
        <StartDialogPart
          kind="new"
          onClose={() => setTaken(undefined)}
          onMake={(title, identity, csaKind) =>
            void app.newProject(title, identity, csaKind).then(() => {
              if (store.getState().open) void app.addFromArchive(taken);
            })
          }
        />
      ) : null}
    </>
  );
}

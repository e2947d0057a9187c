import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { AgreementPart } from './AgreementPart';
import { useApp, useAppState } from './AppContext';
import { ArchivePart, ConnectPart } from './archive/archiveParts';
import { CohortScreen } from './cohort/CohortScreen';
import { CovariatesPart } from './covariates/CovariatesPart';
import { BundlesAnywhere } from './exchange/BundlesAnywhere';
import { ExchangePart } from './exchange/ExchangePart';
import { ExportPart } from './export/ExportPart';
import { Frame } from './frame/Frame';
import { ProtocolPart } from './protocol/ProtocolPart';
import { ResultsPart } from './ResultsPart';
import { ReadScreen } from './read/ReadScreen';
import { WorkListScreen } from './worklist/WorkListScreen';

/** The screen of the open project that is chosen by its tab. */
export function ProjectScreen() {
  const app = useApp();
  const screen = useAppState((state) => state.screen);
  const isObserver = useAppState((state) => state.open?.person.kind === 'observer');
  const isConnected = useAppState((state) => state.archive.kind === 'connected');
  const [covariates, setCovariates] = useState<'grid' | 'import'>();
  const [archive, setArchive] = useState<'closed' | 'connecting' | 'open'>('closed');
  const closeArchive = useCallback(() => setArchive('closed'), []);
  // Whoever opens a project is likely to read.
  useEffect(() => void app.prepareReading(), [app]);
  if (screen.kind === 'start') return null;
  switch (screen.tab) {
    case 'cohort':
      if (isObserver) return <WorkListScreen />;
      if (covariates) {
        return (
          <CovariatesPart view={covariates} onView={setCovariates} onBack={() => setCovariates(undefined)} />
        );
      }
      if (archive === 'open') {
        return (
          <ArchivePart
            onBack={closeArchive}
            frame={(main, keys) => (
              <Frame tab="cohort" statusLeft={keys}>
                {main}
              </Frame>
            )}
            onTake={(studies) => {
              closeArchive();
              void app.addFromArchive(studies);
            }}
          />
        );
      }
      return (
        <>
          <CohortScreen
            onCovariates={setCovariates}
            onArchive={() => setArchive(isConnected ? 'open' : 'connecting')}
          />
          {archive === 'connecting' ? (
            <ConnectPart onClose={closeArchive} onConnected={() => setArchive('open')} />
          ) : null}
        </>
      );
    case 'read':
      return withBundles(<ReadScreen />);
    case 'protocol':
      return withBundles(<ProtocolPart />);
    case 'agreement':
      return withBundles(<AgreementPart />);
    case 'results':
      return withBundles(<ResultsPart />);
    case 'export':
      return withBundles(<ExportPart />);
    case 'exchange':
      return <ExchangePart />;
  }
}

/** A screen that takes no files of its own: bundles may be dropped there all the same. */
function withBundles(screen: ReactNode): ReactNode {
  return (
    <>
      <BundlesAnywhere />
      {screen}
    </>
  );
}

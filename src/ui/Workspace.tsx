import { MantineProvider } from '@mantine/core';
import { useApp, useAppState, type Workstation, WorkstationContext } from './AppContext';
import { ConnectPart } from './archive/archiveParts';
import { ErrorBoundary } from './ErrorBoundary';
import { frameText } from './frame/frameText';
import { lazyPart } from './parts/lazyPart';
import { StartPages } from './start/StartPages';
import { theme } from './theme';

/** Everything of an open project loads when one is opened: the start screen does not wait for it. */
export const ProjectPart = lazyPart(
  async () => (await import('./ProjectScreen')).ProjectScreen,
  <p className="stopped muted" role="status">
    {frameText.loading}
  </p>,
);

function CurrentScreen() {
  const isStart = useAppState((state) => state.screen.kind === 'start' || state.open === undefined);
  return isStart ? <StartPages /> : <ProjectPart />;
}

/** What bundles would bring, over whatever screen is shown. It loads with the first that is given. */
const IncomingPart = lazyPart(async () => (await import('./exchange/IncomingDialog')).IncomingDialog);

function Incoming() {
  const isShown = useAppState(({ incoming }) => incoming.kind !== 'none');
  return isShown ? <IncomingPart /> : null;
}

/** Somebody is asked to connect to an archive, over whatever screen is shown. */
function Connecting() {
  const app = useApp();
  const address = useAppState(({ archiveAsked }) => archiveAsked);
  return address === undefined ? null : (
    <ConnectPart address={address} onClose={() => app.stopAskingForArchive()} />
  );
}

/** The whole application inside its theme. */
export function Workspace({ workstation }: { readonly workstation: Workstation }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <WorkstationContext value={workstation}>
        <ErrorBoundary
          hasProject={() => workstation.store.getState().open !== undefined}
          onSaveBackup={() => void workstation.app.backUp()}
          onBack={() => void workstation.app.closeProject()}
        >
          <CurrentScreen />
          <Incoming />
          <Connecting />
        </ErrorBoundary>
      </WorkstationContext>
    </MantineProvider>
  );
}

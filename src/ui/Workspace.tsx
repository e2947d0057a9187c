import { MantineProvider } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useAppState, type Workstation, WorkstationContext } from './AppContext';
import { CohortScreen } from './cohort/CohortScreen';
import { ErrorBoundary } from './ErrorBoundary';
import { ProtocolScreen } from './protocol/ProtocolScreen';
import { ReadScreen } from './read/ReadScreen';
import { StartScreen } from './start/StartScreen';
import { theme } from './theme';

/** Tables and figures load when they are first opened. */
const ResultsScreen = lazy(async () => ({
  default: (await import('./results/ResultsScreen')).ResultsScreen,
}));

function CurrentScreen() {
  const screen = useAppState((state) => state.screen);
  const isOpen = useAppState((state) => state.open !== undefined);
  if (screen.kind === 'start' || !isOpen) return <StartScreen />;
  switch (screen.tab) {
    case 'cohort':
      return <CohortScreen />;
    case 'read':
      return <ReadScreen />;
    case 'protocol':
      return <ProtocolScreen />;
    case 'results':
      return (
        <Suspense fallback={null}>
          <ResultsScreen />
        </Suspense>
      );
  }
}

/** The whole application inside its theme. */
export function Workspace({ workstation }: { readonly workstation: Workstation }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <WorkstationContext value={workstation}>
        <ErrorBoundary onSaveBackup={() => void workstation.app.backUp()}>
          <CurrentScreen />
        </ErrorBoundary>
      </WorkstationContext>
    </MantineProvider>
  );
}

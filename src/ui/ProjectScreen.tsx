import { useEffect } from 'react';
import { useApp, useAppState } from './AppContext';
import { CohortScreen } from './cohort/CohortScreen';
import { ProtocolScreen } from './protocol/ProtocolScreen';
import { ResultsPart } from './ResultsPart';
import { ReadScreen } from './read/ReadScreen';

/** The screen of the open project that is chosen by its tab. */
export function ProjectScreen() {
  const app = useApp();
  const screen = useAppState((state) => state.screen);
  // Whoever opens a project is likely to read.
  useEffect(() => void app.prepareReading(), [app]);
  if (screen.kind === 'start') return null;
  switch (screen.tab) {
    case 'cohort':
      return <CohortScreen />;
    case 'read':
      return <ReadScreen />;
    case 'protocol':
      return <ProtocolScreen />;
    case 'results':
      return <ResultsPart />;
  }
}

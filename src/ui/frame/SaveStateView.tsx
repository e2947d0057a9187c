import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SaveState } from '../../state/appState';
import { useApp, useAppState } from '../AppContext';
import { clockTime } from '../parts/times';
import { frameText } from './frameText';

const slowMs = 400;

/** The save state, without the "Saving" of a write that is over before an eye could read it. */
function useSettledSave(): SaveState {
  const save = useAppState((state) => state.save);
  const [shown, setShown] = useState(save);
  useEffect(() => {
    if (save.kind !== 'saving') {
      setShown(save);
      return undefined;
    }
    const timer = setTimeout(() => setShown(save), slowMs);
    return () => clearTimeout(timer);
  }, [save]);
  return save.kind === 'saving' ? shown : save;
}

/** Whether everything is on disk and where: always at the right end of the top bar. */
export function SaveStateView() {
  const save = useSettledSave();
  const app = useApp();
  switch (save.kind) {
    case 'nothing-yet':
      return <span className="icon-text faint">{frameText.nothingToSave}</span>;
    case 'saving':
      return (
        <span className="icon-text muted" role="status">
          <IconCircleDashed size={15} aria-hidden />
          {frameText.saving}
        </span>
      );
    case 'saved':
      return (
        <span className="icon-text" role="status" data-testid="save-state">
          <IconCheck size={15} className="fine" aria-hidden />
          <span>
            <strong>{frameText.saved}</strong> {clockTime(save.atUtc)}{' '}
            <span className="muted">· {frameText.thisBrowser}</span>
          </span>
        </span>
      );
    case 'not-saved':
      return (
        <span className="icon-text" role="alert" title={save.message}>
          <IconAlertTriangle size={15} className="wrong" aria-hidden />
          <span>
            <strong className="wrong">{frameText.notSavedSince(clockTime(save.sinceUtc))}</strong>{' '}
            <button type="button" className="link-button" onClick={() => void app.backUp()}>
              {frameText.saveBundle}
            </button>
          </span>
        </span>
      );
  }
}

import { useEffect, useState } from 'react';
import type { PaneMaker, PaneView } from '../../app/panePort';
import { orientationLetters } from '../../domain/geometry/orientationLetters';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { useWorkstation } from '../AppContext';
import type { PaneFacts, PaneId } from './paneFacts';
import { readText } from './readText';
import { usePaneFact } from './usePaneFact';
import './pane.css';

interface PaneTextsProps {
  readonly id: PaneId;
  readonly facts: PaneFacts;
  readonly header: SliceHeader;
  readonly label: string;
  readonly isSmall: boolean;
}

/** What is written over an image: series and slice, orientation letters, window, scale bar; nothing else. */
export function PaneTexts({ id, facts, header, label, isSmall }: PaneTextsProps) {
  const letters = header.grid.plane && orientationLetters(header.grid.plane);
  return (
    <div className={isSmall ? 'pane-texts small' : 'pane-texts'} aria-hidden>
      <span className="pane-text top-left">{label}</span>
      {letters ? (
        <>
          {isSmall ? null : <span className="pane-text top">{letters.top}</span>}
          <span className="pane-text left">{letters.left}</span>
          <span className="pane-text right">{letters.right}</span>
          {isSmall ? null : <span className="pane-text bottom">{letters.bottom}</span>}
        </>
      ) : null}
      {isSmall ? null : (
        <>
          <WindowText id={id} facts={facts} />
          <ScaleBar id={id} facts={facts} />
        </>
      )}
    </div>
  );
}

interface FactProps {
  readonly id: PaneId;
  readonly facts: PaneFacts;
}

function WindowText({ id, facts }: FactProps) {
  const window = usePaneFact(facts, ({ windows }) => windows[id]);
  if (!window) return null;
  return <span className="pane-text bottom-left">{readText.windowOf(window.width, window.center)}</span>;
}

function ScaleBar({ id, facts }: FactProps) {
  const { loadPanes } = useWorkstation();
  const view: PaneView | undefined = usePaneFact(facts, ({ views }) => views[id]);
  const [maker, setMaker] = useState<PaneMaker>();
  useEffect(() => {
    let isGone = false;
    void loadPanes().then(
      (loaded) => {
        if (!isGone) setMaker(loaded);
      },
      // The pane itself says that the viewer did not load.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [loadPanes]);
  const bar = view && maker?.scaleBar(view);
  return (
    <span className="pane-text bottom-right">
      {bar ? (
        <>
          {readText.scale(bar.lengthMm)}
          <span className="scale-bar" style={{ width: `${bar.lengthScreenPx}px` }} />
        </>
      ) : (
        readText.noScale
      )}
    </span>
  );
}

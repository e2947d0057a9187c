import { useEffect, useState } from 'react';
import type { DisplayWindow, PaneView } from '../../app/panePort';
import { orientationLetters } from '../../domain/geometry/orientationLetters';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import { useWorkstation } from '../AppContext';
import { readText } from './readText';

interface PaneTextsProps {
  readonly header: SliceHeader;
  readonly label: string;
  readonly view: PaneView | undefined;
  readonly window: DisplayWindow | undefined;
  readonly isSmall?: boolean;
}

/** What is written over an image: series and slice, orientation letters, window, scale bar; nothing else. */
export function PaneTexts({ header, label, view, window, isSmall = false }: PaneTextsProps) {
  const { loadPanes } = useWorkstation();
  const [bar, setBar] = useState<{ lengthMm: number; lengthScreenPx: number }>();
  useEffect(() => {
    let isGone = false;
    if (view) {
      void loadPanes().then((maker) => {
        if (!isGone) setBar(maker.scaleBar(view));
      });
    }
    return () => {
      isGone = true;
    };
  }, [view, loadPanes]);
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
      {window && !isSmall ? (
        <span className="pane-text bottom-left">{readText.windowOf(window.width, window.center)}</span>
      ) : null}
      {isSmall ? null : (
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
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { CaseScan, DrawnReading } from '../../app/agreement/showCase';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { Protocol } from '../../domain/study/protocol';
import type { SlicePixels } from '../../state/readingSession';
import { useApp, useAppState } from '../AppContext';
import type { Held } from '../read/held';
import { MissingImages } from '../read/MissingImages';
import { PaneTexts } from '../read/PaneTexts';
import { createPaneFacts } from '../read/paneFacts';
import { readText } from '../read/readText';
import { useImagePane } from '../read/useImagePane';
import { agreementText } from './agreementText';
import { drawingOn } from './caseDrawing';
import { caseRegion, type PaneSizePx } from './caseRegion';
import '../read/pane.css';

const paneId = 'axial-preop';
const text = agreementText.case;

interface CasePaneProps {
  readonly scan: CaseScan;
  readonly index: number;
  readonly drawn: readonly DrawnReading[];
  readonly protocol: Protocol;
  readonly label: string;
  readonly held: Held;
  readonly onScroll: (steps: number) => void;
}

/** One slice of the scan in hand with all outlines that were drawn on it, and with none of another slice. */
export function CasePane({ scan, index, drawn, protocol, label, held, onScroll }: CasePaneProps) {
  const app = useApp();
  const [facts] = useState(createPaneFacts);
  const [failure, setFailure] = useState<string>();
  const [shownKey, setShownKey] = useState<string>();
  const header = scan.slices[index];
  const pixels = useSlicePixels(header, scan.slices, index);
  const fitted = useRef<string>(undefined);
  /** Fits the case anew, until somebody zooms or pans. */
  const fit = useRef<(size: PaneSizePx) => void>(undefined);
  const place = useRef<HTMLDivElement>(null);
  const { attach, elementKey, pane } = useImagePane({
    onFailure: ({ kind }) => setFailure(kind),
    onScroll,
    onViewChange: (view, cause) => {
      facts.setView(paneId, view);
      if (cause === 'gesture') fit.current = undefined;
    },
    onWindowChange: (window) => facts.setWindow(paneId, window),
  });
  const scanName = `${scan.subjectId} ${scan.timePoint}`;
  const isFirst = drawn.some(({ sliceIndex }) => sliceIndex === index);
  useEffect(() => {
    if (!pane || !header) return;
    const image = pixels === 'here' ? app.pixelsOf(header) : undefined;
    // Of one series the last slice stays while the next one loads; another scan's never does.
    if (!image && pixels === 'loading' && fitted.current === scanName) return;
    void pane
      .show(
        image && {
          key: imageKey(header),
          seriesKey: header.seriesInstanceUid,
          image,
          ...(header.window ? { window: header.window } : {}),
        },
      )
      .then(() => {
        if (!image) return;
        if (fitted.current !== scanName) {
          fitted.current = scanName;
          const outlines = drawn.filter((one) => one.sliceIndex === index).flatMap((one) => one.outlines);
          fit.current = (size) => pane.fitRegion(caseRegion(header, outlines, size));
          if (place.current) fit.current(sizeOf(place.current));
          facts.setWindow(paneId, pane.getWindow());
        }
        setShownKey(imageKey(header));
      });
  }, [pane, header, pixels, app, facts, scanName, drawn, index]);
  useEffect(() => {
    if (!pane || !header) return;
    const key = imageKey(header);
    // Outlines wait for their slice: over black, or while it is still being fitted, they would only flash.
    pane.setOverlay(key, shownKey === key ? drawingOn(drawn, index, protocol) : { lines: [], outlines: [] });
  }, [pane, header, shownKey, drawn, index, protocol]);
  useEffect(() => {
    pane?.setMode({
      takesPointer: false,
      panHeld: held.pan,
      windowHeld: held.window,
      outlinesHidden: held.hide,
    });
  }, [pane, held]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => fit.current?.(sizeOf(element)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (pane) return;
    fit.current = undefined;
    fitted.current = undefined;
    setShownKey(undefined);
  }, [pane]);
  const isThere = header !== undefined && typeof pixels === 'string' && pixels !== 'unreachable';
  return (
    <div
      ref={place}
      className="case-pane axial-pane"
      data-testid="case-pane"
      data-slice={index + 1}
      data-ready={header !== undefined && pixels === 'here' && shownKey === imageKey(header)}
      data-outlines={isFirst ? drawn.filter((one) => one.sliceIndex === index).length : 0}
    >
      <div key={elementKey} ref={attach} className="pane-canvas" />
      {isThere ? <PaneTexts id={paneId} facts={facts} header={header} label={label} isSmall={false} /> : null}
      {header === undefined ? (
        <div className="pane-message">
          <p className="muted">{text.noImages}</p>
        </div>
      ) : null}
      {pixels === 'unreachable' ? <MissingImages /> : null}
      {typeof pixels === 'object' || failure !== undefined ? (
        <div className="pane-message" role="alert">
          <h2>{failure === undefined ? text.failed : readText.noWebgl.title}</h2>
          <p className="muted">{typeof pixels === 'object' ? pixels.message : readText.noWebgl.text}</p>
        </div>
      ) : null}
    </div>
  );
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): PaneSizePx {
  return { widthPx: clientWidth, heightPx: clientHeight };
}

type Pixels = Exclude<SlicePixels['kind'], 'failed'> | { readonly message: string };

/** Brings a slice, then its neighbours, so that scrolling finds them ready; again when images are given again. */
function useSlicePixels(
  header: SliceHeader | undefined,
  slices: readonly SliceHeader[],
  index: number,
): Pixels | undefined {
  const app = useApp();
  const reachable = useAppState(({ open }) => open?.reachable);
  const [state, setState] = useState<{ readonly key: string; readonly pixels: Pixels }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: images that are given again are asked for again
  useEffect(() => {
    if (!header) return undefined;
    let isGone = false;
    const key = imageKey(header);
    void app.bringSlice(header).then((pixels) => {
      if (isGone) return;
      setState({ key, pixels: pixels.kind === 'failed' ? { message: pixels.message } : pixels.kind });
      for (const step of [1, -1]) {
        const neighbour = slices[index + step];
        if (neighbour) void app.bringSlice(neighbour);
      }
    });
    return () => {
      isGone = true;
    };
  }, [app, header, slices, index, reachable]);
  if (!header) return undefined;
  return state?.key === imageKey(header) ? state.pixels : 'loading';
}

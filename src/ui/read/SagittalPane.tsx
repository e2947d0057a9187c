import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Pane } from '../../app/panePort';
import { levelRegion } from '../../app/reading/muscleRegion';
import { shownSlice } from '../../app/reading/panes';
import { referenceLine } from '../../domain/geometry/referenceLine';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { TimePoint } from '../../domain/timePoint';
import type { OverlayLine } from '../../editor/overlay';
import type { ReadingPane } from '../../state/readingSession';
import { useApp } from '../AppContext';
import { PaneTexts } from './PaneTexts';
import { sagittalText } from './sagittalText';
import { useImagePane } from './useImagePane';
import { useShownSlice } from './useShownSlice';

interface SagittalPaneProps {
  readonly timePoint: TimePoint;
  readonly pane: ReadingPane;
  readonly style: 'first' | 'second' | 'third';
}

/**
 * Where axial slices cut the sagittal image: the shown one in the observer's hue, the first and last of the stack
 * faint. The lines between them would cover the body whose middle is looked for.
 */
function sliceLines(pane: ReadingPane, style: 'first' | 'second' | 'third'): readonly OverlayLine[] {
  const sagittal = pane.sagittal && shownSlice(pane.sagittal);
  if (!sagittal) return [];
  return pane.axial.slices.flatMap((axial, index): OverlayLine[] => {
    const line = referenceLine(axial, sagittal);
    if (!line.ok) return [];
    const isShown = index === pane.axial.index;
    const isEnd = index === 0 || index === pane.axial.slices.length - 1;
    if (!isShown && !isEnd) return [];
    return [
      {
        ...line.value,
        style: isShown ? style : 'faint',
        ...(isShown ? { label: sagittalText.slice(index + 1) } : {}),
      },
    ];
  });
}

/** Why there are no slice lines, when there are none. */
function whyNoLines(pane: ReadingPane): string | undefined {
  const sagittal = pane.sagittal && shownSlice(pane.sagittal);
  const axial = shownSlice(pane.axial);
  const line = sagittal && axial && referenceLine(axial, sagittal);
  return line && !line.ok ? sagittalText.noLine[line.error.kind] : undefined;
}

/** The sagittal image with the lines where the axial slices cut it; wheel scrolls it. */
export function SagittalPane({ timePoint, pane: reading, style }: SagittalPaneProps) {
  const app = useApp();
  const [failure, setFailure] = useState<string>();
  const stack = reading.sagittal;
  const header = stack && shownSlice(stack);
  const { attach, elementKey, pane } = useImagePane({
    onFailure: ({ kind }) => setFailure(kind),
    onScroll: (steps) => stack && void app.showSagittalSlice(timePoint, stack.index + steps),
  });
  const axial = useRef(shownSlice(reading.axial));
  axial.current = shownSlice(reading.axial);
  const onFirst = useCallback((shown: Pane, slice: SliceHeader) => {
    const region = axial.current && levelRegion(axial.current, slice);
    if (region) shown.fitRegion(region);
  }, []);
  useShownSlice(pane, header, stack?.pixels.kind, onFirst);
  const lines = useMemo(() => sliceLines(reading, style), [reading, style]);
  useEffect(() => {
    if (pane && header) pane.setOverlay(imageKey(header), { outlines: [], lines });
  }, [pane, header, lines]);
  useEffect(() => {
    pane?.setMode({ takesPointer: false, panHeld: false, windowHeld: false, outlinesHidden: false });
  }, [pane]);
  if (!stack || !header) {
    return <div className="sagittal-pane empty">{sagittalText.none}</div>;
  }
  const why = failure ?? whyNoLines(reading);
  return (
    <div className="sagittal-pane" data-testid={`sagittal-${timePoint}`} data-lines={lines.length}>
      <div key={elementKey} ref={attach} className="pane-canvas" />
      <PaneTexts
        header={header}
        label={sagittalText.label(stack.index + 1, stack.slices.length)}
        view={undefined}
        window={undefined}
        isSmall
      />
      {why ? <span className="pane-text bottom-note">{why}</span> : null}
    </div>
  );
}

import { Modal } from '@mantine/core';
import { useInsertionEffect, useRef } from 'react';
import type { SubjectId } from '../../../domain/ids';
import type { FigureModel } from '../../../report/figures/figureModel';
import { KeyHint } from '../../parts/KeyHint';
import './figure.css';
import { FigureBar, type FigureFormat } from './FigureBar';
import { FigureDrawing } from './FigureDrawing';
import { figureText } from './figureText';
import { usePoints } from './usePoints';
import { useZoom } from './useZoom';

/** Most of the window; its height is that of the style sheet. */
const width = 'calc(100vw - 64px)';

interface FigureDialogProps {
  readonly figure: FigureModel;
  /** Print width that is shown and saved. */
  readonly widthMm: number;
  readonly onClose: () => void;
  /** Goes to the reading behind a point; without it points only say whose they are. */
  readonly onOpenReading?: ((subjectId: SubjectId) => void) | undefined;
  readonly onSave: (format: FigureFormat) => void | Promise<void>;
  /** What is being made for a file now, wherever it was asked for; nothing else can be saved meanwhile. */
  readonly savingWhat?: string;
}

/** A figure by itself, as large as the window: whose point is whose, the reading behind it, and its files. */
export function FigureDialog(props: FigureDialogProps) {
  const { figure, widthMm, onClose, onOpenReading, onSave, savingWhat } = props;
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const { point, ring, drawn: findPoints, pointAt, step, replaceRing } = usePoints(figure.points);
  const { zoom, ...zooming } = useZoom(frame, replaceRing);
  const drawn = (drawing: SVGSVGElement): void => {
    const { width: wide, height: high } = drawing.viewBox.baseVal;
    // Its ref is not there yet when the first drawing is.
    const around = drawing.closest<HTMLElement>('.figure-sheet');
    around?.style.setProperty('--aspect', String(high > 0 ? wide / high : 1));
    findPoints(drawing);
  };
  // Before the frame scrolls to where it was, in the effect of `useZoom`.
  useInsertionEffect(() => sheet.current?.style.setProperty('--zoom', String(zoom)), [zoom]);
  const open = (): void => {
    if (point) onOpenReading?.(point.subjectId);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.key === '+' || event.key === '=') zooming.larger();
    else if (event.key === '-') zooming.smaller();
    else if (event.key === '0') zooming.fit();
    else if (isOnButton || !(event.key === 'Enter' ? point && onOpenReading : step(event.key))) return;
    else if (event.key === 'Enter') open();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={figure.title}
      size={width}
      centered
      classNames={{ content: 'figure-dialog', body: 'figure-dialog-body' }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of everything inside. */}
      <div className="figure-desk" onKeyDown={onKeyDown} data-testid="figure-dialog">
        <FigureBar zoom={zoom} {...zooming} onSave={onSave} savingWhat={savingWhat} />
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no list of fields. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the desk around it has the keys. */}
        <div
          ref={frame}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys lead through its points.
          tabIndex={0}
          data-autofocus
          aria-label={figureText.points(figure.points.size)}
          className="figure-frame"
          data-opens={(onOpenReading && point !== undefined) || undefined}
          onPointerMove={pointAt}
          onPointerLeave={() => pointAt()}
          onClick={(event) => {
            const pressed = pointAt(event);
            if (pressed) onOpenReading?.(pressed.subjectId);
          }}
        >
          <div ref={sheet} className="figure-sheet">
            <FigureDrawing figure={figure} widthMm={widthMm} onDrawn={drawn} />
            {ring ? (
              <span
                className="figure-ring"
                style={{ left: ring.left, top: ring.top, width: ring.size, height: ring.size }}
              />
            ) : null}
          </div>
        </div>
        <div className="figure-foot">
          <p className="figure-point" role="status" data-testid="figure-point">
            {point?.text ?? figureText.noPoint(figure.points.size)}
          </p>
          <span className="figure-keys-hint">
            <KeyHint keys={['←', '→', '↑', '↓']} does={figureText.keys.arrows} />
            {onOpenReading ? <KeyHint keys={['↵']} does={figureText.keys.enter} /> : null}
            <KeyHint keys={['+', '−', '0']} does={figureText.keys.zoom} />
          </span>
        </div>
        <p className="figure-caption">{figure.caption}</p>
      </div>
    </Modal>
  );
}

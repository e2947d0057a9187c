import { type Ref, useImperativeHandle, useRef } from 'react';
import type { Pane } from '../../app/panePort';
import type { PointPx } from '../../domain/image/point';
import { loupeSide, loupeSizePx } from './loupeSide';
import { readText } from './readText';
import './loupe.css';

/** What draws the loupe. */
export interface LoupeHandle {
  /** Magnifies the surroundings of a place; without a place the loupe goes. */
  readonly show: (pane: Pane, atPx: PointPx | undefined) => void;
}

/** A square in an upper corner of the pane that magnifies where the pointer is. Drawn past React, at every frame. */
export function Loupe({ ref }: { readonly ref: Ref<LoupeHandle> }) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useImperativeHandle(
    ref,
    () => ({
      show: (pane, atPx) => {
        if (!box.current || !canvas.current) return;
        box.current.hidden = atPx === undefined;
        if (!atPx) return;
        pane.drawLoupe(canvas.current, atPx);
        const at = pane.screenOfPixel(atPx);
        // As the pane remembers it: asking the page would lay it out for every place the pointer goes through.
        const size = pane.sizePx();
        if (!at || !size) return;
        const isLeft = box.current.classList.contains('at-left');
        box.current.classList.toggle('at-left', loupeSide(at, size.widthPx, isLeft) === 'left');
      },
    }),
    [],
  );
  return (
    <div ref={box} className="loupe" hidden aria-hidden>
      <canvas ref={canvas} width={loupeSizePx} height={loupeSizePx} />
      <span className="pane-text bottom-left">{readText.loupe(3)}</span>
    </div>
  );
}

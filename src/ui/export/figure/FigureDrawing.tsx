import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FigureModel } from '../../../report/figures/figureModel';
import { adoptDrawing } from './adoptDrawing';
import { figureText } from './figureText';

/** A figure as it is printed at a width, drawn into the page. `onDrawn` gets the drawing, to find points in. */
export function FigureDrawing({
  figure,
  widthMm,
  onDrawn,
}: {
  readonly figure: FigureModel;
  readonly widthMm: number;
  readonly onDrawn?: (drawing: SVGSVGElement) => void;
}) {
  const place = useRef<HTMLSpanElement>(null);
  const hears = useRef(onDrawn);
  hears.current = onDrawn;
  const [isBroken, setBroken] = useState(false);
  const svg = useMemo(() => figure.draw(widthMm), [figure, widthMm]);
  useLayoutEffect(() => {
    const drawing = adoptDrawing(svg, document);
    setBroken(!drawing);
    if (!drawing || !place.current) return;
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', figure.title);
    place.current.replaceChildren(drawing);
    hears.current?.(drawing);
  }, [svg, figure.title]);
  return (
    <>
      <span ref={place} className="figure-drawing" hidden={isBroken} />
      {isBroken ? <span role="alert">{figureText.notDrawn}</span> : null}
    </>
  );
}

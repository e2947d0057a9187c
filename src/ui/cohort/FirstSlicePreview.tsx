import { useEffect, useRef, useState } from 'react';
import type { FirstSlice } from '../../state/appState';
import { useApp } from '../AppContext';
import { cohortText } from './cohortText';
import './firstSlice.css';

/**
 * The first axial slice of an import, so that one sees that the right data come in: a small picture, larger with its
 * caption under the pointer, on focus or by a tap. Nothing in it names a person.
 */
export function FirstSlicePreview({ slice }: { readonly slice: FirstSlice }) {
  const app = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isPainted, setPainted] = useState(false);
  const [isLarge, setLarge] = useState(false);
  useEffect(() => {
    const picture = app.firstSlicePicture();
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !picture) return;
    const { columns, rows, grey, aspect } = picture;
    canvas.current.width = columns;
    canvas.current.height = rows;
    canvas.current.style.aspectRatio = String(aspect);
    const pixels = context.createImageData(columns, rows);
    for (const [at, shade] of grey.entries()) pixels.data.set([shade, shade, shade, 255], at * 4);
    context.putImageData(pixels, 0, 0);
    setPainted(true);
  }, [app]);
  const caption = cohortText.firstSlice(slice);
  return (
    <button
      type="button"
      className="first-slice"
      data-testid="first-slice"
      data-painted={isPainted}
      aria-pressed={isLarge}
      onClick={() => setLarge(!isLarge)}
      onBlur={() => setLarge(false)}
    >
      <canvas ref={canvas} aria-label={cohortText.firstSliceLabel} role="img" />
      <span className="first-slice-caption">{caption}</span>
    </button>
  );
}

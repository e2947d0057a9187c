import type { FigureModel } from '../../report/figures/figureModel';
import { exportText } from './exportText';
import { FigureDrawing } from './figure/FigureDrawing';

/** A figure on paper with its caption; a click opens it large. */
export function FigureSheet({
  figure,
  widthMm,
  onOpen,
}: {
  readonly figure: FigureModel;
  readonly widthMm: 85 | 175;
  readonly onOpen: () => void;
}) {
  return (
    <article className="paper paper-figure" data-width={widthMm}>
      <p className="paper-caption">
        <strong>{figure.title}.</strong>
      </p>
      <button
        type="button"
        className="paper-drawing"
        aria-label={exportText.preview.figure(figure.title)}
        onClick={onOpen}
      >
        <FigureDrawing figure={figure} widthMm={widthMm} />
      </button>
      <p className="paper-notes">{figure.caption}</p>
    </article>
  );
}

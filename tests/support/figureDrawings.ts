import { present } from '../../src/base/assert';
import type { ExportFacts } from '../../src/report/export/exportFacts';
import { plainPrintStyle } from '../../src/report/export/printStyle';
import { figureModels } from '../../src/report/figures/figureModels';
import { type ReadFigure, readFigure } from './readFigure';

/** The print widths of journals: one column and two. */
export const widths = [85, 175] as const;

/** All figures of facts at both widths. */
export function drawingsOf(facts: ExportFacts, style = plainPrintStyle) {
  return figureModels(facts, { style }).flatMap((figure) =>
    widths.map((widthMm) => ({ figure, widthMm, svg: figure.draw(widthMm) })),
  );
}

/** One figure as a reader has it. */
export function drawingOf(facts: ExportFacts, id: string, widthMm = 175): ReadFigure {
  const figures = figureModels(facts, { style: plainPrintStyle });
  return readFigure(
    present(
      figures.find((one) => one.id === id),
      id,
    ).draw(widthMm),
  );
}

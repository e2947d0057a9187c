import type { ExportPreview } from '../../report/export/exportItem';
import type { FigureModel } from '../../report/figures/figureModel';

/** A figure as it crosses from the worker: drawings instead of what draws them. */
interface PackedFigure {
  readonly figure: Omit<FigureModel, 'draw'>;
  readonly svg: string;
  /** By print width in mm. */
  readonly drawings: ReadonlyMap<number, string>;
}

/** A preview as it crosses from the worker. */
export type PackedPreview =
  | Exclude<ExportPreview, { readonly kind: 'figure' | 'figures' }>
  | (PackedFigure & { readonly kind: 'figure' })
  | { readonly kind: 'figures'; readonly figures: readonly PackedFigure[] };

interface DrawnFigure {
  readonly figure: FigureModel;
  readonly svg: string;
}

const widthsMm = [85, 175];

/** Makes a preview ready to cross. */
export function packPreview(preview: ExportPreview): PackedPreview {
  switch (preview.kind) {
    case 'figure':
      return { kind: 'figure', ...packed(preview) };
    case 'figures':
      return { kind: 'figures', figures: preview.figures.map(packed) };
    default:
      return preview;
  }
}

/** The preview again, on the page. */
export function unpackPreview(preview: PackedPreview): ExportPreview {
  switch (preview.kind) {
    case 'figure':
      return { kind: 'figure', ...unpacked(preview) };
    case 'figures':
      return { kind: 'figures', figures: preview.figures.map(unpacked) };
    default:
      return preview;
  }
}

function packed({ figure: { draw, ...figure }, svg }: DrawnFigure): PackedFigure {
  return { figure, svg, drawings: new Map(widthsMm.map((widthMm) => [widthMm, draw(widthMm)])) };
}

function unpacked({ figure, svg, drawings }: PackedFigure): DrawnFigure {
  return { figure: { ...figure, draw: (widthMm) => drawings.get(widthMm) ?? svg }, svg };
}

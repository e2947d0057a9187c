import type { ExportPreview } from '../../report/export/exportItem';
import type { FigureModel } from '../../report/figures/figureModel';

/** A preview as it crosses from the worker: a drawing instead of what draws it. */
export type PackedPreview =
  | Exclude<ExportPreview, { readonly kind: 'figure' }>
  | {
      readonly kind: 'figure';
      readonly figure: Omit<FigureModel, 'draw'>;
      readonly svg: string;
      /** By print width in mm. */
      readonly drawings: ReadonlyMap<number, string>;
    };

const widthsMm = [85, 175];

/** Makes a preview ready to cross. */
export function packPreview(preview: ExportPreview): PackedPreview {
  if (preview.kind !== 'figure') return preview;
  const { draw, ...figure } = preview.figure;
  return {
    kind: 'figure',
    figure,
    svg: preview.svg,
    drawings: new Map(widthsMm.map((widthMm) => [widthMm, draw(widthMm)])),
  };
}

/** The preview again, on the page. */
export function unpackPreview(packed: PackedPreview): ExportPreview {
  if (packed.kind !== 'figure') return packed;
  const { figure, svg, drawings } = packed;
  return { kind: 'figure', figure: { ...figure, draw: (widthMm) => drawings.get(widthMm) ?? svg }, svg };
}

import * as Plot from '@observablehq/plot';
import type { LinearScale } from './linearScale';
import { figureDocument } from './svgElement';

/** Where a plot stands in its figure, in points from the figure's top left. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Either values on an axis, or places in points. */
export type AreaScale = LinearScale | 'points';

/**
 * Draws Observable Plot's marks into an area, over the whole figure: what comes back are the marks' elements at their places
 * in the figure. Axes and titles are ours (`verticalAxis`, `horizontalAxis`): Plot's move by half a pixel with the screen's density.
 */
export function plotMarks(
  area: PlotArea,
  { x, y }: { readonly x: AreaScale; readonly y: AreaScale },
  marks: Plot.Markish[],
): readonly SVGElement[] {
  const plot = Plot.plot({
    document: figureDocument,
    // Beyond all areas: places are given by the scales' ranges.
    width: area.right + 1,
    height: area.bottom + 1,
    margin: 0,
    x: { type: 'linear', axis: null, ...scaleOptions(x, [area.left, area.right]) },
    y: { type: 'linear', axis: null, ...scaleOptions(y, [area.bottom, area.top]) },
    marks,
  });
  return [...plot.children].filter((child): child is SVGElement => child.localName !== 'style');
}

function scaleOptions(scale: AreaScale, range: readonly [number, number]): Plot.ScaleOptions {
  if (scale === 'points') return { domain: [...range], range: [...range] };
  return { domain: [scale.ticks[0] ?? 0, scale.ticks.at(-1) ?? 1], range: [...range] };
}

/**
 * Options that every mark has: no shift by half a pixel of a screen, and the codes of subjects on the elements of their data.
 */
export function drawnWith(codes?: readonly (string | undefined)[]): { readonly render: Plot.RenderFunction } {
  return {
    render(index, scales, values, dimensions, context, next) {
      const drawn = next?.(index, scales, values, dimensions, context) ?? null;
      drawn?.removeAttribute('transform');
      if (drawn && codes) {
        for (const [place, element] of [...drawn.children].entries()) {
          const code = codes[index[place] ?? -1];
          if (code !== undefined) element.setAttribute('data-code', code);
        }
      }
      return drawn;
    },
  };
}

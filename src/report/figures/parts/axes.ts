import { figureStyle } from './figureStyle';
import { figureText } from './figureText';
import type { LinearScale } from './linearScale';
import type { PlotArea } from './plotArea';
import { svgElement } from './svgElement';
import { textWidth } from './textWidth';

/** Writes the number of a tick. */
export type TickText = (value: number, decimals: number) => string;

const { tickPt, titlePt, tickLengthPt, thinPt, ink } = figureStyle;
const labelGap = 4;

/** Room left of an area for a vertical axis: label, numbers, ticks. */
export function verticalGutter(scale: LinearScale, text: TickText, hasLabel: boolean): number {
  const widest = Math.max(...scale.ticks.map((tick) => textWidth(text(tick, scale.decimals), tickPt)));
  return Math.ceil(widest + tickLengthPt + 2 + (hasLabel ? titlePt + labelGap : 0));
}

/** Room below an area for a horizontal axis. */
export const horizontalGutter = tickLengthPt + 2 + tickPt + labelGap + titlePt + 2;

/** The axis left of an area; `label` reads upwards. */
export function verticalAxis(
  { left, top, bottom }: PlotArea,
  scale: LinearScale,
  text: TickText,
  label?: string,
): readonly SVGElement[] {
  const ticks = scale.ticks.map((tick) => `M${left - tickLengthPt},${scale.at(tick)}H${left}`);
  const gutter = verticalGutter(scale, text, true);
  return [
    axisPath(`M${left},${bottom}V${top}${ticks.join('')}`),
    ...scale.ticks.map((tick) =>
      figureText(text(tick, scale.decimals), {
        x: left - tickLengthPt - 2,
        y: scale.at(tick) + 0.36 * tickPt,
        anchor: 'end',
      }),
    ),
    ...(label
      ? [
          figureText(label, {
            x: left - gutter + titlePt,
            y: (top + bottom) / 2,
            size: 'title',
            anchor: 'middle',
            isUpright: true,
          }),
        ]
      : []),
  ];
}

/** The axis below an area. */
export function horizontalAxis(
  { left, right, bottom }: PlotArea,
  scale: LinearScale,
  text: TickText,
  label: string,
): readonly SVGElement[] {
  const ticks = scale.ticks.map((tick) => `M${scale.at(tick)},${bottom}V${bottom + tickLengthPt}`);
  const numbersAt = bottom + tickLengthPt + 2 + 0.72 * tickPt;
  return [
    axisPath(`M${left},${bottom}H${right}${ticks.join('')}`),
    ...scale.ticks.map((tick) =>
      figureText(text(tick, scale.decimals), { x: scale.at(tick), y: numbersAt, anchor: 'middle' }),
    ),
    figureText(label, {
      x: (left + right) / 2,
      y: bottom + horizontalGutter - 2,
      size: 'title',
      anchor: 'middle',
    }),
  ];
}

function axisPath(d: string): SVGElement {
  return svgElement('path', { d, fill: 'none', stroke: ink, 'stroke-width': thinPt });
}

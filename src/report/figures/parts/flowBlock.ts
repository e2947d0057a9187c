import { isolatedText } from '../../../base/isolatedText';
import type { FlowBox } from '../../flow/enrolmentFlow';
import type { Block } from './blocks';
import { isWide } from './blocks';
import { figureStyle } from './figureStyle';
import { figureText } from './figureText';
import { svgElement } from './svgElement';
import { wrappedText } from './textWidth';

/** A step down the flow, and the boxes of who left it there. */
export interface FlowStep {
  readonly main: FlowBox;
  readonly sides: readonly FlowBox[];
}

const { tickPt, titlePt, ink, paper, linePt } = figureStyle;
const [pad, gapX, gapY, arrow] = [6, 20, 16, 4];
const lineStep = tickPt * 1.25;

interface BoxText {
  readonly title: readonly string[];
  readonly lines: readonly string[];
  readonly height: number;
}

/** Boxes top to bottom; who left stands right of the arrow below the box that they left. */
export function flowBlock(steps: readonly FlowStep[]): Block {
  return ({ left: from, top, width: given }) => {
    // Wider, boxes would be empty for the most part.
    const width = isWide(given) ? Math.min(given, 400) : given;
    const left = from + (given - width) / 2;
    const mainWidth = (width - gapX) * 0.45;
    const sideLeft = left + mainWidth + gapX;
    const sideWidth = width - mainWidth - gapX;
    const middle = left + mainWidth / 2;
    const parts: SVGElement[] = [];
    let y = top;
    let bottom = top;
    for (const [at, { main, sides }] of steps.entries()) {
      const text = boxText(main, mainWidth);
      parts.push(...drawBox(text, left, y, mainWidth));
      const below = y + text.height;
      bottom = Math.max(bottom, below);
      let next = below + gapY;
      if (sides.length > 0) {
        let sideTop = below + gapY / 2;
        for (const side of sides) {
          const own = boxText(side, sideWidth);
          parts.push(...drawBox(own, sideLeft, sideTop, sideWidth));
          parts.push(...arrowTo(middle, sideTop + own.height / 2, sideLeft, sideTop + own.height / 2));
          bottom = Math.max(bottom, sideTop + own.height);
          sideTop += own.height + gapY / 2;
        }
        next = sideTop;
      }
      if (at < steps.length - 1) parts.push(...arrowTo(middle, below, middle, next));
      y = next;
    }
    return { parts, height: bottom - top };
  };
}

function boxText({ title, count, lines }: FlowBox, width: number): BoxText {
  const heading = wrappedText(`${title} (n\u00A0=\u00A0${countText(count)})`, {
    width: width - 2 * pad,
    size: titlePt,
    lines: 2,
  });
  const wrapped = lines.flatMap((line) =>
    wrappedText(`${isolatedText(line.text)} (n\u00A0=\u00A0${countText(line.count)})`, {
      width: width - 3 * pad,
      size: tickPt,
      lines: 3,
    }),
  );
  const height = 2 * pad + heading.length * titlePt * 1.2 + wrapped.length * lineStep;
  return { title: heading, lines: wrapped, height };
}

function drawBox({ title, lines, height }: BoxText, x: number, y: number, width: number) {
  const below = y + pad + title.length * titlePt * 1.2;
  return [
    svgElement('rect', { x, y, width, height, fill: paper, stroke: ink, 'stroke-width': linePt }),
    ...title.map((line, at) =>
      figureText(line, { x: x + pad, y: y + pad + titlePt * (0.8 + 1.2 * at), size: 'title' }),
    ),
    ...lines.map((line, at) => figureText(line, { x: x + 2 * pad, y: below + lineStep * at + tickPt * 0.9 })),
  ];
}

/** A line with a filled tip, right or down. */
function arrowTo(x1: number, y1: number, x2: number, y2: number): readonly SVGElement[] {
  const isDown = x1 === x2;
  const [endX, endY] = isDown ? [x2, y2 - arrow] : [x2 - arrow, y2];
  const half = arrow / 2;
  const tip = isDown
    ? `M${x2},${y2}L${x2 - half},${endY}H${x2 + half}Z`
    : `M${x2},${y2}L${endX},${y2 - half}V${y2 + half}Z`;
  return [
    svgElement('path', {
      d: `M${x1},${y1}L${endX},${endY}`,
      fill: 'none',
      stroke: ink,
      'stroke-width': linePt,
    }),
    svgElement('path', { d: tip, fill: ink }),
  ];
}

/** A count as it is printed: "1,204". */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

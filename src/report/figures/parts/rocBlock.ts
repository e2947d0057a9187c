import { horizontalAxis, horizontalGutter, verticalAxis, verticalGutter } from './axes';
import type { Block, BlockPlace, DrawnBlock } from './blocks';
import type { FigureNumbers } from './figureNumbers';
import { figureStyle } from './figureStyle';
import { figureLines, figureText } from './figureText';
import { linearScale } from './linearScale';
import { straightMark, throughMark } from './lineMarks';
import { plotMarks } from './plotArea';
import { wrappedText } from './textWidth';

/** A ROC curve: its corners in percent, and what the legend says of it. */
export interface RocLine {
  readonly name: string;
  /** The area under it. */
  readonly result: string;
  /** 100 % − specificity, sensitivity. */
  readonly corners: readonly (readonly [number, number])[];
  /** Its place among the curves. */
  readonly index: number;
}

const { tickPt, titlePt, ink, soft, thinPt, linePt } = figureStyle;
const [mostSide, sampleWidth] = [200, 22];

/** Curves are told apart by dashes, in any print. */
const looks = [
  { stroke: ink, width: 2 * linePt },
  { stroke: ink, width: 2 * linePt, dash: '5,2.5' },
  { stroke: ink, width: 2 * linePt, dash: '1.5,2' },
] as const;

/** What stands above a panel of one curve. */
export interface RocHead {
  readonly letter: string | undefined;
  readonly title: string;
  readonly result: string;
}

/** One curve in a square, with the diagonal of chance. */
export function rocPanel(line: RocLine, head: RocHead, numbers: Pick<FigureNumbers, 'number'>): Block {
  return ({ left, top, width }) => {
    const result = wrappedText(head.result, { width, size: tickPt, lines: 2 });
    const headHeight = titlePt * 1.2 + result.length * tickPt * 1.2 + 6;
    const square = drawSquare([{ ...line, index: 0 }], { left, top: top + headHeight, width }, numbers);
    return {
      parts: [
        figureText(head.title, { x: left, y: top + titlePt, size: 'title', letter: head.letter }),
        ...figureLines(result, { x: left, y: top + titlePt * 1.2 + tickPt }),
        ...square.parts,
      ],
      height: headHeight + square.height,
    };
  };
}

/** All curves in one square, told apart by dashes, with the diagonal of chance; the legend stands below. */
export function rocBlock(lines: readonly RocLine[], numbers: Pick<FigureNumbers, 'number'>): Block {
  return ({ left, top, width }) => {
    const square = drawSquare(lines, { left, top: top + 5, width }, numbers);
    const parts = [...square.parts];
    let legendTop = top + 5 + square.height + 10;
    const textLeft = left + sampleWidth + 6;
    for (const { name, result, index } of lines) {
      const texts = [name, result].flatMap((text) =>
        wrappedText(text, { width: left + width - textLeft, size: tickPt, lines: 2 }),
      );
      const sampleAt = legendTop + 0.64 * tickPt;
      const frame = { left: 0, right: left + width, top: 0, bottom: sampleAt };
      parts.push(
        ...plotMarks(frame, { x: 'points', y: 'points' }, [
          straightMark(
            [{ x1: left, x2: left + sampleWidth, y1: sampleAt, y2: sampleAt }],
            looks[index % looks.length],
          ),
        ]),
        ...figureLines(texts, { x: textLeft, y: legendTop + tickPt }),
      );
      legendTop += texts.length * tickPt * 1.2 + 5;
    }
    return { parts, height: legendTop - 5 - top };
  };
}

function drawSquare(
  lines: readonly RocLine[],
  { left, top, width }: BlockPlace,
  { number }: Pick<FigureNumbers, 'number'>,
): DrawnBlock {
  const percent = (from: number, to: number) => linearScale([0, 100], { from, to, wantedTicks: 5 });
  const gutter = verticalGutter(percent(1, 0), number, true);
  // Half of the last number stands beyond the axis.
  const side = Math.min(mostSide, width - gutter - 8);
  const area = { left: left + gutter, right: left + gutter + side, top, bottom: top + side };
  const [x, y] = [percent(area.left, area.right), percent(area.bottom, area.top)];
  return {
    parts: [
      ...verticalAxis(area, y, number, 'Sensitivity, %'),
      ...horizontalAxis(area, x, number, '100 % − specificity'),
      ...plotMarks(area, { x, y }, [
        straightMark([{ x1: 0, x2: 100, y1: 0, y2: 100 }], { stroke: soft, width: thinPt }),
        ...lines.map(({ corners, index }) => throughMark(corners, looks[index % looks.length])),
      ]),
    ],
    height: side + horizontalGutter,
  };
}

import type { Block } from './blocks';
import { figureStyle, groupLook } from './figureStyle';
import { figureText } from './figureText';
import { plotMarks } from './plotArea';
import { pointsMark } from './pointMarks';
import { textWidth, wrappedText } from './textWidth';

/** A group in the legend: its mark and its name. */
export interface LegendEntry {
  readonly label: string;
  readonly index: number;
  /** So many points that they are drawn as one. */
  readonly isMany: boolean;
}

const { tickPt } = figureStyle;
const [markWidth, gap, line] = [9, 14, 11];

/** The marks of the groups with their names, in as many lines as they need. */
export function legendBlock(entries: readonly LegendEntry[]): Block {
  return ({ left, top, width }) => {
    const parts: SVGElement[] = [];
    let [x, y] = [left, top + line / 2];
    for (const { label, index, isMany } of entries) {
      const [text = ''] = wrappedText(label, { width: width - markWidth, size: tickPt, lines: 1 });
      const own = markWidth + textWidth(text, tickPt);
      if (x > left && x + own > left + width) [x, y] = [left, y + line];
      const area = { left: 0, right: left + width, top: 0, bottom: y + line };
      parts.push(
        ...plotMarks(area, { x: 'points', y: 'points' }, [
          pointsMark([{ code: undefined, x: x + 3, y }], groupLook(index), 1.8, isMany),
        ]),
        figureText(text, { x: x + markWidth, y: y + 0.36 * tickPt }),
      );
      x += own + gap;
    }
    return { parts, height: y + line / 2 - top };
  };
}

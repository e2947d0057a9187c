import { verticalAxis, verticalGutter } from './axes';
import type { Block } from './blocks';
import { inRows } from './blocks';
import { type Box, boxMarks } from './boxMarks';
import type { FigureNumbers } from './figureNumbers';
import { figureStyle, groupLook } from './figureStyle';
import { figureLines, figureText } from './figureText';
import { linearScale } from './linearScale';
import { type PlotArea, plotMarks } from './plotArea';
import { linesMark, pointsMark } from './pointMarks';
import { wrappedText } from './textWidth';

/** The subjects of a group with their values at both time points. */
export interface PairedGroup {
  readonly label: string;
  readonly index: number;
  readonly pairs: readonly { readonly code: string; readonly preop: number; readonly followUp: number }[];
  readonly descriptions: readonly [Box['description'] | undefined, Box['description'] | undefined];
}

/** A quantity before and after by group: one panel a group, on one scale. */
export interface Paired {
  readonly letter: string | undefined;
  readonly title: string;
  readonly groups: readonly PairedGroup[];
  readonly heightPt: number;
}

const { tickPt, titlePt } = figureStyle;
const [pointRadius, boxHalf, gap] = [1.3, 4, 10];
const leastPanel = 74;

/** Draws the panels; those that do not fit beside each other go on below. */
export function pairedBlock(paired: Paired, { number }: Pick<FigureNumbers, 'number'>): Block {
  return ({ left, top, width }) => {
    const values = paired.groups.flatMap(({ pairs }) =>
      pairs.flatMap(({ preop, followUp }) => [preop, followUp]),
    );
    const scaleOf = (area: Pick<PlotArea, 'top' | 'bottom'>) =>
      linearScale(values, { from: area.bottom, to: area.top, wantedTicks: 7 });
    const gutter = verticalGutter(scaleOf({ top: 0, bottom: 1 }), number, false);
    const perRow = Math.max(1, Math.floor((width - gutter + gap) / (leastPanel + gap)));
    const columns = Math.min(perRow, paired.groups.length);
    const panel = (width - gutter - (columns - 1) * gap) / columns;
    const title = wrappedText(paired.title, { width: width - 14, size: titlePt, lines: 2 });
    const parts: SVGElement[] = title.map((line, at) =>
      figureText(line, {
        x: left,
        y: top + titlePt * (1 + 1.2 * at),
        size: 'title',
        letter: at === 0 ? paired.letter : undefined,
      }),
    );
    let y = top + titlePt * 1.2 * title.length + 4;
    for (const groups of inRows(paired.groups, columns)) {
      const labels = groups.map(({ label }) => wrappedText(label, { width: panel, size: tickPt, lines: 2 }));
      const lines = Math.max(...labels.map(({ length }) => length));
      const head = tickPt * 1.2 * (lines + 1) + 4;
      for (const [at, group] of groups.entries()) {
        const from = left + gutter + at * (panel + gap);
        const area = { left: from, right: from + panel, top: y + head, bottom: y + head + paired.heightPt };
        const scale = scaleOf(area);
        const middle = from + panel / 2;
        parts.push(
          ...figureLines(labels[at] ?? [], { x: middle, y: y + tickPt, anchor: 'middle' }),
          figureText(`n = ${group.pairs.length}`, {
            x: middle,
            y: y + tickPt * (1 + 1.2 * lines),
            anchor: 'middle',
          }),
          ...(at === 0 ? verticalAxis(area, scale, number) : []),
          ...drawGroup(group, area, scale),
        );
      }
      y += head + paired.heightPt + 4 + tickPt * 1.3 + gap;
    }
    return { parts, height: y - gap - top };
  };
}

function drawGroup(
  { pairs, index, descriptions }: PairedGroup,
  area: PlotArea,
  scale: ReturnType<typeof linearScale>,
): readonly SVGElement[] {
  const width = area.right - area.left;
  const places = [area.left + width * 0.27, area.right - width * 0.27] as const;
  const [x1, x2] = places;
  const look = groupLook(index);
  const boxes = places.flatMap((x, at): readonly Box[] => {
    const description = descriptions[at];
    const aside = (at === 0 ? -1 : 1) * (boxHalf + pointRadius + 4);
    const values = pairs.map(({ preop, followUp }) => (at === 0 ? preop : followUp));
    return description ? [{ x: x + aside, halfWidth: boxHalf, description, values }] : [];
  });
  return [
    ...plotMarks(area, { x: 'points', y: scale }, [
      linesMark(pairs.map(({ code, preop, followUp }) => ({ code, x1, x2, y1: preop, y2: followUp }))),
      pointsMark(
        pairs.map(({ code, preop }) => ({ code, x: x1, y: preop })),
        look,
        pointRadius,
      ),
      pointsMark(
        pairs.map(({ code, followUp }) => ({ code, x: x2, y: followUp })),
        look,
        pointRadius,
      ),
      ...boxMarks(boxes),
    ]),
    ...(['Pre-op', 'Follow-up'] as const).map((name, at) =>
      figureText(name, { x: places[at] ?? 0, y: area.bottom + 4 + tickPt, anchor: 'middle' }),
    ),
  ];
}

import type { PointPx } from '../../domain/image/point';
import type { Endplate, LinePx } from '../../domain/reading/endplates';

/** The lines that are marked on a sagittal slice. */
export interface MarkedLines {
  readonly upperPx?: LinePx;
  readonly lowerPx?: LinePx;
}

/** An end of a marked line in hand. */
interface HeldEnd {
  readonly which: Endplate;
  readonly end: 0 | 1;
  readonly line: LinePx;
  readonly isMoved: boolean;
}

/** What the hand is doing on the sagittal image. */
export interface EndplateHand {
  /** The first end of the line that is being marked. */
  readonly startPx: PointPx | undefined;
  readonly cursorPx: PointPx | undefined;
  /** Where the button went down; undefined while it is up. */
  readonly downPx: PointPx | undefined;
  readonly held: HeldEnd | undefined;
}

/** A pointer over the sagittal image. */
export interface EndplatePointer {
  readonly kind: 'down' | 'move' | 'up' | 'leave' | 'cancel';
  readonly atPx: PointPx;
  readonly pixelsPerScreenPx: number;
  readonly pointerType: 'mouse' | 'touch' | 'pen';
}

interface Step {
  readonly hand: EndplateHand;
  /** A line that is now marked, or marked anew. */
  readonly marked?: { readonly which: Endplate; readonly line: LinePx };
}

/** Nothing begun, nothing held. */
export const emptyHand: EndplateHand = {
  startPx: undefined,
  cursorPx: undefined,
  downPx: undefined,
  held: undefined,
};

/** A press that moves less is a click; a line shorter than this is no line. Screen px. */
const clickWithinPx = 4;
const hitPx = { mouse: 7, pen: 9, touch: 12 } as const;

/** Which endplate the next line is: upper, then lower; undefined when both are marked. */
export function nextEndplate({ upperPx, lowerPx }: MarkedLines): Endplate | undefined {
  if (!upperPx) return 'upper';
  return lowerPx ? undefined : 'lower';
}

/** How many of the four points are there, the one that waits for its other end included. */
export function pointCount({ upperPx, lowerPx }: MarkedLines, { startPx }: EndplateHand): number {
  return (upperPx ? 2 : 0) + (lowerPx ? 2 : 0) + (startPx ? 1 : 0);
}

function distancePx(a: PointPx, b: PointPx): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function endAt(lines: MarkedLines, { atPx, pixelsPerScreenPx, pointerType }: EndplatePointer) {
  const reach = hitPx[pointerType] * pixelsPerScreenPx;
  const ends = (['upper', 'lower'] as const).flatMap((which) => {
    const line = which === 'upper' ? lines.upperPx : lines.lowerPx;
    return line
      ? ([0, 1] as const).map((end) => ({
          which,
          end,
          line,
          isMoved: false,
          far: distancePx(line[end], atPx),
        }))
      : [];
  });
  const nearest = ends.sort((a, b) => a.far - b.far)[0];
  if (!nearest || nearest.far > reach) return undefined;
  const { far: _far, ...held } = nearest;
  return held;
}

function withEnd({ end, line }: HeldEnd, atPx: PointPx): LinePx {
  return end === 0 ? [atPx, line[1]] : [line[0], atPx];
}

function pressed(hand: EndplateHand, lines: MarkedLines, pointer: EndplatePointer): EndplateHand {
  const { atPx } = pointer;
  const held = hand.startPx ? undefined : endAt(lines, pointer);
  if (held) return { ...hand, downPx: atPx, cursorPx: atPx, held };
  if (!nextEndplate(lines)) return { ...hand, downPx: atPx };
  return { ...hand, startPx: hand.startPx ?? atPx, downPx: atPx, cursorPx: atPx };
}

function released(hand: EndplateHand, lines: MarkedLines, pointer: EndplatePointer): Step {
  const { atPx, pixelsPerScreenPx } = pointer;
  const { held, startPx } = hand;
  if (held) {
    const emptied = emptyHand;
    return held.isMoved
      ? { hand: emptied, marked: { which: held.which, line: withEnd(held, atPx) } }
      : { hand: emptied };
  }
  const which = nextEndplate(lines);
  const up: EndplateHand = { ...hand, downPx: undefined };
  if (!hand.downPx || !startPx || !which) return { hand: up };
  const isLine = distancePx(startPx, atPx) > clickWithinPx * pixelsPerScreenPx;
  return isLine ? { hand: emptyHand, marked: { which, line: [startPx, atPx] } } : { hand: up };
}

/** One pointer event of marking endplates: a drag from end to end, or two clicks; ends that are there can be dragged. */
export function endplateStep(hand: EndplateHand, lines: MarkedLines, pointer: EndplatePointer): Step {
  const { atPx, pixelsPerScreenPx } = pointer;
  switch (pointer.kind) {
    case 'down':
      return { hand: pressed(hand, lines, pointer) };
    case 'move': {
      if (!hand.held) return hand.startPx ? { hand: { ...hand, cursorPx: atPx } } : { hand };
      const isFar =
        hand.downPx !== undefined && distancePx(hand.downPx, atPx) > clickWithinPx * pixelsPerScreenPx;
      return {
        hand: { ...hand, cursorPx: atPx, held: { ...hand.held, isMoved: hand.held.isMoved || isFar } },
      };
    }
    case 'up':
      return released(hand, lines, pointer);
    case 'leave':
      return { hand: hand.downPx ? hand : { ...hand, cursorPx: undefined } };
    case 'cancel':
      return { hand: emptyHand };
  }
}

/** The lines as they look now, with what the hand holds; a line that is begun runs to the cursor. */
export function shownLines(lines: MarkedLines, { held, startPx, cursorPx }: EndplateHand): MarkedLines {
  if (held?.isMoved && cursorPx) return withLine(lines, held.which, withEnd(held, cursorPx));
  const which = nextEndplate(lines);
  return startPx && which ? withLine(lines, which, [startPx, cursorPx ?? startPx]) : lines;
}

function withLine(lines: MarkedLines, which: Endplate, line: LinePx): MarkedLines {
  return which === 'upper' ? { ...lines, upperPx: line } : { ...lines, lowerPx: line };
}

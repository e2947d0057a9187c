import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../../src/domain/image/point';
import { takenBack } from '../../../../src/ui/read/endplateBack';
import {
  type EndplateHand,
  type EndplatePointer,
  emptyHand,
  endplateStep,
  type MarkedLines,
  pointCount,
  shownLines,
} from '../../../../src/ui/read/endplateHand';

/* Marking endplates by hand: one drag from end to end, or two clicks; ends are dragged afterwards. */

const at = (kind: EndplatePointer['kind'], atPx: PointPx): EndplatePointer => ({
  kind,
  atPx,
  pixelsPerScreenPx: 0.5,
  pointerType: 'mouse',
});

/** Plays pointer events; lines that are marked stay marked, as the reading keeps them. */
function play(events: readonly EndplatePointer[], start: MarkedLines = {}) {
  let lines: MarkedLines = start;
  let hand: EndplateHand = emptyHand;
  const counts: number[] = [];
  for (const event of events) {
    const step = endplateStep(hand, lines, event);
    hand = step.hand;
    if (step.marked) {
      lines =
        step.marked.which === 'upper'
          ? { ...lines, upperPx: step.marked.line }
          : { ...lines, lowerPx: step.marked.line };
    }
    counts.push(pointCount(lines, hand));
  }
  return { lines, hand, counts };
}

describe('an endplate', () => {
  it('is one drag from end to end, the upper first, then the lower', () => {
    const { lines } = play([
      at('down', [10, 10]),
      at('move', [30, 12]),
      at('up', [30, 12]),
      at('down', [11, 30]),
      at('move', [31, 31]),
      at('up', [31, 31]),
    ]);
    expect(lines).toEqual({
      upperPx: [
        [10, 10],
        [30, 12],
      ],
      lowerPx: [
        [11, 30],
        [31, 31],
      ],
    });
  });

  it('is two clicks as well, and the point count says where one is', () => {
    const { lines, counts } = play([
      at('down', [10, 10]),
      at('up', [10.5, 10]),
      at('move', [20, 11]),
      at('down', [30, 12]),
      at('up', [30, 12]),
    ]);
    expect(lines.upperPx).toEqual([
      [10, 10],
      [30, 12],
    ]);
    expect(counts).toEqual([1, 1, 1, 1, 2]);
  });

  it('is not made of a second click on its own beginning', () => {
    const { lines, hand } = play([
      at('down', [10, 10]),
      at('up', [10, 10]),
      at('down', [11, 10]),
      at('up', [11, 10]),
    ]);
    expect(lines).toEqual({});
    expect(hand.startPx).toEqual([10, 10]);
  });

  const both: MarkedLines = {
    upperPx: [
      [10, 10],
      [30, 12],
    ],
    lowerPx: [
      [11, 30],
      [31, 31],
    ],
  };

  it('has ends that are dragged: the other end, and the other plate, stay', () => {
    // 6 screen px from the end at 0.5 pixels each: within reach.
    const { lines } = play([at('down', [32, 14]), at('move', [35, 16]), at('up', [36, 17])], both);
    expect(lines).toEqual({
      ...both,
      upperPx: [
        [10, 10],
        [36, 17],
      ],
    });
  });

  it('is changed by no click, and by no press elsewhere once both are marked', () => {
    expect(play([at('down', [31, 12]), at('up', [31.5, 12])], both).lines).toEqual(both);
    expect(play([at('down', [100, 100]), at('move', [120, 100]), at('up', [120, 100])], both)).toMatchObject({
      lines: both,
      counts: [4, 4, 4],
    });
  });

  it('shows the line under the hand, and nothing of a press that the system took away', () => {
    const { hand, lines } = play([at('down', [10, 10]), at('move', [18, 11])]);
    expect(shownLines(lines, hand)).toEqual({
      upperPx: [
        [10, 10],
        [18, 11],
      ],
    });
    expect(endplateStep(hand, lines, at('cancel', [18, 11])).hand).toEqual(emptyHand);
  });

  it('is taken back point by point', () => {
    const third = takenBack(emptyHand, both);
    expect(third).toMatchObject({ removed: 'lower', hand: { startPx: [11, 30] } });
    const second = takenBack(third.hand, {
      upperPx: [
        [10, 10],
        [30, 12],
      ],
    });
    expect(second).toEqual({ removed: undefined, hand: emptyHand });
    expect(
      takenBack(emptyHand, {
        upperPx: [
          [10, 10],
          [30, 12],
        ],
      }),
    ).toMatchObject({
      removed: 'upper',
      hand: { startPx: [10, 10] },
    });
    expect(takenBack(emptyHand, {})).toEqual({ removed: undefined, hand: emptyHand });
  });
});

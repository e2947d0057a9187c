import { describe, expect, it } from 'vitest';
import { type MidlinePointer, midlineLines, midlineStep } from '../../../../src/ui/read/midlineDesk';

// Expected values: by hand. Two pixels of the image are one on the screen, so 24 screen px are 48 px.

function pointer(kind: MidlinePointer['kind'], atPx: readonly [number, number], button = 0): MidlinePointer {
  return { kind, atPx, button, pixelsPerScreenPx: 2 };
}

describe('setting the midline', () => {
  it('takes the line from where the stroke begins to where it ends', () => {
    const begun = midlineStep({ timePoint: 'preop' }, 'followUp', pointer('down', [100, 40])).hand;
    expect(begun.timePoint).toBe('followUp');
    const moved = midlineStep(begun, 'followUp', pointer('move', [104, 120])).hand;
    expect(midlineLines(moved, 'followUp', undefined)).toMatchObject([
      { fromPx: [100, 40], toPx: [104, 120], style: 'dashed' },
    ]);
    const ended = midlineStep(moved, 'followUp', pointer('up', [105, 200]));
    expect(ended).toEqual({
      hand: { timePoint: 'followUp' },
      linePx: [
        [100, 40],
        [105, 200],
      ],
    });
  });

  it('sets nothing by a click, by another button, or when the stroke is taken away', () => {
    const begun = midlineStep({ timePoint: 'preop' }, 'preop', pointer('down', [10, 10])).hand;
    expect(midlineStep(begun, 'preop', pointer('up', [10, 57])).linePx).toBeUndefined();
    expect(midlineStep(begun, 'preop', pointer('up', [10, 58])).linePx).toBeDefined();
    expect(midlineStep(begun, 'preop', pointer('cancel', [10, 90]))).toEqual({
      hand: { timePoint: 'preop' },
    });
    expect(
      midlineStep({ timePoint: 'preop' }, 'preop', pointer('down', [1, 1], 2)).hand.fromPx,
    ).toBeUndefined();
  });

  it('leaves a stroke on one scan alone when the pointer moves over the other', () => {
    const begun = midlineStep({ timePoint: 'preop' }, 'preop', pointer('down', [10, 10])).hand;
    expect(midlineStep(begun, 'followUp', pointer('up', [10, 90]))).toEqual({ hand: begun });
  });

  it('shows what is kept only while it is being set', () => {
    const keptPx = [
      [1, 2],
      [3, 90],
    ] as const;
    expect(midlineLines(undefined, 'preop', keptPx)).toEqual([]);
    expect(midlineLines({ timePoint: 'followUp' }, 'preop', keptPx)).toMatchObject([
      { fromPx: [1, 2], toPx: [3, 90] },
    ]);
  });
});

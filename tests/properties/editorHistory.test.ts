import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pushHistory, redoHistory, startHistory, undoHistory } from '../../src/editor/editHistory';

describe('a history', () => {
  it('behaves as a list with a finger on it', () => {
    const act = fc.oneof(
      fc.integer().map((value) => ({ push: value })),
      fc.constantFrom('undo' as const, 'redo' as const),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 80, size: 'max' }), (acts) => {
        let history = startHistory(0);
        let list = [0];
        let finger = 0;
        for (const each of acts) {
          if (each === 'undo') {
            history = undoHistory(history);
            finger = Math.max(0, finger - 1);
          } else if (each === 'redo') {
            history = redoHistory(history);
            finger = Math.min(list.length - 1, finger + 1);
          } else {
            history = pushHistory(history, each.push);
            list = [...list.slice(0, finger + 1), each.push];
            finger += 1;
          }
          expect([...history.past, history.present, ...history.future]).toEqual(list);
          expect(history.past).toHaveLength(finger);
        }
      }),
    );
  });
});

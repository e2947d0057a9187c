import { describe, expect, it } from 'vitest';
import { pushHistory, redoHistory, startHistory, undoHistory } from '../../../src/editor/editHistory';

describe('a history', () => {
  it('goes back and forward step by step', () => {
    const history = pushHistory(pushHistory(startHistory('a'), 'b'), 'c');
    expect(undoHistory(history).present).toBe('b');
    expect(undoHistory(undoHistory(history)).present).toBe('a');
    expect(redoHistory(undoHistory(history))).toEqual(history);
  });

  it('is the same object where there is nothing to undo or redo', () => {
    const history = startHistory('a');
    expect(undoHistory(history)).toBe(history);
    expect(redoHistory(history)).toBe(history);
  });

  it('forgets what was undone once something new is done', () => {
    const history = pushHistory(undoHistory(pushHistory(startHistory('a'), 'b')), 'c');
    expect(redoHistory(history)).toBe(history);
    expect(undoHistory(history).present).toBe('a');
  });

  it('steps over values that are undefined', () => {
    const history = pushHistory(pushHistory(startHistory<string | undefined>('a'), undefined), 'c');
    expect(undoHistory(history).present).toBeUndefined();
    expect(undoHistory(undoHistory(history)).present).toBe('a');
  });
});

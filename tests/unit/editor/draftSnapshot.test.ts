import { describe, expect, it } from 'vitest';
import { draftSnapshot, withDraft } from '../../../src/editor/draftSnapshot';
import { createEditor } from '../../../src/editor/editorState';
import { editorStep } from '../../../src/editor/editorStep';
import { withLock } from '../../../src/editor/followReading';
import { hand, left, outlined } from './hand';

function fresh(more: Parameters<typeof hand>[0] = {}) {
  return createEditor({ image: { columns: 100, rows: 80 }, armed: left, ...more });
}

function drawn() {
  const user = hand();
  user.click([20, 20], [60, 20]);
  user.drag([60, 30], [60, 40], [60, 50], [50, 60], [40, 60]);
  user.click([20, 60]);
  user.key('undo');
  user.key('undo');
  user.key('redo');
  return user;
}

/** Through the text that a reload leaves. */
function stored(state: Parameters<typeof draftSnapshot>[0]): unknown {
  const snapshot = draftSnapshot(state);
  return snapshot && JSON.parse(JSON.stringify(snapshot));
}

describe('a half-drawn outline that is written and read', () => {
  it('is in the hand again with its whole history and its ways', () => {
    const user = drawn();
    const back = withDraft(fresh(), stored(user.state));
    expect(back?.draft).toEqual({ ...user.state.draft, cursorPx: undefined, isOnStart: false });
    if (back === undefined) throw new Error('a draft came back');
    const again = hand();
    again.set(back);
    again.key('redo');
    expect(again.draft.at(-1)).toEqual([20, 60]);
    again.key('close');
    expect(again.edits).toMatchObject([{ kind: 'close-outline', ways: ['clicks', 'freehand'] }]);
  });

  it('is undone to the first click', () => {
    let state = withDraft(fresh(), stored(drawn().state));
    for (let step = 0; step < 2; step += 1) state = state && editorStep(state, { kind: 'undo' }).state;
    expect(state?.draft?.history.present.verticesPx).toEqual([[20, 20]]);
  });

  it('does not name a freehand line that was undone', () => {
    const user = drawn();
    user.key('undo');
    user.click([60, 60], [20, 60]);
    user.key('close');
    expect(user.edits).toMatchObject([{ ways: ['clicks'] }]);
  });

  it('is an exclusion of its outline again', () => {
    const user = hand({ tool: 'exclusion', outlines: [outlined(left)] });
    user.click([30, 30], [40, 30]);
    const back = withDraft(fresh({ outlines: [outlined(left)] }), stored(user.state));
    expect(back?.draft?.shape).toBe('exclusion');
  });

  it('comes back with the form of an outline that was refused', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.drag([60, 60], [10, 30]);
    const back = withDraft(fresh({ outlines: [outlined(left)] }), stored(user.state));
    expect(back?.pending).toEqual(user.state.pending);
    expect(back?.refusal).toEqual(user.state.refusal);
  });

  it('is nothing where nothing is begun', () => {
    expect(draftSnapshot(hand({ outlines: [outlined(left)] }).state)).toBeUndefined();
  });
});

describe('a snapshot that does not fit', () => {
  const good = stored(drawn().state);

  it('is refused where its ROI has an outline by now, or an exclusion’s outline is gone', () => {
    expect(withDraft(fresh({ outlines: [outlined(left)] }), good)).toBeUndefined();
    const user = hand({ tool: 'exclusion', outlines: [outlined(left)] });
    user.click([30, 30]);
    expect(withDraft(fresh(), stored(user.state))).toBeUndefined();
  });

  it('is refused in a signed reading', () => {
    expect(withDraft(withLock(fresh(), true), good)).toBeUndefined();
  });

  it('is refused on a smaller image', () => {
    expect(withDraft(fresh({ image: { columns: 50, rows: 80 } }), good)).toBeUndefined();
  });

  it('is refused where anything in it is damaged', () => {
    const text = JSON.stringify(good);
    const damaged: readonly unknown[] = [
      undefined,
      null,
      7,
      'draft',
      [],
      { version: 2 },
      { version: 1, draft: {} },
      ...[
        text.replace('"clicks"', '"magic"'),
        text.replace('["clicks"]', '[]'),
        text.replace('[20,20]', '[20]'),
        text.replace('[20,20]', '["20",20]'),
        text.replace('[20,20]', '[null,20]'),
        text.replace('[20,20]', '[1e9,20]'),
        text.replace('"outline"', '"line"'),
        text.replace('"position"', '"place"'),
        text.replace('"key":"left"', '"key":7'),
        text.replace('"isRefused":false', '"isRefused":"no"'),
        text.replace('"version":1', '"version":0'),
      ].map((each): unknown => {
        expect(each).not.toBe(text);
        return JSON.parse(each);
      }),
    ];
    for (const each of damaged) {
      const back = withDraft(fresh(), each);
      expect(back === undefined || back.draft === undefined, JSON.stringify(each)).toBe(true);
    }
    expect(withDraft(fresh(), JSON.parse(text))?.draft).toBeDefined();
  });
});

describe('what is written of a half-drawn outline', () => {
  it('is some hundred bytes a click at most, also at the four-hundredth, and again after a reload', () => {
    const user = hand();
    for (let at = 0; at < 400; at += 1) {
      // Away from the first vertex, where a click would close it.
      user.click(at === 0 ? [5, 5] : [40 + ((at * 7) % 50), 30 + ((at * 11) % 40) + at / 1000]);
    }
    expect(user.state.draft?.history.past.length).toBeGreaterThanOrEqual(399);
    const text = JSON.stringify(draftSnapshot(user.state));
    expect(text.length).toBeLessThan(400 * 300);
    const back = withDraft(fresh(), JSON.parse(text));
    expect(back?.draft?.history).toEqual(user.state.draft?.history);
    if (back === undefined) throw new Error('a draft came back');
    expect(JSON.stringify(draftSnapshot(back))).toBe(text);
  });

  it('is not taken up where a step names more of the one before it than that has', () => {
    const user = drawn();
    const text = JSON.stringify(draftSnapshot(user.state));
    expect(withDraft(fresh(), JSON.parse(text))).toBeDefined();
    const grown = text.replace('"head":1', '"head":1000000');
    expect(grown).not.toBe(text);
    expect(withDraft(fresh(), JSON.parse(grown))).toBeUndefined();
    expect(withDraft(fresh(), JSON.parse(text.replace('"head":1', '"head":-1')))).toBeUndefined();
  });
});

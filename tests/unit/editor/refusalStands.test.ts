import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import { draftSnapshot, withDraft } from '../../../src/editor/draftSnapshot';
import { createEditor } from '../../../src/editor/editorState';
import { withOutlines } from '../../../src/editor/followReading';
import { overlayModel } from '../../../src/editor/overlayModel';
import { hand, left, outlined, right, square } from './hand';

const bow: readonly PointPx[] = [
  [20, 20],
  [60, 60],
  [60, 20],
  [20, 60],
];

/** An outline that was drawn across itself, refused at (40, 40). */
function crossed() {
  const user = hand();
  user.click(...bow);
  user.key('close');
  return user;
}

/** A square's corner dragged across: the change is refused. */
function pending() {
  const user = hand({ tool: 'edit', outlines: [outlined(left)] });
  user.drag([60, 60], [10, 30]);
  return user;
}

describe('what is wrong with an outline being drawn', () => {
  const crossing = { kind: 'proper-crossing', atPx: [40, 40] };

  it('is still said after a vertex was only clicked', () => {
    const user = crossed();
    user.click([60, 20]);
    expect(user.state.refusal).toEqual(crossing);
    expect(user.draft).toEqual(bow);
  });

  it('is still said after vertices were chosen by a rectangle', () => {
    const user = crossed();
    user.does({ kind: 'choose-tool', tool: 'edit' });
    user.drag([55, 10], [65, 70]);
    expect(user.state.selection?.vertices).toEqual([1, 2]);
    expect(user.state.refusal).toEqual(crossing);
  });

  it('is said again where the platform takes the pointer away', () => {
    const user = crossed();
    user.down([60, 20]);
    user.move([60, 5]);
    user.key('pointer-cancel');
    expect(user.state.refusal).toEqual(crossing);
    expect(user.draft).toEqual(bow);
  });

  it('is said again after a reload', () => {
    const snapshot: unknown = JSON.parse(JSON.stringify(draftSnapshot(crossed().state)));
    const image = { columns: 100, rows: 80 };
    expect(withDraft(createEditor({ image, armed: left }), snapshot)?.refusal).toEqual(crossing);
  });

  it('of an exclusion outside its outline is said until it reaches in', () => {
    const user = hand({ tool: 'exclusion', outlines: [outlined(left)] });
    user.does({ kind: 'select-outline', key: 'left' });
    user.click([5, 30], [15, 30], [15, 40]);
    user.key('close');
    expect(user.state.refusal?.kind).toBe('outside-outline');
    user.drag([15, 40], [15, 45]);
    expect(user.state.refusal?.kind).toBe('outside-outline');
    user.drag([15, 30], [30, 30]);
    expect(user.state.refusal).toBeUndefined();
    user.key('close');
    expect(user.edits).toMatchObject([{ kind: 'change-exclusions', ways: ['clicks', 'vertices'] }]);
  });
});

describe('what is wrong with a change of a committed outline', () => {
  it('is said again where the platform takes the pointer away', () => {
    const user = pending();
    const { refusal } = user.state;
    user.down([10, 30]);
    user.move([50, 50]);
    user.key('pointer-cancel');
    expect(user.state.refusal).toEqual(refusal);
    expect(refusal?.kind).toBe('proper-crossing');
  });

  it('comes before an outline that was made elsewhere', () => {
    const user = pending();
    user.does({ kind: 'arm', target: right });
    user.does({ kind: 'place-outline', verticesPx: square, way: 'copied' });
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('proper-crossing');
  });
});

describe('what the editor holds on to', () => {
  it('is no vertex that a deletion made another, or none', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left, [...square, [15, 40]])] });
    user.click([15, 40]);
    user.move([15.2, 40]);
    user.does({ kind: 'smooth' });
    const [shown] = overlayModel(user.state, 'first').outlines;
    expect(shown?.grabbedVertex).toBeUndefined();
    user.move([60, 60]);
    expect(overlayModel(user.state, 'first').outlines[0]?.grabbedVertex).toBeDefined();
  });

  it('is no choice of vertices that the reading changed under a rectangle', () => {
    const user = hand({ tool: 'edit', outlines: [outlined(left)] });
    user.click([60, 60]);
    user.down([80, 70]);
    user.move([90, 75]);
    user.set(withOutlines(user.state, [outlined(left, square.slice(0, 3))]));
    user.key('pointer-cancel');
    expect(user.state.selection).toBeUndefined();
  });

  it('is committed without the vertices that became one when the whole was made small', () => {
    // Two vertices 1e-16 of the outline's size apart, at its far corner, where a tenth of them is no number of its own.
    const nearly: readonly PointPx[] = [...square.slice(0, 2), [60, 60], [60 - 7.2e-15, 60], [20, 60]];
    const user = hand({ tool: 'edit', outlines: [outlined(left, nearly)] });
    user.click([40, 40]);
    user.drag([64, 64], [42, 42]);
    expect(user.edits).toHaveLength(1);
    const ring = user.state.outlines[0]?.outlinePx ?? [];
    const texts = ring.map((place) => place.join());
    expect(new Set(texts).size).toBe(texts.length);
  });
});

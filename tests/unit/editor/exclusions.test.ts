import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import type { ExclusionReason, RoiExclusion } from '../../../src/domain/reading/roi';
import { draftAsClosed } from '../../../src/editor/draftAsClosed';
import { withOutlines } from '../../../src/editor/followReading';
import { overlayModel } from '../../../src/editor/overlayModel';
import { hand, left, outlined, right, square } from './hand';

const elsewhere: readonly PointPx[] = [
  [70, 20],
  [95, 20],
  [95, 60],
  [70, 60],
];
const spot: readonly PointPx[] = [
  [30, 30],
  [40, 30],
  [40, 40],
  [30, 40],
];

function excluding(start: Parameters<typeof hand>[0] = {}) {
  return hand({ tool: 'exclusion', outlines: [outlined(left), outlined(right, elsewhere)], ...start });
}

function withSpot(reason: ExclusionReason = 'oedema') {
  const exclusions: readonly RoiExclusion[] = [{ verticesPx: spot, reason }];
  return [{ ...outlined(left), exclusions }, outlined(right, elsewhere)];
}

function editing() {
  return hand({ tool: 'edit', outlines: withSpot() });
}

describe('drawing an exclusion', () => {
  it('adds it to the outline that it begins in, for the reason chosen', () => {
    const user = excluding();
    user.does({ kind: 'choose-exclusion-reason', reason: 'vessel' });
    user.click(...spot);
    user.key('close');
    expect(user.edits).toEqual([
      {
        kind: 'change-exclusions',
        key: 'left',
        exclusions: [{ verticesPx: spot, reason: 'vessel' }],
        ways: ['clicks'],
      },
    ]);
    expect(user.state.outlines[0]).toEqual(withSpot('vessel')[0]);
    expect(user.state.draft).toBeUndefined();
  });

  it('is for oedema where nothing was chosen', () => {
    const user = excluding();
    user.click(...spot);
    user.key('close');
    expect(user.state.outlines[0]?.exclusions[0]?.reason).toBe('oedema');
  });

  it('takes clicks and freehand lines mixed, and names both', () => {
    const user = excluding();
    user.click([30, 30]);
    user.drag([40, 30], [42, 35], [40, 40]);
    user.click([30, 40], [30, 30]);
    expect(user.edits[0]).toMatchObject({ kind: 'change-exclusions', ways: ['clicks', 'freehand'] });
  });

  it('may reach beyond the outline: it is stored as drawn', () => {
    const user = excluding();
    const beyond: readonly PointPx[] = [
      [40, 30],
      [40, 40],
      [5, 40],
      [5, 30],
    ];
    user.click(...beyond);
    user.key('close');
    expect(user.state.outlines[0]?.exclusions[0]?.verticesPx).toEqual(beyond);
  });

  it('begins away from all outlines only when one is selected', () => {
    const user = excluding();
    user.click([5, 30]);
    expect(user.state.refusal).toEqual({ kind: 'no-outline-here', atPx: [5, 30] });
    expect(user.state.draft).toBeUndefined();
    user.does({ kind: 'select-outline', key: 'left' });
    user.click([5, 30], [40, 30], [40, 40]);
    user.key('close');
    expect(user.edits[0]).toMatchObject({ kind: 'change-exclusions', key: 'left' });
  });

  it('belongs to the outline that it begins in, also when another is selected', () => {
    const user = excluding();
    user.does({ kind: 'select-outline', key: 'left' });
    user.click([75, 30], [85, 30], [85, 40]);
    user.key('close');
    expect(user.edits[0]).toMatchObject({ key: 'right' });
  });

  it('belongs to an outline that it begins on', () => {
    const user = excluding();
    user.click([19, 40], [30, 35], [30, 45]);
    user.key('close');
    expect(user.edits[0]).toMatchObject({ key: 'left' });
  });

  it('is refused where it shares no area with its outline, and kept', () => {
    const user = excluding();
    user.does({ kind: 'select-outline', key: 'left' });
    const away = [
      [5, 30],
      [20, 30],
      [20, 40],
    ] as const;
    user.click(...away);
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal?.kind).toBe('outside-outline');
    expect(user.draft).toEqual(away);
    expect(overlayModel(user.state, 'first').refusal?.text).toBe('lies outside the outline');
  });

  it('is refused where it crosses itself, with the crossing shown', () => {
    const user = excluding();
    user.click([30, 30], [40, 40], [40, 30], [30, 40]);
    user.key('close');
    expect(user.edits).toEqual([]);
    expect(user.state.refusal).toEqual({ kind: 'proper-crossing', atPx: [35, 35] });
    expect(user.draft).toHaveLength(4);
  });

  it('covers the whole outline if the observer says so', () => {
    const user = excluding();
    user.does({ kind: 'select-outline', key: 'left' });
    user.click([10, 10], [65, 10], [65, 70], [10, 70]);
    user.key('close');
    expect(user.edits).toHaveLength(1);
  });

  it('needs no armed ROI', () => {
    const user = excluding();
    user.does({ kind: 'arm', target: undefined });
    user.click(...spot);
    user.key('close');
    expect(user.edits).toHaveLength(1);
  });

  it('is cancelled by Esc and comes back by redo', () => {
    const user = excluding();
    user.click(...spot);
    user.key('cancel');
    expect(user.state.draft).toBeUndefined();
    user.key('redo');
    expect(user.draft).toEqual(spot);
    expect(user.state.draft?.shape).toBe('exclusion');
  });

  it('is set aside when its outline goes', () => {
    const user = excluding();
    user.click(...spot);
    user.set(withOutlines(user.state, [outlined(right, elsewhere)]));
    expect(user.state.draft).toBeUndefined();
    user.key('redo');
    expect(user.state.draft).toBeUndefined();
  });

  it('is measured live, as the outline with one exclusion more', () => {
    const user = excluding();
    user.click([30, 30], [40, 30]);
    user.move([40, 40]);
    expect(draftAsClosed(user.state)).toEqual({
      key: 'left',
      verticesPx: square,
      exclusions: [{ verticesPx: spot.slice(0, 3), reason: 'oedema' }],
      isOpen: true,
    });
  });
});

describe('an exclusion that is there', () => {
  it('is selected by a click into it with the edit tool', () => {
    const user = editing();
    user.click([35, 35]);
    expect(user.state.selection).toEqual({ key: 'left', exclusion: 0, vertices: [] });
    const shown = overlayModel(user.state, 'first').outlines[0];
    expect(shown?.exclusions).toEqual([{ verticesPx: spot, reason: 'oedema', isEdited: true }]);
    expect(shown?.state).toBe('rest');
    expect(shown?.handles).toBeUndefined();
  });

  it('is selected by a click into it when its outline is selected already', () => {
    const user = editing();
    user.click([50, 50]);
    user.click([35, 35]);
    expect(user.state.selection?.exclusion).toBe(0);
  });

  it('has its vertices dragged, inserted, nudged and deleted', () => {
    const changed = (verticesPx: readonly PointPx[]) => ({
      kind: 'change-exclusions',
      key: 'left',
      exclusions: [{ verticesPx, reason: 'oedema' }],
      ways: ['vertices'],
    });
    const user = editing();
    user.drag([40, 40], [42, 42]);
    expect(user.edits.at(-1)).toEqual(changed(spot.with(2, [42, 42])));
    user.drag([35, 30], [35, 25]);
    const five = spot.with(2, [42, 42]).toSpliced(1, 0, [35, 25]);
    expect(user.edits.at(-1)).toEqual(changed(five));
    user.does({ kind: 'nudge', dxPx: 0, dyPx: 1 });
    expect(user.edits.at(-1)).toEqual(changed(five.with(1, [35, 26])));
    user.key('delete');
    expect(user.edits.at(-1)).toEqual(changed(spot.with(2, [42, 42])));
    expect(user.edits).toHaveLength(4);
    expect(user.state.outlines[0]?.outlinePx).toEqual(square);
  });

  it('has its vertices dragged with the exclusion tool too', () => {
    const user = hand({ tool: 'exclusion', outlines: withSpot() });
    user.drag([40, 40], [42, 42]);
    expect(user.edits[0]).toMatchObject({ exclusions: [{ verticesPx: spot.with(2, [42, 42]) }] });
  });

  it('is kept, shown and not committed in a form that crosses itself or leaves its outline', () => {
    const crossing = editing();
    crossing.drag([40, 40], [25, 35]);
    expect(crossing.edits).toEqual([]);
    expect(crossing.state.refusal?.kind).toBe('proper-crossing');
    expect(overlayModel(crossing.state, 'first').outlines[0]?.exclusions?.[0]?.verticesPx[2]).toEqual([
      25, 35,
    ]);
    crossing.key('undo');
    expect(crossing.state.pending).toBeUndefined();

    const away = editing();
    away.click([35, 35]);
    away.drag([35, 35], [8, 35]);
    expect(away.edits).toEqual([]);
    expect(away.state.refusal?.kind).toBe('outside-outline');
    away.key('cancel');
    expect(away.state.outlines[0]?.exclusions[0]?.verticesPx).toEqual(spot);
  });

  it('moves as a whole by a drag inside it once it is selected', () => {
    const user = editing();
    user.click([35, 35]);
    user.drag([35, 35], [37, 36]);
    expect(user.edits).toEqual([
      {
        kind: 'change-exclusions',
        key: 'left',
        exclusions: [
          { verticesPx: spot.map(([column, row]): PointPx => [column + 2, row + 1]), reason: 'oedema' },
        ],
        ways: ['whole'],
      },
    ]);
  });

  it('goes by Del, its ROI stays', () => {
    const user = editing();
    user.click([35, 35]);
    user.key('delete');
    expect(user.edits).toEqual([{ kind: 'change-exclusions', key: 'left', exclusions: [], ways: [] }]);
    expect(user.state.outlines).toHaveLength(2);
    expect(user.state.selection).toBeUndefined();
  });

  it('takes another reason while it is selected', () => {
    const user = editing();
    user.click([35, 35]);
    user.does({ kind: 'choose-exclusion-reason', reason: 'haemorrhage' });
    expect(user.edits).toEqual([
      {
        kind: 'change-exclusions',
        key: 'left',
        exclusions: [{ verticesPx: spot, reason: 'haemorrhage' }],
        ways: [],
      },
    ]);
    user.does({ kind: 'choose-exclusion-reason', reason: 'haemorrhage' });
    expect(user.edits).toHaveLength(1);
  });

  it('keeps its reason when the reason of the next one is chosen after drawing', () => {
    const user = excluding();
    user.click(...spot);
    user.key('close');
    user.does({ kind: 'choose-exclusion-reason', reason: 'artefact' });
    expect(user.state.outlines[0]?.exclusions[0]?.reason).toBe('oedema');
    expect(user.state.exclusionReason).toBe('artefact');
  });

  it('that the reading changed is let go of', () => {
    const user = editing();
    user.down([40, 40]);
    user.move([42, 42]);
    user.set(withOutlines(user.state, withSpot('vessel')));
    expect(user.state.grab).toBeUndefined();
    expect(user.state.selection).toBeUndefined();
  });

  it('is measured live while it is in hand', () => {
    const user = editing();
    user.down([40, 40]);
    user.move([42, 42]);
    expect(draftAsClosed(user.state)).toEqual({
      key: 'left',
      verticesPx: square,
      exclusions: [{ verticesPx: spot.with(2, [42, 42]), reason: 'oedema' }],
      isOpen: false,
    });
  });
});

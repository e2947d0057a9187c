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

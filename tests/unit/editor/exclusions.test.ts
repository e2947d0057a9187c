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

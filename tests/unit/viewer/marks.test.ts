import { describe, expect, it } from 'vitest';
import type { PointPx } from '../../../src/domain/image/point';
import type { OverlayLine, OverlayModel } from '../../../src/editor/overlay';
import { type Affine, applyAffine } from '../../../src/viewer/affine';
import { exclusionLabels } from '../../../src/viewer/overlay/exclusionLabels';
import { isSameMark } from '../../../src/viewer/overlay/isSameMark';
import { lineHandleAt } from '../../../src/viewer/overlay/lineHandleAt';
import { maskMap } from '../../../src/viewer/overlay/maskPicture';
import { RememberedMarks } from '../../../src/viewer/overlay/rememberedMarks';
import type { ScreenPoint } from '../../../src/viewer/overlay/screenPath';
import type { PaneSize } from '../../../src/viewer/paneView';

// Expected values: geometry by hand.

/** Pixels of 2 × 5 CSS px, mirrored along the columns. */
const toScreen = { a: 2, b: 0, c: 0, d: -5, e: 100, f: 300 };
const unity = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

describe('marks are drawn again', () => {
  const outlinePx = [
    [1, 2],
    [3, 4],
  ] as const;

  it('not when they hold the same', () => {
    expect(isSameMark({ a: outlinePx, b: 'x' }, { b: 'x', a: outlinePx })).toBe(true);
    expect(isSameMark([[1, 2]], [[1, 2]])).toBe(true);
    expect(isSameMark(undefined, undefined)).toBe(true);
    expect(isSameMark([Number.NaN], [Number.NaN])).toBe(true);
  });

  it('when anything in them is another', () => {
    expect(isSameMark([[1, 2]], [[1, 2.001]])).toBe(false);
    expect(isSameMark([1], [1, 2])).toBe(false);
    expect(isSameMark({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isSameMark({ a: 1, c: 1 }, { a: 1, b: 1 })).toBe(false);
    expect(isSameMark([], {})).toBe(false);
    expect(isSameMark(null, {})).toBe(false);
  });

  it('when their bytes are others, without looking into them', () => {
    const bytes = new Uint8Array(4);
    expect(isSameMark({ bytes }, { bytes })).toBe(true);
    expect(isSameMark({ bytes }, { bytes: new Uint8Array(4) })).toBe(false);
  });
});

describe('the ends of a line', () => {
  const lines: readonly OverlayLine[] = [
    { fromPx: [0, 0], toPx: [50, 0], style: 'faint' },
    { fromPx: [10, 10], toPx: [40, 12], style: 'chosen', hasHandles: true },
  ];

  it('are taken hold of within 7 px of the screen, and within 12 by a finger', () => {
    // 3.5 columns are 7 px; 3.6 are 7.2.
    expect(lineHandleAt(lines, toScreen, [13.5, 10], 'mouse')).toEqual({ line: 1, end: 'from' });
    expect(lineHandleAt(lines, toScreen, [13.6, 10], 'mouse')).toBeUndefined();
    expect(lineHandleAt(lines, toScreen, [13.6, 10], 'touch')).toEqual({ line: 1, end: 'from' });
    // 1.4 rows are 7 px, 2.4 rows are 12.
    expect(lineHandleAt(lines, toScreen, [40, 13.39], 'pen')).toEqual({ line: 1, end: 'to' });
    expect(lineHandleAt(lines, toScreen, [40, 14.41], 'touch')).toBeUndefined();
  });

  it('cannot be taken hold of where a line has no handles', () => {
    expect(lineHandleAt(lines, toScreen, [0, 0], 'mouse')).toBeUndefined();
  });
});

describe('a mask', () => {
  it('lies with the corner of its first pixel where that pixel begins', () => {
    const mask = { column: 10, row: 20, columns: 2, rows: 2, bytes: new Uint8Array(4) };
    const map = maskMap(mask, toScreen);
    expect(applyAffine(map, [0, 0])).toEqual(applyAffine(toScreen, [9.5, 19.5]));
    // The middle of its second pixel of the second row is that of pixel (11, 21).
    expect(applyAffine(map, [1.5, 1.5])).toEqual(applyAffine(toScreen, [11, 21]));
  });
});

function labelsOf(
  model: OverlayModel,
  toScreen: Affine,
  pane: PaneSize,
  tags: readonly (ScreenPoint | undefined)[],
) {
  return exclusionLabels(model, toScreen, pane, { at: tags, widths: [] }, new RememberedMarks());
}

describe('the reason of an exclusion', () => {
  const pane = { widthPx: 600, heightPx: 400 };
  const outline = {
    key: 'r',
    outlinePx: [
      [100, 100],
      [300, 100],
      [300, 250],
      [100, 250],
    ],
    style: 'first',
    state: 'rest',
    tag: 'R',
    tagDirectionPx: [0, 1],
    exclusions: [
      {
        verticesPx: [
          [180, 120],
          [220, 120],
          [220, 150],
          [180, 150],
        ],
        reason: 'vessel',
        isEdited: false,
      },
    ],
  } as const;
  const model: OverlayModel = { outlines: [outline], lines: [] };

  it('stands outside the outline, on the side without the tag, with a line to the edge of the part', () => {
    const [label, ...others] = labelsOf(model, unity, pane, []);
    expect(others).toEqual([]);
    expect(label?.words).toBe('vessel');
    expect(label?.at[0]).toBeCloseTo(200, 9);
    // 9 px of words and 4 px of space above the outline's upper edge.
    expect(label?.at[1]).toBeCloseTo(100 - 13, 0);
    expect(label?.endsAt[0]).toBeCloseTo(200, 6);
    expect(label?.endsAt[1]).toBeCloseTo(120, 0);
  });

  it('hides while something else is drawn or edited, and not while the part itself is edited', () => {
    const draft = { verticesPx: [[0, 0]], style: 'first', tag: 'L' } as const;
    const other = { ...outline, key: 'l', exclusions: [], state: 'edited' } as const;
    expect(labelsOf({ ...model, draft }, unity, pane, [])).toEqual([]);
    expect(labelsOf({ ...model, outlines: [outline, other] }, unity, pane, [])).toEqual([]);
    const edited = { ...outline, exclusions: [{ ...outline.exclusions[0], isEdited: true }] };
    expect(labelsOf({ ...model, outlines: [edited, other] }, unity, pane, [])).toHaveLength(1);
  });

  it('has leaders that do not cross, or a word would name the wrong part', () => {
    const at = (x: number, y: number): readonly PointPx[] => [
      [x - 8, y - 8],
      [x + 8, y - 8],
      [x + 8, y + 8],
      [x - 8, y + 8],
    ];
    const parts = [at(130, 130), at(150, 200), at(240, 150), at(265, 220)];
    const exclusions = parts.map((verticesPx) => ({ ...outline.exclusions[0], verticesPx }));
    const labels = labelsOf({ ...model, outlines: [{ ...outline, exclusions }] }, unity, pane, []);
    expect(labels).toHaveLength(4);
    const turn = (a: ScreenPoint, b: ScreenPoint, c: ScreenPoint): number =>
      Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    for (const [index, one] of labels.entries()) {
      for (const other of labels.slice(index + 1)) {
        const isCrossed =
          turn(one.at, one.endsAt, other.at) !== turn(one.at, one.endsAt, other.endsAt) &&
          turn(other.at, other.endsAt, one.at) !== turn(other.at, other.endsAt, one.endsAt);
        expect(isCrossed).toBe(false);
      }
    }
  });

  it('keeps clear of a tag and of other words', () => {
    const onTag = labelsOf(model, unity, pane, [[200, 87]])[0];
    expect(onTag && Math.hypot(onTag.at[0] - 200, onTag.at[1] - 87)).toBeGreaterThan(20);
    const twice = { ...outline, exclusions: [outline.exclusions[0], outline.exclusions[0]] };
    const [first, second] = labelsOf({ ...model, outlines: [twice] }, unity, pane, []);
    if (!first || !second) throw new Error('a label is missing');
    const apart = [Math.abs(first.at[0] - second.at[0]) - 54, Math.abs(first.at[1] - second.at[1]) - 18];
    expect(Math.max(...apart)).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { EditorOutline } from '../../../../src/editor/editorState';
import { caseRegion } from '../../../../src/ui/agreement/caseRegion';
import { makeHeader } from '../../domain/catalogue/makeHeader';

// 320 × 320 pixels of 0.5 mm: an image of 160 × 160 mm. Expected values by hand.
const base = makeHeader({});
const header = {
  ...base,
  grid: { ...base.grid, columns: 320, rows: 320, spacing: { columnMm: 0.5, rowMm: 0.5 } },
};

function box(left: number, top: number, right: number, bottom: number): EditorOutline {
  return {
    key: `${left}`,
    tag: 'R',
    tagDirectionPx: [0, 1],
    exclusions: [],
    outlinePx: [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ],
  };
}

/** What the pane shows: the region with the margin that the pane leaves around it. */
function shown(outlines: readonly EditorOutline[], widthPx: number, heightPx: number) {
  const { fromPx, toPx } = caseRegion(header, outlines, { widthPx, heightPx });
  const margin = (axis: 0 | 1) => ((toPx[axis] - fromPx[axis]) / 0.92) * 0.04;
  return {
    left: fromPx[0] - margin(0),
    right: toPx[0] + margin(0),
    top: fromPx[1] - margin(1),
    bottom: toPx[1] + margin(1),
  };
}

const flat = [box(70, 170, 150, 230), box(170, 170, 250, 230)];

describe('the part of a slice that a case is shown with', () => {
  it('has the shape of its pane', () => {
    const { left, right, top, bottom } = shown(flat, 600, 300);
    expect((right - left) / (bottom - top)).toBeCloseTo(2, 9);
  });

  it('ends at the edges of the image where the outlines leave room for it', () => {
    // Around the outlines: 60 + 2 × 0.12 × 180 = 103.2 rows, at 3.5 : 1 a width of 393 columns: more than the image has.
    const { left, right, top, bottom } = shown(flat, 1050, 300);
    expect(left).toBeCloseTo(-0.5, 9);
    expect(right).toBeCloseTo(319.5, 9);
    expect(top).toBeLessThan(170);
    expect(bottom).toBeGreaterThan(230);
  });

  it('never cuts an outline to fill the pane', () => {
    // 200 rows with 8 % of them around are 232; in a pane of 4 : 1 that is wider than the image, which stays black beside.
    const { left, right, top, bottom } = shown([box(70, 60, 150, 260), box(170, 60, 250, 260)], 1200, 300);
    expect(top).toBeLessThanOrEqual(60 - 16 + 1e-9);
    expect(bottom).toBeGreaterThanOrEqual(260 + 16 - 1e-9);
    expect(right - left).toBeGreaterThan(320);
  });

  it('is moved back over the image where it would reach beyond', () => {
    // Muscles at the lower edge: rows up to 310 with their surroundings would end below the last row.
    const { bottom, top } = shown([box(70, 250, 150, 310), box(170, 250, 250, 310)], 600, 300);
    expect(bottom).toBeCloseTo(319.5, 9);
    expect(top).toBeLessThan(250);
  });
});

import { describe, expect, it } from 'vitest';
import { muscleRegion, sameExtent, wholeRegion } from '../../../../src/app/reading/muscleRegion';
import { axialPlane, makeGrid, makeHeader } from '../../domain/catalogue/makeHeader';

// Expected regions are arithmetic by hand: 140 mm × 92 mm, 28 mm behind the image's middle.
const plain = makeHeader({
  grid: makeGrid(axialPlane(), { columns: 400, rows: 400, spacing: { columnMm: 0.5, rowMm: 0.5 } }),
});
const coarse = makeHeader({
  grid: makeGrid(axialPlane(), { columns: 200, rows: 200, spacing: { columnMm: 1, rowMm: 1 } }),
});
const narrow = makeHeader({
  grid: makeGrid(axialPlane(), { columns: 76, rows: 320, spacing: { columnMm: 0.5, rowMm: 0.5 } }),
});

describe('the part of a slice that Read opens with', () => {
  it('lies behind the middle of the image, the same millimetres on any matrix', () => {
    expect(muscleRegion(plain, [])).toEqual({ fromPx: [59.5, 163.5], toPx: [339.5, 347.5] });
    expect(muscleRegion(coarse, [])).toEqual({ fromPx: [29.5, 81.5], toPx: [169.5, 173.5] });
  });

  it('takes the whole width of a narrow image, and the back of its height', () => {
    expect(muscleRegion(narrow, [])).toEqual({ fromPx: [-0.5, 123.5], toPx: [75.5, 307.5] });
  });

  it('is the whole slice without a plane', () => {
    const flat = makeHeader({ grid: makeGrid(undefined) });
    expect(muscleRegion(flat, [])).toEqual(wholeRegion(flat));
  });

  it('follows the back of the patient in an image that stands on its head', () => {
    const upsideDown = makeHeader({
      grid: makeGrid({ ...axialPlane(), columnDirectionLps: [0, -1, 0] }, { columns: 200, rows: 200 }),
    });
    expect(muscleRegion(upsideDown, [])).toEqual({ fromPx: [29.5, 25.5], toPx: [169.5, 117.5] });
  });
});

describe('the same extent for both scans', () => {
  it('gives the smaller region the millimetres of the larger, about its own middle', () => {
    const small = { fromPx: [100, 100], toPx: [140, 120] } as const;
    const large = { fromPx: [50, 60], toPx: [110, 100] } as const;
    const both = sameExtent({
      preop: { header: plain, region: small },
      followUp: { header: coarse, region: large },
    });
    // 60 mm × 40 mm are 120 × 80 pixels of 0.5 mm.
    expect(both.preop).toEqual({ fromPx: [60, 70], toPx: [180, 150] });
    expect(both.followUp).toEqual(large);
  });

  it('leaves a scan without spacing as it is', () => {
    const bare = makeHeader({ grid: { columns: 64, rows: 64, spacing: undefined, plane: axialPlane() } });
    const region = wholeRegion(bare);
    expect(sameExtent({ preop: { header: bare, region }, followUp: undefined })).toEqual({
      preop: region,
      followUp: undefined,
    });
  });
});

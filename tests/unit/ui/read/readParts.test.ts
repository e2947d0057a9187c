import { describe, expect, it } from 'vitest';
import type { PaneView } from '../../../../src/app/panePort';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { timePoints } from '../../../../src/domain/timePoint';
import { linkedView } from '../../../../src/ui/read/linkedView';
import { loupeSide } from '../../../../src/ui/read/loupeSide';
import { readText } from '../../../../src/ui/read/readText';
import { refusalText } from '../../../../src/ui/read/refusalText';
import { type CheckedScan, scanChecks } from '../../../../src/ui/read/scanChecks';
import { scanNames } from '../../../../src/ui/read/scanNames';
import { valueAt } from '../../../../src/ui/read/valueAt';
import { pixelValueText } from '../../../../src/ui/read/valueText';
import { makeSlice } from '../../../support/makeSlice';
import { axialPlane, makeGrid, makeHeader } from '../../domain/catalogue/makeHeader';

const view = (x: number, y: number, scale: number): PaneView => ({
  unit: 'mm',
  centerOffset: [x, y],
  lengthPerScreenPx: scale,
});

describe('a linked pane', () => {
  it('moves as far as the other and keeps its own place, so that the same anatomy stays beside itself', () => {
    expect(linkedView(view(10, 20, 0.2), view(0, 0, 0.2), view(3, -4, 0.1))).toEqual(view(13, 16, 0.1));
  });
  it('does not follow where one counts in mm and the other in pixels', () => {
    expect(linkedView({ ...view(0, 0, 1), unit: 'px' }, view(0, 0, 1), view(1, 1, 1))).toBeUndefined();
  });
});

describe('the loupe', () => {
  it('gives way in the upper right corner, and stays there until the pointer comes to the left one', () => {
    expect(loupeSide([600, 60], 660, false)).toBe('left');
    expect(loupeSide([300, 60], 660, true)).toBe('left');
    expect(loupeSide([60, 60], 660, true)).toBe('right');
    expect(loupeSide([600, 400], 660, false)).toBe('right');
  });
});

describe('the checks of a scan', () => {
  const grid = (mm: number) =>
    makeGrid(axialPlane(), { spacing: { columnMm: mm, rowMm: mm }, columns: 64, rows: 64 });
  const scan = (part: Partial<CheckedScan>): CheckedScan => ({
    header: makeHeader({ grid: grid(0.625) }),
    preop: undefined,
    settings: defaultProtocol('Checks'),
    outlineCount: 0,
    hasSideWarning: false,
    ...part,
  });

  it('are the pixel size, and the sides once both are outlined', () => {
    expect(scanChecks(scan({}))).toEqual([{ state: 'done', text: '0.625 mm' }]);
    expect(scanChecks(scan({ outlineCount: 2 }))).toEqual([
      { state: 'done', text: '0.625 mm' },
      { state: 'done', text: 'Sides match' },
    ]);
  });

  it('say the scaling and the pixel size of a follow-up that differ, and never a percentage', () => {
    const preop = makeHeader({ grid: grid(0.625), rescale: { slope: 1, intercept: 0, isStated: true } });
    const header = makeHeader({ grid: grid(0.5), rescale: { slope: 1.25, intercept: 0, isStated: true } });
    const checks = scanChecks(scan({ header, preop }));
    expect(checks).toEqual([
      { state: 'attention', text: 'SI scale ×1.25 of pre-op' },
      { state: 'attention', text: '0.5 mm, pre-op 0.625 mm' },
    ]);
    expect(checks.some(({ text }) => text.includes('%'))).toBe(false);
  });

  it('take the limits of the protocol, and say that scaling is stated in one file only without a percentage', () => {
    const settings = defaultProtocol('Checks');
    const wide = { ...settings, pairLimits: { ...settings.pairLimits, scalingPercent: 30 } };
    const scaled = (slope: number) =>
      makeHeader({ grid: grid(0.625), rescale: { slope, intercept: 0, isStated: true } });
    expect(scanChecks(scan({ header: scaled(1.25), preop: scaled(1), settings: wide }))).toEqual([
      { state: 'done', text: '0.625 mm' },
    ]);
    expect(scanChecks(scan({ preop: scaled(1.25) })).map(({ text }) => text)).toEqual([
      '0.625 mm',
      'scaling not stated in follow-up',
    ]);
  });

  it('name a side that lies against the patient before anything else', () => {
    const checks = scanChecks(scan({ header: makeHeader({ isLossy: true }), hasSideWarning: true }));
    const worst = checks.find(({ state }) => state === 'attention');
    expect(worst?.text).toBe('Sides against the patient');
  });

  it('say that a slice without spacing has no area', () => {
    const header = makeHeader({ grid: { columns: 64, rows: 64, spacing: undefined, plane: axialPlane() } });
    expect(scanChecks(scan({ header }))).toEqual([{ state: 'attention', text: 'no PixelSpacing, no mm²' }]);
  });
});

describe('words under the images', () => {
  it('say what was refused, where, and what to do', () => {
    const words = refusalText(
      { kind: 'proper-crossing', atPx: [1, 1] },
      { timePoint: 'followUp', name: 'Left', isChange: false },
      scanNames({ timePoints, isOrderHidden: false }),
    );
    expect(`${words?.title}. ${words?.text}`).toBe(
      'The outline crosses itself. Left, follow-up, at the ringed point. Move that vertex, or ⌫ to take it back. Nothing was saved.',
    );
  });

  it('write negative windows and values with a minus sign', () => {
    expect(readText.windowOf(1480, -640)).toBe('W 1480 L −640');
    expect(readText.windowOf(0.5, 0.25)).toBe('W 0.5 L 0.25');
  });

  it('says on which side of mid-height a slice lies, and of nothing says no side', () => {
    expect(readText.endplates.signedMm(1.26)).toBe('+1.3 mm');
    expect(readText.endplates.signedMm(-11.3)).toBe('−11.3 mm');
    expect(readText.endplates.signedMm(-0.04)).toBe('0.0 mm');
    expect(readText.endplates.signedMm(0.04)).toBe('0.0 mm');
  });
});

describe('the value under the pointer', () => {
  // 3 × 2 pixels, stored 0 to 5, displayed twice that plus 1.
  const image = makeSlice({
    columns: 3,
    rows: 2,
    slope: 2,
    intercept: 1,
    stored: (column, row) => 3 * row + column,
  });
  it('is the displayed value of the pixel that covers the place', () => {
    expect(valueAt(image, [0.4, 0.6])?.displayed).toBe(7);
  });
  it('is said in the protocol’s kind first, then in the others where they differ', () => {
    const scan = makeSlice({ slope: 2, intercept: 1, scaleSlope: 0.5, stored: () => 3, isLossy: true });
    const at = valueAt(scan, [0, 0]);
    if (!at) throw new Error('outside');
    // 3 × 2 + 1 = 7; 7 / (2 × 0.5) = 7.
    expect(pixelValueText(at, 'displayed')).toBe('value 7 · stored 3 · lossy');
    expect(pixelValueText({ ...at, floatingPoint: 2.345 }, 'philips-floating-point')).toBe(
      'value 2.35 · stored 3 · displayed 7 · lossy',
    );
    const plain = valueAt(makeSlice({ stored: () => -4, paddingValue: -4 }), [0, 0]);
    if (!plain) throw new Error('outside');
    expect(pixelValueText(plain, 'stored')).toBe('value −4 · padding, left out');
    expect(pixelValueText(plain, 'philips-floating-point')).toBe(
      'value – (no Philips scale) · stored −4 · displayed −4 · padding, left out',
    );
  });
  it('is none outside the image, not that of the next row', () => {
    expect(valueAt(image, [3, 0])).toBeUndefined();
    expect(valueAt(image, [-0.6, 1])).toBeUndefined();
    expect(valueAt(image, [1, 2])).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { placeBeside } from '../../../../src/ui/results/how/placeBeside';
import { sortedValues, valuesAsTabbedText } from '../../../../src/ui/results/how/sortedValues';

const window = { width: 1920, height: 1080 };
const size = { width: 384, height: 460 };

describe('The answer beside a number', () => {
  it('stands right of the cell where there is room, its arrow at the number', () => {
    const place = placeBeside({ left: 1000, right: 1120, top: 250, bottom: 280 }, size, window);
    expect(place.side).toBe('right');
    expect(place.left).toBeGreaterThan(1120);
    expect(place.top + place.arrow).toBe(265);
  });

  it('stands left of a number at the right edge', () => {
    const place = placeBeside({ left: 1520, right: 1900, top: 250, bottom: 280 }, size, window);
    expect(place.side).toBe('left');
    expect(place.left + size.width).toBeLessThan(1520);
  });

  it('never leaves the window', () => {
    for (const top of [0, 500, 1060]) {
      for (const left of [0, 300, 700, 1000]) {
        const small = { width: 1024, height: 600 };
        const place = placeBeside({ left, right: left + 100, top, bottom: top + 20 }, size, small);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + size.width).toBeLessThanOrEqual(small.width - 8);
        expect(place.top).toBeGreaterThanOrEqual(8);
        expect(place.top + size.height).toBeLessThanOrEqual(small.height - 8);
      }
    }
  });
});

describe('The values behind a number', () => {
  const values = [
    { code: 'S-10', group: 'Refractured', values: [2] },
    { code: 'S-9', group: 'Not refractured', values: [2] },
    { code: 'S-11', group: 'Refractured', values: [-0.5] },
  ];

  it('are sorted by number, by group and by the number in a code; equal ones by code', () => {
    const codes = (by: 'code' | 'group' | number, isDescending = false) =>
      sortedValues(values, { by, isDescending }).map(({ code }) => code);
    expect(codes('code')).toEqual(['S-9', 'S-10', 'S-11']);
    expect(codes('group')).toEqual(['S-9', 'S-10', 'S-11']);
    expect(codes(0)).toEqual(['S-11', 'S-9', 'S-10']);
    expect(codes(0, true)).toEqual(['S-9', 'S-10', 'S-11']);
  });

  it('are copied with all digits and a minus that a spreadsheet reads', () => {
    const heads = { subject: 'Subject', group: 'Group' };
    expect(valuesAsTabbedText(values.slice(2), ['SI, %'], heads)).toBe(
      'Subject\tGroup\tSI, %\nS-11\tRefractured\t-0.5',
    );
  });
});

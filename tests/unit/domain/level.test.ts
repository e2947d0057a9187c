import { describe, expect, it } from 'vitest';
import { parseVertebralLevel, regionOf, vertebralLevels } from '../../../src/domain/level';

describe('levels', () => {
  it('go from T1 over T13 and L6 to S1', () => {
    expect(vertebralLevels).toHaveLength(20);
    expect(vertebralLevels[0]).toBe('T1');
    expect(vertebralLevels.slice(11, 14)).toEqual(['T12', 'T13', 'L1']);
    expect(vertebralLevels.slice(-2)).toEqual(['L6', 'S1']);
  });
  it.each([
    ['l 1', 'L1'],
    ['T12', 'T12'],
    [' t 9 ', 'T9'],
  ])('"%s" is %s', (text, level) => {
    expect(parseVertebralLevel(text)).toBe(level);
  });
  it.each(['L7', 'T14', 'T0', 'S2', 'C7', 'L', '', '1', 'L1/2'])('"%s" is none', (text) => {
    expect(parseVertebralLevel(text)).toBeUndefined();
  });
});

describe('regions of Table 1', () => {
  it.each([
    ['T5', 'T5-T10'],
    ['T10', 'T5-T10'],
    ['T11', 'T11-L2'],
    ['L2', 'T11-L2'],
    ['L3', 'L3-L5'],
    ['L5', 'L3-L5'],
  ])('%s is in %s', (level, region) => {
    expect(regionOf(level)).toBe(region);
  });
  it.each(['T4', 'L6', 'S1'])('%s is in none', (level) => {
    expect(regionOf(level)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { describe as describeList } from '../../../src/statistics/describe';
import { oneWayAnova } from '../../../src/statistics/oneWayAnova';

/**
 * NIST StRD sets that are too long to store, by their published construction. Certified values hold for the decimal numbers; the answers
 * for the doubles nearest to them are by rational arithmetic.
 */
describe('NIST StRD by construction', () => {
  const numAcc = (middle: number, low: number, high: number): readonly number[] => [
    middle,
    ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? low : high)),
  ];

  it.each([
    ['NumAcc2', numAcc(1.2, 1.1, 1.3), 1.2, 13],
    ['NumAcc3', numAcc(1000000.2, 1000000.1, 1000000.3), 1000000.2, 9],
    ['NumAcc4', numAcc(10000000.2, 10000000.1, 10000000.3), 10000000.2, 8],
  ])('%s has its certified mean and SD 0.1 as far as doubles hold the data', (_, list, mean, digits) => {
    const result = describeList(list);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.mean / mean).toBeCloseTo(1, 14);
    expect(result.value.sd).toBeCloseTo(0.1, digits);
  });

  // Nine treatments around these centres, in tenths above the leading digits: each its centre once, then ±1 tenth in turn.
  const centres = [4, 3, 5, 3, 5, 3, 5, 3, 5];
  const smLs = (leading: string, size: number): readonly (readonly number[])[] =>
    centres.map((centre) =>
      Array.from({ length: size }, (_, i) => {
        const tenths = i === 0 ? centre : i % 2 === 1 ? centre - 1 : centre + 1;
        return Number(`${leading}.${tenths}`);
      }),
    );

  it.each([
    ['SmLs01', '1', 21, 21, 21],
    ['SmLs02', '1', 201, 201, 201],
    ['SmLs03', '1', 2001, 2001, 2001],
    ['SmLs04', '1000000', 21, 21, 21.0000000007761],
    ['SmLs05', '1000000', 201, 201, 201.00000001241764],
    ['SmLs06', '1000000', 2001, 2001, 2001.0000001288329],
    ['SmLs07', '1000000000000', 21, 21, 21.00081188781877],
    ['SmLs08', '1000000000000', 201, 201, 201.01300409594845],
    ['SmLs09', '1000000000000', 2001, 2001, 2001.1349262209505],
  ])('%s has its certified F as far as doubles hold the data', (_, leading, size, certified, ofDoubles) => {
    const result = oneWayAnova(smLs(leading, size));
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.f / ofDoubles).toBeCloseTo(1, 10);
    expect(result.value.f / certified).toBeCloseTo(1, 3);
    expect([result.value.df1, result.value.df2]).toEqual([8, 9 * size - 9]);
  });
});

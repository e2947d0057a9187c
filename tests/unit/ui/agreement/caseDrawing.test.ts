import { describe, expect, it } from 'vitest';
import type { DrawnReading } from '../../../../src/app/agreement/showCase';
import { settlingRound } from '../../../../src/domain/agreement/settlingRound';
import { observerId } from '../../../../src/domain/ids';
import { thirdReaderId } from '../../../../src/domain/study/thirdReader';
import {
  drawingOn,
  readingsDrawn,
  slicesDrawn,
  startSlice,
  thirdApart,
  whoseOffered,
} from '../../../../src/ui/agreement/caseDrawing';
import { makeProtocol } from '../../../support/studyFixtures';

const protocol = makeProtocol();
const raters = [
  { observerId: observerId('A'), round: 1 },
  { observerId: observerId('B'), round: 1 },
] as const;

function drawn(id: string, round: number, sliceIndex: number): DrawnReading {
  return {
    observerId: observerId(id),
    round,
    signedAtUtc: '2026-03-01T00:00:00Z',
    sliceIndex,
    hasOutlines: true,
    outlines: [
      {
        key: 'L',
        tag: 'L',
        tagDirectionPx: [0, 1],
        exclusions: [],
        outlinePx: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      },
    ],
  };
}

const originals = [drawn('A', 1, 6), drawn('B', 1, 8)];
const third = drawn(thirdReaderId, settlingRound, 6);

describe('outlines over a slice', () => {
  it('are of that slice alone, each in the style of who drew it', () => {
    const on = (index: number) =>
      drawingOn([...originals, third], index, protocol).outlines.map(({ key, style }) => [key, style]);
    expect(on(6)).toEqual([
      ['A 1 L', 'first'],
      ['third 100 L', 'third'],
    ]);
    expect(on(8)).toEqual([['B 1 L', 'second']]);
    expect(on(7)).toEqual([]);
  });

  it('are the originals unless what was read to settle is asked for', () => {
    const all = [...originals, drawn('B', 2, 7), third, drawn('A', settlingRound, 6)];
    const of = (whose: 'originals' | 'reRead' | 'third') =>
      readingsDrawn(all, raters, whose).map(({ observerId: id, round }) => [id, round]);
    expect(whoseOffered(originals)).toEqual(['originals']);
    expect(whoseOffered(all)).toEqual(['originals', 'reRead', 'third']);
    expect(of('originals')).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect(of('reRead')).toEqual([['A', settlingRound]]);
    expect(of('third')).toEqual([
      ['A', 1],
      ['B', 1],
      ['third', settlingRound],
    ]);
  });

  it('begin with the slice of the third reading where it is looked at, and tell it from the others', () => {
    const elsewhere = [...originals, drawn(thirdReaderId, settlingRound, 4)];
    expect(startSlice(elsewhere, 'third')).toBe(4);
    expect(startSlice(originals, 'originals')).toBe(6);
    expect(startSlice([], 'third')).toBeUndefined();
    const apart = thirdApart(slicesDrawn(elsewhere));
    expect([apart?.third.index, apart?.others.map(({ index }) => index)]).toEqual([4, [6, 8]]);
    expect(thirdApart(slicesDrawn([...originals, third]))).toBeUndefined();
  });

  it('name both slices where two were chosen', () => {
    expect(
      slicesDrawn(originals).map(({ index, by }) => [index, by.map(({ observerId: id }) => id)]),
    ).toEqual([
      [6, ['A']],
      [8, ['B']],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOnSlice } from '../../src/domain/roiFiles/placeOnSlice';
import { objectWriter } from '../../src/io/dicomObjects/objectWriter';
import { readDicomObject } from '../../src/io/dicomObjects/read/readDicomObject';
import { joinBytes } from '../support/dicomWriter';
import { content, group, image, reportFile, scoord, structureSetFile } from '../support/foreignObjects';
import { fixtureHeader, scanObjectsFixture } from '../support/scanObjectsFixture';

/*
 * Whatever is done to an object, reading it and laying it onto a slice ends in outlines or a reason: never in an exception, and
 * soon.
 */

const mostMs = 5000;
const files = (['sr', 'seg', 'rtstruct'] as const).flatMap((kind) =>
  objectWriter.write(kind, scanObjectsFixture()).files.map(({ bytes }) => bytes),
);
const place = fc.nat(1_000_000);

type Harm = (bytes: Uint8Array) => Uint8Array;

const harms: fc.Arbitrary<Harm> = fc.oneof(
  place.map(
    (at): Harm =>
      (bytes) =>
        bytes.slice(0, at % (bytes.length + 1)),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 12 })).map(
    ([at, added]): Harm =>
      (bytes) => {
        const from = at % bytes.length;
        return joinBytes([
          bytes.subarray(0, from),
          added,
          bytes.subarray(Math.min(bytes.length, from + added.length)),
        ]);
      },
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
    ([at, added]): Harm =>
      (bytes) => {
        const from = at % bytes.length;
        return joinBytes([bytes.subarray(0, from), added, bytes.subarray(from)]);
      },
  ),
  fc.tuple(place, fc.nat(2000)).map(
    ([at, count]): Harm =>
      (bytes) => {
        const from = at % bytes.length;
        return joinBytes([bytes.subarray(0, from), bytes.subarray(Math.min(bytes.length, from + count))]);
      },
  ),
);

function readSoon(bytes: Uint8Array): number {
  const start = performance.now();
  const { rois, refused } = readDicomObject(bytes, 'a.dcm');
  for (const roi of rois) placeOnSlice(roi, fixtureHeader());
  expect(performance.now() - start).toBeLessThan(mostMs);
  return rois.length + refused.length;
}

describe('harmed objects', () => {
  it('end in outlines or a reason', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(harms, { minLength: 1, maxLength: 4 }),
        (file, done) => {
          expect(readSoon(done.reduce((bytes, harm) => harm(bytes), file as Uint8Array))).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('made of any bytes behind a right beginning end in a reason', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), place, fc.uint8Array({ maxLength: 600 }), (file, at, bytes) => {
        const kept = 132 + (at % 800);
        expect(readSoon(joinBytes([file.subarray(0, kept), bytes]))).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('with coordinates of any size, and without sense, end in outlines or a reason', () => {
    const numbers = fc.array(fc.float(), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.constantFrom('POLYLINE', 'POLYGON', 'CIRCLE', ''), (values, kind) => {
        const file = reportFile([
          group([scoord(kind, [...values, ...values.slice(0, 2)], [image('1.2.3', '9')])]),
        ]);
        expect(readSoon(file)).toBeGreaterThan(0);
        expect(
          readSoon(structureSetFile([['CLOSED_PLANAR', values.filter(Number.isFinite)]])),
        ).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('nested without end, or as long as a book, end in a reason', () => {
    let deep = group([scoord('POLYLINE', [0, 0, 9, 0, 9, 9, 0, 0], [image('1.2.3')])]);
    for (let depth = 0; depth < 300; depth++) deep = content('CONTAINER', '126010 DCM x', [], [deep]);
    expect(readDicomObject(reportFile([deep]), 'a.dcm').refused).toMatchObject([{ kind: 'too-large' }]);
    const many = Array.from({ length: 2500 }, (_, at) =>
      group([scoord('POLYLINE', [at, 0, at + 9, 0, at + 9, 9, at, 0], [image('1.2.3')])]),
    );
    const { rois, refused } = readDicomObject(reportFile(many), 'a.dcm');
    expect(rois).toHaveLength(2000);
    expect(refused).toMatchObject([{ kind: 'too-large' }]);
    const zigzag = Array.from({ length: 40_000 }, (_, at) => (at * 7919) % 1000);
    expect(readSoon(reportFile([group([scoord('POLYLINE', [...zigzag, 0, 919], [image('1.2.3')])])]))).toBe(
      1,
    );
  });
});

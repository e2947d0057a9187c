import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../src/io/dicom/decodeFrame';
import { readHeadersGrowing } from '../../src/io/dicom/readHeadersGrowing';
import { joinBytes } from '../support/dicomWriter';
import { encodeCodestream } from '../support/encodeCodestream';
import { type SyntheticDicom, syntheticDicom } from '../support/syntheticDicom';

/*
 * Whatever is done to a file, reading it ends in headers, values or a reason: never in an exception, and soon. The
 * number of runs is fixed; the seed is not, and fast-check prints it when a run fails.
 */

const codecs = nodeCodecs();
const mostMs = 10_000;
const [columns, rows] = [24, 16];
const samples = Array.from({ length: columns * rows }, (_, i) => (i * i) % 4096);
const picture = {
  width: columns,
  height: rows,
  bitsPerSample: 12,
  componentCount: 1,
  isSigned: false,
  samples,
};
const nested = { tag: 'x00081140', vr: 'SQ', value: [[{ tag: 'x00081155', vr: 'UI', value: '1.2.3' }], []] };
const files: Uint8Array[] = [];

beforeAll(async () => {
  const plain: readonly SyntheticDicom[] = [
    { elements: [nested] },
    { elements: [nested], encoding: 'implicit' },
    { elements: [nested], encoding: 'big-endian' },
    { encoding: 'deflated' },
    { hasMeta: false },
    { frames: 3, elements: [nested] },
  ];
  files.push(...plain.map((options) => syntheticDicom(options)));
  for (const [format, uid] of [
    ['jpeg-ls', '80'],
    ['jpeg-2000', '90'],
    ['htj2k', '201'],
  ] as const) {
    const codestream = await encodeCodestream(format, picture, (encoder) => {
      if (format === 'htj2k') encoder.setQuality(true, 0);
    });
    const transferSyntaxUid = `1.2.840.10008.1.2.4.${uid}`;
    const cut = [codestream.subarray(0, 40), codestream.subarray(40)];
    for (const fragments of [[codestream], cut])
      files.push(syntheticDicom({ rows, columns, bitsStored: 12, transferSyntaxUid, fragments }));
  }
});

type Harm = (bytes: Uint8Array) => Uint8Array;

const place = fc.nat(1_000_000);
const spliced = (bytes: Uint8Array, at: number, removed: number, added: Uint8Array) => {
  const from = at % (bytes.length + 1);
  return joinBytes([bytes.subarray(0, from), added, bytes.subarray(Math.min(bytes.length, from + removed))]);
};

/** Items in items, as deep as asked for, each without a length and without an end. */
function deepSequences(depth: number, isImplicit: boolean): Uint8Array {
  const open = [0xff, 0xff, 0xff, 0xff];
  const item = [0xfe, 0xff, 0x00, 0xe0, ...open];
  const level = [0x08, 0, 0x40, 0x11, ...(isImplicit ? open : [0x53, 0x51, 0, 0, ...open]), ...item];
  return Uint8Array.from({ length: level.length * depth }, (_, i) => level[i % level.length] ?? 0);
}

const harms: readonly fc.Arbitrary<Harm>[] = [
  place.map((at) => (bytes) => bytes.subarray(0, at % bytes.length)),
  fc.tuple(place, fc.uint8Array({ maxLength: 200 })).map(
    ([at, added]) =>
      (bytes) =>
        spliced(bytes, at, 0, added),
  ),
  fc.tuple(place, fc.nat(64)).map(
    ([at, removed]) =>
      (bytes) =>
        spliced(bytes, at, removed, new Uint8Array(0)),
  ),
  // Lengths that are huge, undefined, one too many, none, or that lead back.
  fc
    .tuple(place, fc.constantFrom(0xffffffff, 0xfffffffe, 0x7fffffff, 0x80000000, 1, 0, 0xfffffff8))
    .map(([at, length]) => (bytes) => {
      const word = new Uint8Array(4);
      new DataView(word.buffer).setUint32(0, length, true);
      return spliced(bytes, at, 4, word);
    }),
  fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 20 }).map((hits) => (bytes) => {
    const copy = bytes.slice();
    for (const [at, value] of hits) copy[at % copy.length] = value;
    return copy;
  }),
  fc.tuple(place, fc.constantFrom(10, 1000, 20_000), fc.boolean()).map(
    ([at, depth, isImplicit]) =>
      (bytes) =>
        spliced(bytes, at, 0, deepSequences(depth, isImplicit)),
  ),
];

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const { headers } = await readHeadersGrowing(async (count) => bytes.slice(0, count), bytes.length);
  if (!headers.ok) return headers.error.kind;
  for (const header of headers.value.slice(0, 3)) {
    const decoded = await decodeFrame(bytes, header, codecs);
    if (decoded.ok) expect(decoded.value.storedValues).toHaveLength(header.grid.rows * header.grid.columns);
  }
  return 'read';
}

describe('hostile files', () => {
  it('end in headers, values or a reason, and soon', async () => {
    const harmed = fc.array(fc.oneof(...harms), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.nat(files.length - 1), harmed, async (which, list) => {
        const bytes = list.reduce(
          (harmedBytes, harm) => harm(harmedBytes),
          files[which] ?? new Uint8Array(0),
        );
        const start = performance.now();
        expect(await outcomeOf(bytes)).not.toBe('need-more-bytes');
        expect(performance.now() - start).toBeLessThan(mostMs);
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it.each([false, true])(
    'of a million nested items are damaged, and nothing more (implicit %s)',
    async (isImplicit) => {
      const file = syntheticDicom({ encoding: isImplicit ? 'implicit' : 'explicit' });
      const at = file.findIndex((_, i) => file[i] === 0x10 && file[i + 1] === 0 && file[i + 2] === 0x10);
      const bytes = joinBytes([
        file.subarray(0, at),
        deepSequences(1_000_000, isImplicit),
        file.subarray(at),
      ]);
      const start = performance.now();
      expect(await outcomeOf(bytes)).toBe('damaged');
      expect(performance.now() - start).toBeLessThan(mostMs);
    },
    30_000,
  );
});

import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../../../src/io/dicom/decodeFrame';
import { decodeStoredValues } from '../../../../src/io/dicom/decodeStoredValues';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/* Ways in which values are written that few files use. The expected values follow from how each file is made. */

const codecs = nodeCodecs();

async function valuesOf(options: SyntheticDicom, frame = 0): Promise<readonly number[] | string> {
  const bytes = syntheticDicom(options);
  const headers = readSliceHeaders(bytes, bytes.length);
  if (!headers.ok) return headers.error.kind;
  const opened = openPixelData(bytes);
  if (!opened.ok) return opened.error.kind;
  const decoded = await decodeStoredValues(opened.value, frame, codecs);
  return decoded.ok ? [...decoded.value.values] : decoded.error.kind;
}

const pixels = (vr: string, value: Uint8Array) => ({ elements: [{ tag: 'x7fe00010', vr, value }] });
const small = { rows: 2, columns: 2 } as const;

describe('uncompressed pixels', () => {
  it('of GE with implicit elements and big-endian pixels', async () => {
    const file = { ...small, encoding: 'implicit', transferSyntaxUid: '1.2.840.113619.5.2' } as const;
    const bytes = Uint8Array.of(0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08);
    expect(await valuesOf({ ...file, ...pixels('OW', bytes) })).toEqual([0x0102, 0x0304, 0x0506, 0x0708]);
  });

  it('in one fragment a frame', async () => {
    const fragments = [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), Uint8Array.of(9, 0, 10, 0, 11, 0, 12, 0)];
    const file = { ...small, frames: 2, fragments, transferSyntaxUid: '1.2.840.10008.1.2.1.98' };
    expect(await valuesOf(file)).toEqual([0x0201, 0x0403, 0x0605, 0x0807]);
    expect(await valuesOf(file, 1)).toEqual([9, 10, 11, 12]);
  });

  it('deflated frame by frame, and no frame that inflates to more than its image', async () => {
    const transferSyntaxUid = '1.2.840.10008.1.2.8.1';
    const deflated = (values: readonly number[]) => deflateSync(Uint8Array.from(values));
    const good = { ...small, transferSyntaxUid, fragments: [deflated([1, 2, 3, 4, 5, 6, 7, 8])] };
    expect(await valuesOf(good)).toEqual([0x0201, 0x0403, 0x0605, 0x0807]);
    const bomb = deflateSync(new Uint8Array(50_000_000));
    expect(await valuesOf({ ...good, fragments: [bomb] })).toBe('damaged-pixels');
    expect(await valuesOf({ ...good, fragments: [deflated([1, 2, 3])] })).toBe('truncated-pixels');
  });

  it('of colours stored once for two pixels (YBR_FULL_422)', async () => {
    const bytes = Uint8Array.of(10, 11, 100, 200, 12, 13, 101, 201);
    const file = { ...small, bitsAllocated: 8, samplesPerPixel: 3, photometric: 'YBR_FULL_422' } as const;
    expect(await valuesOf({ ...file, ...pixels('OB', bytes) })).toEqual([
      10, 100, 200, 11, 100, 200, 12, 101, 201, 13, 101, 201,
    ]);
    const whole = Uint8Array.from({ length: 12 }, (_, i) => i + 1);
    expect(await valuesOf({ ...file, ...pixels('OB', whole) })).toEqual([...whole]);
  });

  it('of 32 bits, unsigned, beyond what a slice holds: decoded, and refused for measurement', async () => {
    const bytes = syntheticDicom({
      ...small,
      bitsAllocated: 32,
      values: [0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1],
    });
    const opened = openPixelData(bytes);
    const decoded = opened.ok ? await decodeStoredValues(opened.value, 0, codecs) : opened;
    expect(decoded.ok && [...decoded.value.values]).toEqual([0, 2147483647, 2147483648, 4294967295]);
    const headers = readSliceHeaders(bytes, bytes.length);
    const [header] = headers.ok ? headers.value : [];
    if (!header) throw new Error('no header');
    const slice = await decodeFrame(bytes, header, codecs);
    expect(!slice.ok && slice.error.kind).toBe('unsupported-pixels');
  });

  it.each([
    [[5, 6, 7, 8], 10, 9, false, [5, 6, 7, 8]],
    // Ten bits, signed, in the upper part of sixteen: stored << 6.
    [[64, 0x8000, 0xffc0, 0x7fc0], 10, 15, true, [1, -512, -1, 511]],
    // Overlays and noise above HighBit 10 fall away.
    [[0xf800 + 1, 0xf800 + 2047, 1024, 0x0800], 11, 10, false, [1, 2047, 1024, 0]],
    [[0xf800 + 1, 0xf800 + 2047, 1024, 0x0800], 11, 10, true, [1, -1, -1024, 0]],
  ] as const)(
    '%j with BitsStored %d, HighBit %d, signed %s',
    async (raw, bitsStored, highBit, isSigned, wanted) => {
      const bytes = Uint8Array.from(raw.flatMap((value) => [value & 0xff, value >> 8]));
      const file = { ...small, bitsStored, highBit, isSigned, ...pixels('OW', bytes) };
      expect(await valuesOf(file)).toEqual(wanted);
    },
  );

  it('of twelve bits packed into three bytes a pair, also when the last byte is half used', async () => {
    // 0xabc and 0x123 are bc 3a 12; then 0x456 alone is 56 x4.
    const elements = [
      { tag: 'x00280100', vr: 'US', value: [12] },
      { tag: 'x7fe00010', vr: 'OW', value: Uint8Array.of(0xbc, 0x3a, 0x12, 0x56, 0x04, 0) },
    ];
    expect(await valuesOf({ rows: 1, columns: 3, bitsStored: 12, elements })).toEqual([0xabc, 0x123, 0x456]);
  });

  it.each([
    [8, [1, 200, 3, 4]],
    [16, [1, 60_000, 3, 4]],
  ] as const)(
    'of a palette of %d bits are its indices, and said to be colours',
    async (bitsAllocated, values) => {
      const file = { ...small, bitsAllocated, values, photometric: 'PALETTE COLOR' };
      expect(await valuesOf(file)).toEqual(values);
      const bytes = syntheticDicom(file);
      const headers = readSliceHeaders(bytes, bytes.length);
      expect(headers.ok && headers.value[0]?.warnings.map(({ kind }) => kind)).toContain('not-grayscale');
    },
  );

  it.each(['1.2.840.10008.1.2.4.66', '1.2.840.10008.1.2.4.110', '1.2.840.10008.1.2.4.102'])(
    'in %s are refused by name',
    async (transferSyntaxUid) => {
      const bytes = syntheticDicom({ transferSyntaxUid, fragments: [Uint8Array.of(1, 2)] });
      const headers = readSliceHeaders(bytes, bytes.length);
      const problem = headers.ok ? undefined : headers.error;
      expect(problem?.kind).toBe('unsupported-transfer-syntax');
      expect(problem && 'name' in problem && problem.name).not.toBe('unknown');
    },
  );
});

describe('frames in fragments', () => {
  // RLE of one frame of four 8-bit pixels: header, a literal run of four, padding.
  const rle = (values: readonly number[]) => {
    const bytes = new Uint8Array(70);
    bytes.set([1, 0, 0, 0, 64]);
    bytes.set([3, ...values], 64);
    return bytes;
  };
  const frames = [rle([1, 2, 3, 4]), rle([5, 6, 7, 8])];
  const pieces = frames.flatMap((bytes) => [bytes.slice(0, 30), bytes.slice(30)]);
  const file = { ...small, frames: 2, bitsAllocated: 8, transferSyntaxUid: '1.2.840.10008.1.2.5' } as const;
  /** Encapsulated pixel data with a Basic Offset Table. */
  const withTable = (table: readonly number[], fragments: readonly Uint8Array[]) => {
    const parts = [new Uint8Array(Uint32Array.from(table).buffer), ...fragments];
    const items = parts.flatMap((bytes) => {
      const even = [...bytes, ...(bytes.length % 2 ? [0] : [])];
      return [0xfe, 0xff, 0x00, 0xe0, even.length & 0xff, even.length >> 8, 0, 0, ...even];
    });
    return Uint8Array.from([...items, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
  };
  const written = (body: Uint8Array) => {
    const bytes = syntheticDicom({ ...file, fragments: [] });
    const at = bytes.findIndex((_, i) => [0xe0, 0x7f, 0x10, 0x00].every((byte, k) => bytes[i + k] === byte));
    return Uint8Array.from([...bytes.subarray(0, at + 12), ...body]);
  };
  const decoded = async (bytes: Uint8Array) => {
    const opened = openPixelData(bytes);
    if (!opened.ok) return opened.error.kind;
    const all = await Promise.all([0, 1].map((frame) => decodeStoredValues(opened.value, frame, codecs)));
    return all.map((one) => (one.ok ? [...one.value.values] : one.error.kind));
  };
  const both = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ];

  it('are put together by the Basic Offset Table', async () => {
    // Each frame is 30 + 40 bytes in two items of 8 bytes more.
    expect(await decoded(written(withTable([0, 86], pieces)))).toEqual(both);
  });

  it('need no table when there is one fragment a frame, whatever a table says', async () => {
    expect(await decoded(written(withTable([0, 4711], frames)))).toEqual(both);
  });

  it('are refused when nothing tells where a frame begins', async () => {
    expect(await decoded(written(withTable([], pieces)))).toBe('damaged-pixels');
    expect(await decoded(written(withTable([0, 4711], pieces)))).toBe('damaged-pixels');
  });
});

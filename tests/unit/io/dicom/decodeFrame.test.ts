import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Codecs } from '../../../../src/io/dicom/codecs';
import { type DecodedSlice, decodeFrame } from '../../../../src/io/dicom/decodeFrame';
import type { DecodeProblem } from '../../../../src/io/dicom/decodeProblem';
import { decodeStoredValues } from '../../../../src/io/dicom/decodeStoredValues';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

const noCodec = async (): Promise<never> => {
  throw 42;
};
const codecs: Codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };

async function decode(options: SyntheticDicom, frame = 0, bytes = syntheticDicom(options)) {
  const headers = readSliceHeaders(bytes, bytes.length);
  if (!headers.ok) throw new Error(headers.error.kind);
  const header = headers.value[frame];
  if (header === undefined) throw new Error('no such frame');
  return decodeFrame(bytes, header, codecs);
}

async function sliceOf(options: SyntheticDicom, frame = 0): Promise<DecodedSlice> {
  const decoded = await decode(options, frame);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value;
}

async function problemOf(options: SyntheticDicom): Promise<DecodeProblem> {
  const decoded = await decode(options);
  if (decoded.ok) throw new Error('it was decoded');
  return decoded.error;
}

describe('stored values', () => {
  it.each([0.5, 0.01, 0.7252747])('stay as stored when the slope is %d', async (slope) => {
    const slice = await sliceOf({ slope, intercept: -100, values: [0, 1, 2, 3, 1000, 65535] });
    expect([...slice.storedValues.slice(0, 6)]).toEqual([0, 1, 2, 3, 1000, 65535]);
    expect(slice.rescale).toEqual({ slope, intercept: -100, isStated: true });
  });

  it('lose garbage above BitsStored, and keep their sign', async () => {
    const values = [-2048, -1, 0, 1, 2047, 5, -6, 7, -8, 9, -10, 11];
    const slice = await sliceOf({ bitsStored: 12, isSigned: true, garbageAbove: 0b0101, values });
    expect([...slice.storedValues]).toEqual(values);
    const unsigned = await sliceOf({ bitsStored: 12, garbageAbove: 0b1111, values: [4095, 0, 4000] });
    expect([...unsigned.storedValues.slice(0, 3)]).toEqual([4095, 0, 4000]);
  });

  it('are shifted down from a higher HighBit, unless bits below are used', async () => {
    const slice = await sliceOf({ bitsStored: 12, highBit: 15, values: [4095, 1, 2] });
    expect([...slice.storedValues.slice(0, 3)]).toEqual([4095, 1, 2]);
    const elements = [{ tag: 'x00280102', vr: 'US', value: [15] }];
    expect((await problemOf({ bitsStored: 12, elements })).kind).toBe('damaged-pixels');
  });

  it.each(['explicit', 'implicit', 'big-endian', 'deflated'] as const)(
    'of 8, 16 and 32 bits are read %s',
    async (encoding) => {
      for (const bitsAllocated of [8, 16, 32] as const) {
        const values = [-128, 127, -1, 0, 1, 2, 3, -4, 5, -6, 7, -8];
        const slice = await sliceOf({ encoding, bitsAllocated, isSigned: true, values });
        expect([...slice.storedValues], `${bitsAllocated} bits`).toEqual(values);
      }
    },
  );

  it('of unsigned 32 bits are refused where an Int32Array would turn them negative', async () => {
    expect((await problemOf({ bitsAllocated: 32, values: [2 ** 31] })).kind).toBe('unsupported-pixels');
    expect((await sliceOf({ bitsAllocated: 32, values: [2 ** 31 - 1] })).storedValues[0]).toBe(2147483647);
  });

  it('of each frame are its own', async () => {
    const options = { frames: 3, rows: 2, columns: 2, values: [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23] };
    expect([...(await sliceOf(options, 2)).storedValues]).toEqual([20, 21, 22, 23]);
  });

  it('of 1 bit run on from frame to frame, lowest bit first', async () => {
    const elements = [
      { tag: 'x00280100', vr: 'US', value: [1] },
      { tag: 'x00280101', vr: 'US', value: [1] },
      { tag: 'x00280102', vr: 'US', value: [0] },
      { tag: 'x00280008', vr: 'IS', value: '2' },
    ];
    // 3 × 3 pixels twice: bits 0–8 and 9–17 of B5 01 03 (PS3.5 8.1.1: lowest bit first).
    const bytes = syntheticDicom({
      rows: 3,
      columns: 3,
      bitsAllocated: 8,
      elements,
      values: [0xb5, 0x01, 0x03],
    });
    const second = await decode({}, 1, bytes);
    const first = await decode({}, 0, bytes);
    expect(first.ok && [...first.value.storedValues]).toEqual([1, 0, 1, 0, 1, 1, 0, 1, 1]);
    expect(second.ok && [...second.value.storedValues]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it('of colours come interleaved from planes, and are no slice', async () => {
    const elements = [{ tag: 'x00280006', vr: 'US', value: [1] }];
    const planes = [1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24];
    const options = {
      rows: 2,
      columns: 2,
      bitsAllocated: 8,
      samplesPerPixel: 3,
      photometric: 'RGB',
    } as const;
    const opened = openPixelData(syntheticDicom({ ...options, elements, values: planes }));
    const decoded = opened.ok ? await decodeStoredValues(opened.value, 0, codecs) : opened;
    expect(decoded.ok && [...decoded.value.values]).toEqual([1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24]);
    expect((await problemOf(options)).kind).toBe('not-grayscale');
  });
});

describe('a decoded slice', () => {
  it('says padding, inversion and what was odd', async () => {
    const elements = [{ tag: 'x00280120', vr: 'SS', value: [-2000] }];
    const slice = await sliceOf({
      photometric: 'MONOCHROME1',
      isSigned: true,
      elements,
      trailing: Uint8Array.of(1, 2, 3),
    });
    expect(slice.isInverted).toBe(true);
    expect(slice.paddingValue).toBe(-2000);
    expect(slice.notices.map(({ kind }) => kind)).toEqual(['trailing-bytes']);
  });

  it('accepts data set padding after the pixels', async () => {
    const trailing = Uint8Array.of(0xfc, 0xff, 0xfc, 0xff, 0x4f, 0x42, 0, 0, 2, 0, 0, 0, 0, 0);
    expect((await sliceOf({ trailing })).notices).toEqual([]);
  });

  it('has the fingerprint that its documentation says', async () => {
    const slice = await sliceOf({
      rows: 1,
      columns: 2,
      values: [1, 258],
      spacing: [2.5, 0.75],
      slope: 0.5,
      intercept: 1,
    });
    const text =
      'multifidus-image-1\nsize=1x2\nspacing=2.5\\0.75\nplane=0\\0\\0\\1\\0\\0\\0\\1\\0\nrescale=0.5\\1\n';
    const hash = createHash('sha256')
      .update(text)
      .update(Uint8Array.of(1, 0, 0, 0, 2, 1, 0, 0));
    expect(slice.fingerprint).toBe(hash.digest('hex'));
  });

  it('keeps its fingerprint when names and UIDs change, and not when a pixel, spacing or slope does', async () => {
    const { fingerprint } = await sliceOf({});
    const renamed = await sliceOf({
      patientName: 'Other',
      patientId: 'X',
      sopInstanceUid: '9.9',
      encoding: 'implicit',
    });
    expect(renamed.fingerprint).toBe(fingerprint);
    for (const change of [
      { values: [1] },
      { spacing: [0.5, 0.25] },
      { slope: 2 },
      { position: [0, 0, 1] },
    ] as const) {
      expect((await sliceOf(change)).fingerprint).not.toBe(fingerprint);
    }
  });
});

describe('pixels that are refused', () => {
  const jpegLs = '1.2.840.10008.1.2.4.80';
  // SOI, SOF55 with 8 bits, 4 rows, 3 columns, 1 component, EOI.
  const frameHead = (rows: number) => [0xff, 0xd8, 0xff, 0xf7, 0, 11, 8, 0, rows, 0, 3, 1, 1, 0x11, 0];

  it('come with the codec that failed, also when it throws a number', async () => {
    const fragments = [Uint8Array.from([...frameHead(4), 0xff, 0xd9])];
    const problem = await problemOf({ transferSyntaxUid: jpegLs, bitsAllocated: 8, fragments });
    expect(problem).toEqual({
      kind: 'codec-failed',
      codec: 'JPEG-LS Lossless',
      text: 'the codestream is damaged',
    });
  });

  it('are not decoded when the codestream has another size', async () => {
    const fragments = [Uint8Array.from([...frameHead(9), 0xff, 0xd9])];
    const problem = await problemOf({ transferSyntaxUid: jpegLs, bitsAllocated: 8, fragments });
    expect(problem).toEqual({ kind: 'size-mismatch', expected: '3 × 4 × 1', found: '3 × 9 × 1' });
  });

  it('are not decoded when the codestream is cut off', async () => {
    const fragments = [Uint8Array.from([...frameHead(4), 1, 2, 3, 4, 5])];
    expect((await problemOf({ transferSyntaxUid: jpegLs, bitsAllocated: 8, fragments })).kind).toBe(
      'damaged-pixels',
    );
  });

  it('include a file that is not the one of the header', async () => {
    const small = syntheticDicom({ rows: 2, columns: 2 });
    const headers = readSliceHeaders(small, small.length);
    const header = headers.ok ? headers.value[0] : undefined;
    if (header === undefined) throw new Error('no header');
    const decoded = await decodeFrame(syntheticDicom(), header, codecs);
    expect(decoded.ok ? 'read' : decoded.error.kind).toBe('other-image');
  });
});

import { describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../../../src/io/dicom/codecs/nodeCodecs';
import { decodeStoredValues } from '../../../../src/io/dicom/decodeStoredValues';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { joinBytes } from '../../../support/dicomWriter';
import { encodeCodestream, type PictureToEncode } from '../../../support/encodeCodestream';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/*
 * Lossless: what went in must come out, whatever depth, sign or order. The expected values are the input's.
 */

const codecs = nodeCodecs();
const syntax = { 'jpeg-ls': '80', 'jpeg-2000': '90', htj2k: '201' } as const;
const [columns, rows] = [24, 16];

async function valuesOf(options: SyntheticDicom, frame = 0): Promise<readonly number[] | string> {
  const opened = openPixelData(syntheticDicom({ rows, columns, ...options }));
  if (!opened.ok) return opened.error.kind;
  const decoded = await decodeStoredValues(opened.value, frame, codecs);
  return decoded.ok ? [...decoded.value.values] : `${decoded.error.kind} ${JSON.stringify(decoded.error)}`;
}

/** Pseudo-random but the same each time; both ends of the range are there. */
function noise(count: number, bits: number, isSigned: boolean): number[] {
  const range = 2 ** bits;
  const low = isSigned ? -range / 2 : 0;
  let state = 12345;
  const values = Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return low + Math.floor((state / 2 ** 31) * range);
  });
  values[0] = low;
  values[1] = low + range - 1;
  return values;
}

function picture(bitsPerSample: number, isSigned: boolean, samples: readonly number[]): PictureToEncode {
  return { width: columns, height: rows, bitsPerSample, componentCount: 1, isSigned, samples };
}

function file(
  format: keyof typeof syntax,
  bits: number,
  isSigned: boolean,
  fragments: Uint8Array[],
): SyntheticDicom {
  const bitsAllocated = bits > 8 ? 16 : 8;
  const transferSyntaxUid = `1.2.840.10008.1.2.4.${syntax[format]}`;
  return { transferSyntaxUid, fragments, bitsAllocated, bitsStored: bits, isSigned };
}

describe('lossless codestreams', () => {
  const depths = [8, 10, 12, 15, 16];
  const cases = depths.flatMap((bits) => [
    ...(['jpeg-2000', 'htj2k'] as const).flatMap((format) => [
      [format, bits, false] as const,
      // The JPEG 2000 encoder takes signed bytes for unsigned ones; see below.
      ...(format === 'jpeg-2000' && bits === 8 ? [] : [[format, bits, true] as const]),
    ]),
    // JPEG-LS knows no sign: the bits are those of the signed value.
    ['jpeg-ls', bits, false] as const,
  ]);
  it.each(cases)('%s of %d bits, signed %s, give back every value', async (format, bits, isSigned) => {
    const samples = noise(rows * columns, bits, isSigned);
    const bytes = await encodeCodestream(format, picture(bits, isSigned, samples), (encoder) => {
      if (format === 'htj2k') encoder.setQuality(true, 0);
    });
    expect(await valuesOf(file(format, bits, isSigned, [bytes]))).toEqual(samples);
  });

  it('JPEG 2000 of 8 bits, signed true, give back every value', async () => {
    // An unsigned codestream holds value − 128 (ISO/IEC 15444-1 G.1.2): saying "signed" in SIZ takes the shift away.
    const samples = noise(rows * columns, 8, false);
    const bytes = await encodeCodestream('jpeg-2000', picture(8, false, samples));
    bytes[42] = (bytes[42] ?? 0) | 0x80;
    expect(await valuesOf(file('jpeg-2000', 8, true, [bytes]))).toEqual(samples.map((value) => value - 128));
  });

  it.each(['jpeg-2000', 'jpeg-ls'] as const)('%s written unsigned for signed values', async (format) => {
    const samples = noise(rows * columns, 16, true);
    const unsigned = samples.map((value) => value & 0xffff);
    const bytes = await encodeCodestream(format, picture(16, false, unsigned));
    expect(await valuesOf(file(format, 16, true, [bytes]))).toEqual(samples);
  });

  it('JPEG 2000 written signed for unsigned values keep their bits', async () => {
    const samples = noise(rows * columns, 12, true);
    const bytes = await encodeCodestream('jpeg-2000', picture(12, true, samples));
    expect(await valuesOf(file('jpeg-2000', 12, false, [bytes]))).toEqual(
      samples.map((value) => value & 0xfff),
    );
  });

  it('HTJ2K under the name of JPEG 2000 are decoded as what they are', async () => {
    const samples = noise(rows * columns, 12, false);
    const bytes = await encodeCodestream('htj2k', picture(12, false, samples), (one) =>
      one.setQuality(true, 0),
    );
    expect(await valuesOf(file('jpeg-2000', 12, false, [bytes]))).toEqual(samples);
  });

  it('JPEG 2000 in the boxes of a JP2 file are unpacked', async () => {
    const samples = noise(rows * columns, 12, false);
    const bare = await encodeCodestream('jpeg-2000', picture(12, false, samples));
    const box = (type: string, body: Uint8Array) => {
      const head = new DataView(new ArrayBuffer(8));
      head.setUint32(0, body.length + 8);
      for (let i = 0; i < 4; i++) head.setUint8(4 + i, type.charCodeAt(i));
      return joinBytes([new Uint8Array(head.buffer), body]);
    };
    const boxes = [
      box('jP  ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a)),
      box('ftyp', new TextEncoder().encode('jp2 \0\0\0\0jp2 ')),
      box('jp2c', bare),
    ];
    expect(await valuesOf(file('jpeg-2000', 12, false, [joinBytes(boxes)]))).toEqual(samples);
  });

  it('cut into many fragments are put together', async () => {
    const samples = noise(rows * columns, 12, false);
    const bytes = await encodeCodestream('jpeg-ls', picture(12, false, samples));
    const cuts = [0, 40, 42, 100, bytes.length];
    const fragments = cuts.slice(1).map((end, i) => bytes.slice(cuts[i], end));
    expect(await valuesOf(file('jpeg-ls', 12, false, fragments))).toEqual(samples);
  });

  it('of several frames in fragments without an offset table begin at their start marks', async () => {
    const both = [noise(rows * columns, 12, false), noise(rows * columns, 11, false)];
    const streams = await Promise.all(
      both.map((one) => encodeCodestream('jpeg-ls', picture(12, false, one))),
    );
    const fragments = streams.flatMap((bytes) => [bytes.slice(0, 50), bytes.slice(50), new Uint8Array()]);
    const options = { ...file('jpeg-ls', 12, false, fragments), frames: 2 };
    expect(await valuesOf(options, 0)).toEqual(both[0]);
    expect(await valuesOf(options, 1)).toEqual(both[1]);
  });

  it.each([0, 1, 2])('JPEG-LS colours in interleave mode %d come pixel by pixel', async (mode) => {
    const pixels = noise(rows * columns * 3, 8, false);
    const count = rows * columns;
    const planes = [0, 1, 2].flatMap((s) => Array.from({ length: count }, (_, i) => pixels[i * 3 + s] ?? 0));
    const samples = mode === 0 ? planes : pixels;
    const bytes = await encodeCodestream(
      'jpeg-ls',
      { ...picture(8, false, samples), componentCount: 3 },
      (encoder) => encoder.setInterleaveMode(mode),
    );
    const options = { ...file('jpeg-ls', 8, false, [bytes]), samplesPerPixel: 3, photometric: 'RGB' };
    expect(await valuesOf(options)).toEqual(pixels);
  });
});

describe('lossy codestreams', () => {
  it.each([1, 3, 10])('JPEG-LS near-lossless with bound %d stays within it', async (bound) => {
    const samples = noise(rows * columns, 12, false);
    const bytes = await encodeCodestream('jpeg-ls', picture(12, false, samples), (encoder) =>
      encoder.setNearLossless(bound),
    );
    const values = await valuesOf({
      ...file('jpeg-ls', 12, false, [bytes]),
      transferSyntaxUid: '1.2.840.10008.1.2.4.81',
    });
    if (typeof values === 'string') throw new Error(values);
    const worst = Math.max(...values.map((value, i) => Math.abs(value - (samples[i] ?? 0))));
    expect(worst).toBeLessThanOrEqual(bound);
    expect(worst).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../../../src/io/dicom/codecs/nodeCodecs';
import { decodeCodestream } from '../../../../src/io/dicom/decodeCodestream';
import { jpeg2000HeaderFault } from '../../../../src/io/dicom/jpeg2000Header';
import { encodeCodestream } from '../../../support/encodeCodestream';

// Where segments stand and what they hold: ISO/IEC 15444-1 annex A, 15444-15 annex A.
const [width, height] = [24, 16];
const samples = Array.from({ length: width * height }, (_, i) => (i * i) % 4096);
const picture = { width, height, bitsPerSample: 12, componentCount: 1, isSigned: false, samples };
const codestreams = {
  'jpeg-2000': await encodeCodestream('jpeg-2000', picture),
  htj2k: await encodeCodestream('htj2k', picture, (encoder) => encoder.setQuality(true, 0)),
};

function harmed(format: keyof typeof codestreams, at: number, bytes: readonly number[]): Uint8Array {
  const copy = codestreams[format].slice();
  copy.set(bytes, at);
  return copy;
}

describe.each(['jpeg-2000', 'htj2k'] as const)('the main header of a %s codestream', (format) => {
  const fault = (bytes: Uint8Array) => jpeg2000HeaderFault(bytes, format === 'htj2k');

  it('is sound as encoders write it', () => {
    expect(fault(codestreams[format])).toBeUndefined();
  });

  it.each([
    ['samples for every 255th row only', 44, [0xff], /fewer samples/],
    ['tiles of no width', 24, [0, 0, 0, 0], /without a size/],
    ['tiles that begin behind the picture', 32, [0, 0, 0, 5], /beside/],
    ['a length of its size that fits no number of components', 4, [0, 42], /not written whole/],
    ['something that is no marker after its size', 45, [0x12, 0x34], /no segment/],
    ['a segment without a length', 47, [0, 0], /no length/],
  ])('that states %s is refused', (_, at, bytes, words) => {
    expect(fault(harmed(format, at, bytes))).toMatch(words);
  });

  it('that is cut before the first tile is refused', () => {
    expect(fault(codestreams[format].subarray(0, 60))).toMatch(/no end|whole/);
  });
});

describe('a damaged HTJ2K header', () => {
  it('ends in a reason: the decoder itself would go on for minutes', async () => {
    // Found by the property of hostile files: four bytes of ones over the end of SIZ and the beginning of CAP.
    const bytes = harmed('htj2k', 44, [0xff, 0xff, 0xff, 0xff]);
    const shape = { rows: height, columns: width, samplesPerPixel: 1 };
    const decoded = await decodeCodestream(bytes, shape, 'HTJ2K', nodeCodecs());
    expect(decoded).toMatchObject({ ok: false, error: { kind: 'damaged-pixels' } });
  });
});

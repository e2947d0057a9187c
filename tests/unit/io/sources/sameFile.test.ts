import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import type { Codecs } from '../../../../src/io/dicom/codecs';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { differsFromKnown } from '../../../../src/io/sources/differsFromKnown';
import { sameImage } from '../../../../src/io/sources/sameImage';
import type { DicomElement } from '../../../support/dicomWriter';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

// Two files of one SOP Instance UID: whatever changes a number that is measured makes them two images.
const noCodec = async (): Promise<never> => {
  throw new Error('not compressed');
};
const codecs: Codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };

function headerOf(file: Uint8Array) {
  const read = readSliceHeaders(file, file.length);
  return present(read.ok ? read.value[0] : undefined, 'a header');
}

const table = (entries: readonly number[]): DicomElement => ({
  tag: 'x00283000',
  vr: 'SQ',
  value: [
    [
      { tag: 'x00283002', vr: 'US', value: [entries.length, 0, 16] },
      { tag: 'x00283006', vr: 'US', value: entries },
    ],
  ],
});
const twelve = Array.from({ length: 12 }, (_, i) => i * 10);
const padding = (tag: string, value: number): DicomElement => ({ tag, vr: 'US', value: [value] });
const philips = (slope: number): readonly DicomElement[] => [
  { tag: 'x20050010', vr: 'LO', value: 'Philips MR Imaging DD 001' },
  { tag: 'x2005100e', vr: 'FL', value: [slope] },
];

const changes: readonly (readonly [string, SyntheticDicom, SyntheticDicom])[] = [
  ['a table of values that the other lacks', {}, { elements: [table(twelve)] }],
  ['another table', { elements: [table(twelve)] }, { elements: [table([...twelve].reverse())] }],
  ['padding that the other lacks', {}, { elements: [padding('x00280120', 3)] }],
  [
    'another range of padding',
    { elements: [padding('x00280120', 3), padding('x00280121', 4)] },
    { elements: [padding('x00280120', 3), padding('x00280121', 8)] },
  ],
  ['signed values', {}, { isSigned: true }],
  ['other bits stored', { bitsStored: 12 }, { bitsStored: 3, highBit: 2 }],
  ['another slope', { slope: '1' }, { slope: '1.29' }],
  ['another Philips scale', { elements: philips(0.5) }, { elements: philips(0.25) }],
];

describe('two files of one SOP Instance UID with', () => {
  it.each(changes)('%s are two images', async (_what, one, other) => {
    const [first, second] = [syntheticDicom(one), syntheticDicom(other)];
    expect(await sameImage(first, second, codecs)).toBe(false);
    expect(differsFromKnown(second, headerOf(first))).toBeDefined();
  });
  it('nothing but another way of writing are one', async () => {
    const written = (['explicit', 'implicit', 'big-endian', 'deflated'] as const).map((encoding) =>
      syntheticDicom({ encoding, elements: [table(twelve)], bitsStored: 12 }),
    );
    for (const file of written) {
      const first = present(written[0], 'a file');
      expect(await sameImage(first, file, codecs)).toBe(true);
      expect(differsFromKnown(file, headerOf(first))).toBeUndefined();
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Codecs } from '../../../../src/io/dicom/codecs';
import { decodeFrame } from '../../../../src/io/dicom/decodeFrame';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

const noCodec = async (): Promise<never> => {
  throw 'no codec';
};
const codecs: Codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };

const group = (tag: string, inner: string, value: string) => ({
  tag,
  vr: 'SQ',
  value: [[{ tag: inner, vr: 'DS', value }]],
});
const shared = [group('x00209116', 'x00200037', '1\\0\\0\\0\\1\\0'), group('x00289110', 'x00280030', '3\\2')];
const files: readonly SyntheticDicom[] = [
  {},
  { encoding: 'implicit' },
  { encoding: 'big-endian' },
  { encoding: 'deflated' },
  { hasMeta: false },
  { transferSyntaxUid: '1.2.840.10008.1.2.5', fragments: [new Uint8Array(80)] },
  {
    frames: 2,
    elements: [
      { tag: 'x52009229', vr: 'SQ', value: [shared] },
      { tag: 'x52009230', vr: 'SQ', value: [[group('x00209113', 'x00200032', '0\\0\\1')], []] },
    ],
  },
];

describe('damaged files', () => {
  it('always end in a result: headers, slices or a reason, never in an exception', async () => {
    const damage = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, fc.nat(2000), async (options, hits, cut) => {
        const bytes = syntheticDicom(options);
        for (const [at, value] of hits) bytes[at % bytes.length] = value;
        const kept = cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
        const headers = readSliceHeaders(kept, kept.length);
        if (!headers.ok) {
          expect(headers.error.kind).not.toBe('need-more-bytes');
          return;
        }
        for (const header of headers.value.slice(0, 4)) {
          const decoded = await decodeFrame(kept, header, codecs);
          const count = header.grid.rows * header.grid.columns;
          if (decoded.ok) expect(decoded.value.storedValues).toHaveLength(count);
          else expect(decoded.error.kind).not.toBe('');
        }
      }),
      { numRuns: 1500 },
    );
  }, 30_000);
});

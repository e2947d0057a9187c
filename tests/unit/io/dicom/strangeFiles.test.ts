import { describe, expect, it } from 'vitest';
import type { SliceHeader } from '../../../../src/domain/image/sliceHeader';
import { nodeCodecs } from '../../../../src/io/dicom/codecs/nodeCodecs';
import { decodeFrame } from '../../../../src/io/dicom/decodeFrame';
import { decodeStoredValues } from '../../../../src/io/dicom/decodeStoredValues';
import { openPixelData } from '../../../../src/io/dicom/openPixelData';
import { readHeadersGrowing } from '../../../../src/io/dicom/readHeadersGrowing';
import { joinBytes } from '../../../support/dicomWriter';
import { encodeCodestream } from '../../../support/encodeCodestream';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/* Files that other readers open although they break a rule. What must come out follows from how each is made. */

const codecs = nodeCodecs();
const [columns, rows] = [24, 16];
const samples = Array.from({ length: columns * rows }, (_, i) => (i * 37) % 4096);

async function headerOf(bytes: Uint8Array, startBytes?: number): Promise<SliceHeader> {
  const read = async (count: number) => bytes.slice(0, count);
  const { headers } = await readHeadersGrowing(read, bytes.length, startBytes);
  if (!headers.ok) throw new Error(JSON.stringify(headers.error));
  const [first] = headers.value;
  if (first === undefined) throw new Error('no frame');
  return first;
}

const kinds = (header: SliceHeader) => header.warnings.map(({ kind }) => kind);

async function valuesOf(bytes: Uint8Array): Promise<readonly number[] | string> {
  const decoded = await decodeFrame(bytes, await headerOf(bytes), codecs);
  return decoded.ok ? [...decoded.value.storedValues] : decoded.error.kind;
}

describe('a data set', () => {
  it('may begin with a private group below 0008', async () => {
    const options = { values: samples.slice(0, 12) };
    const file = { ...options, elements: [{ tag: 'x00050005', vr: 'CS', value: 'ARCHIVE 6.0' }] };
    for (const encoding of ['explicit', 'big-endian'] as const) {
      expect(await valuesOf(syntheticDicom({ ...file, encoding }))).toEqual(options.values);
    }
  });

  it('is read past item marks of no length that stand outside any sequence', async () => {
    const good = syntheticDicom({ values: samples.slice(0, 12) });
    // Before (0010,0010).
    const at = good.findIndex((_, i) => good[i] === 0x10 && good[i + 1] === 0 && good[i + 2] === 0x10);
    const marks = [0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
    const bytes = joinBytes([good.subarray(0, at), Uint8Array.from(marks), good.subarray(at)]);
    expect(await valuesOf(bytes)).toEqual(samples.slice(0, 12));
    expect(kinds(await headerOf(bytes))).toContain('sequence-structure');
    // A length says that something lies inside: that is not guessed at.
    bytes[at + 4] = 8;
    await expect(headerOf(bytes)).rejects.toThrow('damaged');
  });

  it('says when PixelRepresentation is missing, and when it is no sign', async () => {
    const missing = await headerOf(syntheticDicom({ without: ['x00280103'] }));
    expect(kinds(missing)).toContain('sign-not-stated');
    const two = [{ tag: 'x00280103', vr: 'US', value: [2] }];
    expect(kinds(await headerOf(syntheticDicom({ elements: two })))).toContain('sign-not-stated');
    expect(kinds(await headerOf(syntheticDicom({})))).not.toContain('sign-not-stated');
  });

  it('has a patient without the empty groups of the name', async () => {
    const header = await headerOf(syntheticDicom({ patientName: 'Wang^Li=王^力=' }));
    expect(header.patient.name).toBe('Wang^Li=王^力');
  });
});

describe('compressed pixels under a syntax of uncompressed ones', () => {
  const shape = { rows, columns, bitsAllocated: 16, bitsStored: 12 } as const;
  const picture = {
    width: columns,
    height: rows,
    bitsPerSample: 12,
    componentCount: 1,
    isSigned: false,
    samples,
  };

  it.each(['jpeg-ls', 'jpeg-2000', 'htj2k'] as const)(
    'are taken for the %s that they are',
    async (format) => {
      const fragments = [
        await encodeCodestream(format, picture, (encoder) => {
          if (format === 'htj2k') encoder.setQuality(true, 0);
        }),
      ];
      for (const hasMeta of [true, false]) {
        const bytes = syntheticDicom({ ...shape, fragments, hasMeta });
        // From few bytes too: the codestream lies behind what the header needs.
        const header = await headerOf(bytes, 256);
        expect(kinds(header)).toContain('transfer-syntax-wrong');
        // Nothing says that they are lossless.
        expect(header.isLossy).toBe(true);
        expect(await valuesOf(bytes)).toEqual(samples);
      }
    },
  );

  it('are refused when no codestream is there', async () => {
    for (const fragments of [[new Uint8Array(40_000)], [new Uint8Array(0)], []]) {
      await expect(headerOf(syntheticDicom({ ...shape, fragments }))).rejects.toThrow('damaged');
    }
  });
});

describe('colours as DCT JPEG', () => {
  it('are refused: whoever converts them decides what their values are', async () => {
    // SOI, SOF0 of three components, EOI (ISO/IEC 10918-1 B.2.2).
    const frame = [0xff, 0xc0, 0, 17, 8, 0, 2, 0, 2, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
    const codestream = Uint8Array.from([0xff, 0xd8, ...frame, 0xff, 0xd9]);
    const options: SyntheticDicom = {
      rows: 2,
      columns: 2,
      bitsAllocated: 8,
      samplesPerPixel: 3,
      photometric: 'YBR_FULL_422',
      transferSyntaxUid: '1.2.840.10008.1.2.4.50',
      fragments: [codestream],
    };
    const bytes = syntheticDicom(options);
    expect(await valuesOf(bytes)).toBe('not-grayscale');
    const opened = openPixelData(bytes);
    if (!opened.ok) throw new Error(opened.error.kind);
    const decoded = await decodeStoredValues(opened.value, 0, codecs);
    expect(decoded.ok ? 'decoded' : decoded.error.kind).toBe('not-grayscale');
  });
});

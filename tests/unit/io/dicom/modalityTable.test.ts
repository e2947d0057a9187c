import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { measurementBar } from '../../../../src/domain/image/measurementBar';
import { displayedOf } from '../../../../src/domain/image/valueMaps';
import type { Codecs } from '../../../../src/io/dicom/codecs';
import { decodeFrame } from '../../../../src/io/dicom/decodeFrame';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import type { DicomElement } from '../../../support/dicomWriter';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/** Tables by DICOM PS3.3 C.11.1.1, written out by hand. */

const noCodec = async (): Promise<never> => {
  throw new Error('not compressed');
};
const codecs: Codecs = { jpeg8: noCodec, jpegLs: noCodec, jpeg2000: noCodec, htj2k: noCodec };

type Table = {
  readonly descriptor?: readonly number[];
  readonly descriptorVr?: string;
  readonly data?: DicomElement;
};

function sequence(...tables: readonly Table[]): DicomElement {
  const items = tables.map(({ descriptor, descriptorVr = 'US', data }) => [
    ...(descriptor ? [{ tag: 'x00283002', vr: descriptorVr, value: descriptor }] : []),
    ...(data ? [data] : []),
  ]);
  return { tag: 'x00283000', vr: 'SQ', value: items };
}

const words = (value: readonly number[], vr = 'US'): DicomElement => ({ tag: 'x00283006', vr, value });
const bytes = (value: readonly number[], vr = 'OW'): DicomElement => ({
  tag: 'x00283006',
  vr,
  value: Uint8Array.from(value),
});

function headerOf(options: SyntheticDicom) {
  const file = syntheticDicom(options);
  const read = readSliceHeaders(file, file.length);
  const header = read.ok ? read.value[0] : undefined;
  if (!header) throw new Error('no header');
  return { file, header };
}

async function displayed(options: SyntheticDicom): Promise<readonly number[]> {
  const { file, header } = headerOf(options);
  expect(measurementBar(header)).toBeUndefined();
  const slice = await decodeFrame(file, header, codecs);
  if (!slice.ok) throw new Error(slice.error.kind);
  return [...slice.value.storedValues].map(displayedOf(slice.value));
}

const values = [0, 9, 10, 11, 12, 13, 14, 65535, 10, 10, 10, 10];

describe('a Modality LUT', () => {
  it.each(['explicit', 'implicit', 'big-endian', 'deflated'] as const)(
    'of 16-bit words is read %s, with the first and last entry beyond its ends',
    async (encoding) => {
      const elements = [sequence({ descriptor: [3, 10, 16], data: words([500, 40000, 7]) })];
      const found = await displayed({ encoding, values, elements });
      expect(found.slice(0, 8)).toEqual([500, 500, 500, 40000, 7, 7, 7, 7]);
    },
  );

  it.each(['explicit', 'implicit', 'big-endian'] as const)(
    'of 8 bits is read %s, packed in bytes or in words of their own',
    async (encoding) => {
      // An odd number of entries is padded to whole words. Big-endian words swap the bytes.
      const packed = encoding === 'big-endian' ? [40, 200, 0, 7] : [200, 40, 7, 0];
      const forms = [bytes(packed), words([200, 40, 7])];
      for (const data of forms) {
        const elements = [sequence({ descriptor: [3, 10, 8], data })];
        expect((await displayed({ encoding, values, elements })).slice(1, 6)).toEqual([200, 200, 40, 7, 7]);
      }
    },
  );

  it('begins at a signed stored value where the pixels are signed, whatever VR says so', async () => {
    for (const descriptorVr of ['SS', 'US']) {
      const elements = [sequence({ descriptor: [2, -3, 16], descriptorVr, data: words([1, 2]) })];
      const found = await displayed({ isSigned: true, values: [-4, -3, -2, 5], elements });
      expect(found.slice(0, 4)).toEqual([1, 1, 2, 2]);
    }
    const elements = [sequence({ descriptor: [2, 0xfffd, 16], descriptorVr: 'SS', data: words([1, 2]) })];
    expect((await displayed({ values: [0xfffc, 0xfffd, 0xfffe, 0xffff], elements })).slice(0, 4)).toEqual([
      1, 1, 2, 2,
    ]);
  });

  it('has 65536 entries where the descriptor says 0', async () => {
    const all = Uint8Array.from({ length: 131072 }, (_, i) => {
      const entry = 65535 - (i >> 1);
      return i % 2 === 0 ? entry & 0xff : entry >> 8;
    });
    const data: DicomElement = { tag: 'x00283006', vr: 'OW', value: all };
    const elements = [sequence({ descriptor: [0, 0, 16], data })];
    const found = await displayed({ values: [0, 1, 32768, 65535], elements });
    expect(found.slice(0, 4)).toEqual([65535, 65534, 32767, 0]);
  });

  it('takes the place of slope and intercept', async () => {
    const elements = [sequence({ descriptor: [1, 0, 16], data: words([77]) })];
    const options = { slope: 2, intercept: 100, elements };
    expect(headerOf(options).header.rescale).toEqual({
      slope: 1,
      intercept: 0,
      isStated: true,
      table: {
        entries: 1,
        firstStored: 0,
        bitsPerEntry: 16,
        sha256: createHash('sha256').update(Uint8Array.of(77, 0)).digest('hex'),
      },
    });
    expect(new Set(await displayed(options))).toEqual(new Set([77]));
  });

  it('is part of the fingerprint: another table makes other numbers', async () => {
    const fingerprints = await Promise.all(
      [[1, 2], [1, 3], undefined].map(async (entries) => {
        const elements = entries ? [sequence({ descriptor: [2, 0, 16], data: words(entries) })] : [];
        const { file, header } = headerOf({ elements });
        const slice = await decodeFrame(file, header, codecs);
        return slice.ok ? slice.value.fingerprint : slice.error.kind;
      }),
    );
    expect(new Set(fingerprints).size).toBe(3);
  });

  it('of the file must be the one that the header was read with', async () => {
    const at = (entries: readonly number[]) =>
      headerOf({ elements: [sequence({ descriptor: [2, 0, 16], data: words(entries) })] });
    const { file } = at([1, 3]);
    const slice = await decodeFrame(file, at([1, 2]).header, codecs);
    expect(slice).toMatchObject({ ok: false, error: { kind: 'other-image' } });
    const without = syntheticDicom();
    expect((await decodeFrame(without, at([1, 2]).header, codecs)).ok).toBe(false);
  });

  it.each([
    ['no descriptor', [{ data: words([1, 2]) }], 'descriptor'],
    ['a short descriptor', [{ descriptor: [2, 0], data: words([1, 2]) }], 'descriptor'],
    ['no entries', [{ descriptor: [2, 0, 16] }], 'no entries'],
    ['too few entries', [{ descriptor: [3, 0, 16], data: words([1, 2]) }], '4 bytes are there for 3 entries'],
    [
      'too many entries',
      [{ descriptor: [1, 0, 16], data: words([1, 2]) }],
      '4 bytes are there for 1 entries',
    ],
    ['32-bit entries', [{ descriptor: [2, 0, 32], data: words([1, 2]) }], '32 bits'],
    [
      'entries beyond their bits',
      [{ descriptor: [2, 0, 8], data: words([1, 256]) }],
      'does not fit its 8 bits',
    ],
    [
      'two tables',
      [
        { descriptor: [1, 0, 16], data: words([1]) },
        { descriptor: [1, 0, 16], data: words([2]) },
      ],
      '2 tables',
    ],
  ] as const)('that is broken bars the image, with the reason: %s', (_, tables, reason) => {
    const { header } = headerOf({ elements: [sequence(...tables)] });
    const bar = measurementBar(header);
    expect(bar).toMatchObject({ kind: 'modality-lut', tag: 'ModalityLutSequence (0028,3000)' });
    expect(bar?.text).toContain(reason);
    expect(header.rescale).toEqual({ slope: 1, intercept: 0, isStated: false });
  });

  it('of an empty sequence is none: slope and intercept hold', () => {
    const { header } = headerOf({ slope: 2, intercept: 1, elements: [sequence()] });
    expect(header.rescale).toEqual({ slope: 2, intercept: 1, isStated: true });
    expect(header.warnings).toEqual([]);
  });
});

describe('pixel padding', () => {
  const padding = (value: number, limit?: number, vr = 'SS'): readonly DicomElement[] => [
    { tag: 'x00280120', vr, value: [value] },
    ...(limit === undefined ? [] : [{ tag: 'x00280121', vr, value: [limit] }]),
  ];
  const read = (options: SyntheticDicom) => {
    const { header } = headerOf(options);
    const { paddingValue, paddingLimit } = header.pixels;
    return { range: [paddingValue, paddingLimit], warnings: header.warnings.map(({ kind }) => kind) };
  };

  it('is a value or a range, with the sign of the pixels, whatever VR was written', () => {
    expect(read({ isSigned: true, elements: padding(-2000, -1000) })).toEqual({
      range: [-2000, -1000],
      warnings: [],
    });
    // 63536 = 65536 − 2000, as scanners write it.
    expect(read({ isSigned: true, elements: padding(63536, undefined, 'US') }).range).toEqual([
      -2000,
      undefined,
    ]);
    expect(read({ elements: padding(63536, 65535, 'US') }).range).toEqual([63536, 65535]);
    expect(read({ encoding: 'big-endian', isSigned: true, elements: padding(-1, 3) }).range).toEqual([-1, 3]);
  });

  it('of 12 signed bits is also read where its upper bits were left out', () => {
    // 2096 = 4096 − 2000.
    expect(read({ isSigned: true, bitsStored: 12, elements: padding(2096) }).range[0]).toBe(-2000);
    expect(read({ isSigned: true, bitsStored: 12, elements: padding(-2000) }).range[0]).toBe(-2000);
  });

  it('that no stored value can have is left aside, with a warning', () => {
    expect(read({ isSigned: true, bitsStored: 12, elements: padding(-32768) })).toEqual({
      range: [undefined, undefined],
      warnings: ['padding-unusable'],
    });
    expect(read({ bitsStored: 12, elements: padding(0, 4096, 'US') })).toEqual({
      range: [0, undefined],
      warnings: ['padding-unusable'],
    });
  });

  it('of 32-bit pixels is read in 16 bits, as the standard has it, or in 32', () => {
    const options = { bitsAllocated: 32, isSigned: true } as const;
    expect(read({ ...options, elements: padding(-7) }).range[0]).toBe(-7);
    expect(read({ ...options, elements: padding(-2_000_000_000, -5, 'SL') }).range).toEqual([
      -2_000_000_000, -5,
    ]);
  });

  it('reaches the slice with its range', async () => {
    const { file, header } = headerOf({ isSigned: true, elements: padding(-20, -10) });
    const slice = await decodeFrame(file, header, codecs);
    expect(slice).toMatchObject({ ok: true, value: { paddingValue: -20, paddingLimit: -10 } });
  });
});

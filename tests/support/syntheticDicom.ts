import { deflateSync } from 'fflate';
import { type DicomElement, encapsulated, joinBytes, writeElements } from './dicomWriter';

/** What to write. Everything has a default: an axial 4 × 3 MR slice, explicit little endian, nothing odd. */
export interface SyntheticDicom {
  readonly rows?: number;
  readonly columns?: number;
  readonly frames?: number;
  /** Stored values, all frames, row by row, samples interleaved; default 0, 1, 2 … */
  readonly values?: readonly number[];
  readonly bitsAllocated?: 8 | 16 | 32;
  readonly bitsStored?: number;
  readonly highBit?: number;
  readonly isSigned?: boolean;
  readonly samplesPerPixel?: number;
  readonly photometric?: string;
  /** Bits set above HighBit in every sample, as overlays or careless software leave them. */
  readonly garbageAbove?: number;
  /** Row spacing first, as DICOM writes it. `null` leaves the element out. */
  readonly spacing?: readonly [rowMm: number | string, columnMm: number | string] | null;
  readonly orientation?: readonly number[] | null;
  readonly position?: readonly number[] | null;
  readonly slope?: string | number;
  readonly intercept?: string | number;
  readonly encoding?: 'explicit' | 'implicit' | 'big-endian' | 'deflated';
  readonly hasPreamble?: boolean;
  readonly hasMeta?: boolean;
  /** States another transfer syntax than the one written. */
  readonly transferSyntaxUid?: string;
  /** Compressed frames or fragments instead of native pixels. */
  readonly fragments?: readonly Uint8Array[];
  readonly hasDelimiter?: boolean;
  readonly sopInstanceUid?: string | null;
  readonly seriesInstanceUid?: string | null;
  readonly studyInstanceUid?: string | null;
  readonly patientId?: string;
  readonly patientName?: string;
  /** Elements that replace those of the same tag, or are added. */
  readonly elements?: readonly DicomElement[];
  /** Tags to leave out. */
  readonly without?: readonly string[];
  /** Bytes after the pixel data. */
  readonly trailing?: Uint8Array;
}

const syntaxes = {
  explicit: '1.2.840.10008.1.2.1',
  implicit: '1.2.840.10008.1.2',
  'big-endian': '1.2.840.10008.1.2.2',
  deflated: '1.2.840.10008.1.2.1.99',
} as const;
const mrImage = '1.2.840.10008.5.1.4.1.1.4';

/** Writes a DICOM file. The same options give the same bytes. */
export function syntheticDicom(options: SyntheticDicom = {}): Uint8Array {
  const { encoding = 'explicit', hasPreamble = true, hasMeta = true, fragments } = options;
  const how = { isImplicit: encoding === 'implicit', isBigEndian: encoding === 'big-endian' };
  const elements = withOverrides(imageElements(options), options);
  const header = writeElements(elements, how);
  const pixels = fragments
    ? joinBytes([encapsulatedHead, encapsulated(fragments, options.hasDelimiter)])
    : writeElements([{ tag: 'x7fe00010', vr: 'OW', value: nativePixels(options) }], how);
  const dataSet = joinBytes([header, pixels, options.trailing ?? new Uint8Array(0)]);
  const body = encoding === 'deflated' ? deflateSync(dataSet) : dataSet;
  if (!hasMeta) return body;
  const meta = metaHeader(
    options.transferSyntaxUid ?? syntaxes[encoding],
    options.sopInstanceUid ?? '1.2.3.4',
  );
  const preamble = hasPreamble ? new Uint8Array(128) : new Uint8Array(0);
  return joinBytes([preamble, new TextEncoder().encode('DICM'), meta, body]);
}

/** (7FE0,0010) OB of undefined length. */
const encapsulatedHead = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);

function metaHeader(transferSyntaxUid: string, sopInstanceUid: string): Uint8Array {
  const explicit = { isImplicit: false, isBigEndian: false };
  const body = writeElements(
    [
      { tag: 'x00020001', vr: 'OB', value: Uint8Array.of(0, 1) },
      { tag: 'x00020002', vr: 'UI', value: mrImage },
      { tag: 'x00020003', vr: 'UI', value: sopInstanceUid },
      { tag: 'x00020010', vr: 'UI', value: transferSyntaxUid },
      { tag: 'x00020012', vr: 'UI', value: '1.2.3' },
    ],
    explicit,
  );
  return joinBytes([writeElements([{ tag: 'x00020000', vr: 'UL', value: [body.length] }], explicit), body]);
}

function imageElements(options: SyntheticDicom): readonly DicomElement[] {
  const { rows = 4, columns = 3, frames = 1, bitsAllocated = 16, samplesPerPixel = 1 } = options;
  const bitsStored = options.bitsStored ?? bitsAllocated;
  const { spacing = [0.5, 0.5], position = [0, 0, 0], orientation = [1, 0, 0, 0, 1, 0] } = options;
  const text = (tag: string, vr: string, value: string | null | undefined): readonly DicomElement[] =>
    value === null || value === undefined ? [] : [{ tag, vr, value }];
  const numbers = (tag: string, value: number): DicomElement => ({ tag, vr: 'US', value: [value] });
  return [
    ...text('x00080005', 'CS', 'ISO_IR 192'),
    ...text('x00080008', 'CS', 'ORIGINAL\\PRIMARY\\M_SE'),
    ...text('x00080016', 'UI', mrImage),
    ...text('x00080018', 'UI', options.sopInstanceUid === undefined ? '1.2.3.4' : options.sopInstanceUid),
    ...text('x00080020', 'DA', '20240115'),
    ...text('x00080060', 'CS', 'MR'),
    ...text('x00080070', 'LO', 'Synthetic'),
    ...text('x0008103e', 'LO', 'T2 AX'),
    ...text('x00100010', 'PN', options.patientName ?? 'Test^Patient'),
    ...text('x00100020', 'LO', options.patientId ?? 'P1'),
    ...text('x00100030', 'DA', '19500630'),
    ...text('x00100040', 'CS', 'F'),
    ...text('x00180080', 'DS', '4000'),
    ...text('x00180081', 'DS', '100'),
    ...text('x0020000d', 'UI', options.studyInstanceUid === undefined ? '1.2.3' : options.studyInstanceUid),
    ...text(
      'x0020000e',
      'UI',
      options.seriesInstanceUid === undefined ? '1.2.3.1' : options.seriesInstanceUid,
    ),
    ...text('x00200011', 'IS', '3'),
    ...text('x00200013', 'IS', '1'),
    ...text('x00200032', 'DS', position?.join('\\')),
    ...text('x00200037', 'DS', orientation?.join('\\')),
    ...text('x00200052', 'UI', '1.2.3.9'),
    numbers('x00280002', samplesPerPixel),
    ...text('x00280004', 'CS', options.photometric ?? 'MONOCHROME2'),
    ...text('x00280008', 'IS', frames === 1 ? null : String(frames)),
    numbers('x00280010', rows),
    numbers('x00280011', columns),
    ...text('x00280030', 'DS', spacing?.join('\\')),
    numbers('x00280100', bitsAllocated),
    numbers('x00280101', bitsStored),
    numbers('x00280102', options.highBit ?? bitsStored - 1),
    numbers('x00280103', options.isSigned ? 1 : 0),
    ...text('x00281052', 'DS', options.intercept === undefined ? null : String(options.intercept)),
    ...text('x00281053', 'DS', options.slope === undefined ? null : String(options.slope)),
  ];
}

function withOverrides(elements: readonly DicomElement[], options: SyntheticDicom): readonly DicomElement[] {
  const { elements: extra = [], without = [] } = options;
  const replaced = new Set([...extra.map(({ tag }) => tag), ...without]);
  return [...elements.filter(({ tag }) => !replaced.has(tag)), ...extra].sort((a, b) =>
    a.tag < b.tag ? -1 : 1,
  );
}

/** The values as the file stores them: shifted up to HighBit, garbage above it. */
function nativePixels(options: SyntheticDicom): Uint8Array {
  const {
    rows = 4,
    columns = 3,
    frames = 1,
    bitsAllocated = 16,
    samplesPerPixel = 1,
    garbageAbove = 0,
  } = options;
  const count = rows * columns * frames * samplesPerPixel;
  const bitsStored = options.bitsStored ?? bitsAllocated;
  const highBit = options.highBit ?? bitsStored - 1;
  const isLittle = options.encoding !== 'big-endian';
  const bytesPerSample = bitsAllocated / 8;
  const bytes = new Uint8Array(count * bytesPerSample + ((count * bytesPerSample) % 2));
  for (let i = 0; i < count; i++) {
    const value = BigInt(options.values?.[i] ?? i) & (2n ** BigInt(bitsStored) - 1n);
    const stored =
      (value << BigInt(highBit - bitsStored + 1)) | (BigInt(garbageAbove) << BigInt(highBit + 1));
    for (let b = 0; b < bytesPerSample; b++) {
      const place = isLittle ? b : bytesPerSample - 1 - b;
      // 8-bit samples in a big-endian OW lie in swapped pairs (PS3.5 annex A.3).
      const at = i * bytesPerSample + place;
      bytes[bytesPerSample === 1 && !isLittle ? at ^ 1 : at] = Number((stored >> BigInt(8 * b)) & 0xffn);
    }
  }
  return bytes;
}

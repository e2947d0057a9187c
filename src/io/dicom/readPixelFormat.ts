import { err, ok, type Result } from '../../base/result';
import type { PixelFormat } from '../../domain/image/sliceHeader';
import type { HeaderProblem } from './headerProblem';
import type { ParsedFile } from './parseFile';
import { elementOf, readDecimals, readText, readUnsigned16 } from './tagSource';
import { type TagName, tagLabel } from './tags';

/** The pixel module: the matrix, the number of frames and how values are packed. */
export interface PixelModule {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly format: PixelFormat;
}

// 8192 x 8192: larger matrices are slips in a header, and would take a gigabyte here.
const mostPixels = 8192 * 8192;
const mostFrames = 100_000;
const grayscale: readonly string[] = ['MONOCHROME1', 'MONOCHROME2'];
const colour: readonly string[] = ['RGB', 'PALETTE COLOR'];

export function readPixelModule(file: ParsedFile): Result<PixelModule, HeaderProblem> {
  const { source } = file;
  const { sink } = source;
  const read: Partial<Record<TagName, number>> = {};
  for (const tag of ['Rows', 'Columns', 'BitsAllocated', 'BitsStored'] as const) {
    const value = readUnsigned16(source, tag);
    if (value.kind === 'absent') return err({ kind: 'missing-tag', tag: tagLabel(tag) });
    if (value.kind === 'impossible') return err({ kind: 'impossible', tag: tagLabel(tag), text: value.text });
    read[tag] = value.values[0] ?? 0;
    if (read[tag] === 0) return err({ kind: 'impossible', tag: tagLabel(tag), text: '0' });
  }
  const {
    Rows: rows = 0,
    Columns: columns = 0,
    BitsAllocated: bitsAllocated = 0,
    BitsStored: bitsStored = 0,
  } = read;
  if (rows * columns > mostPixels) {
    return err({ kind: 'impossible', tag: 'Rows × Columns', text: `${rows} × ${columns}` });
  }
  if (bitsAllocated > 32 || (bitsAllocated % 8 !== 0 && bitsAllocated > 16)) {
    return err({ kind: 'unsupported-pixels', what: `BitsAllocated ${bitsAllocated}` });
  }
  if (bitsStored > bitsAllocated) {
    return err({
      kind: 'impossible',
      tag: tagLabel('BitsStored'),
      text: `${bitsStored} of ${bitsAllocated}`,
    });
  }

  const optional = (tag: TagName, fallback: number) => {
    const value = readUnsigned16(source, tag);
    return value.kind === 'numbers' ? (value.values[0] ?? fallback) : fallback;
  };
  // Type 1 elements, but ACR-NEMA had no SamplesPerPixel, and the rest follow from the others.
  const highBit = optional('HighBit', bitsStored - 1);
  const samplesPerPixel = optional('SamplesPerPixel', 1);
  if (highBit >= bitsAllocated || highBit < bitsStored - 1) {
    return err({
      kind: 'impossible',
      tag: tagLabel('HighBit'),
      text: `${highBit} for ${bitsStored} bits stored`,
    });
  }
  if (highBit !== bitsStored - 1) {
    const text = `HighBit ${highBit} for ${bitsStored} bits stored: values are shifted down as it says`;
    sink.warn('high-bit', tagLabel('HighBit'), text);
  }
  if (samplesPerPixel !== 1 && samplesPerPixel !== 3 && samplesPerPixel !== 4) {
    return err({ kind: 'impossible', tag: tagLabel('SamplesPerPixel'), text: String(samplesPerPixel) });
  }
  const frames = readFrames(file);
  if (!frames.ok) return frames;

  const photometric = readText(source, 'PhotometricInterpretation').toUpperCase();
  if (photometric === '' && samplesPerPixel === 1) {
    if (file.mediaStorageSopClassUid !== '' || readText(source, 'SopClassUid') !== '') {
      sink.warn('not-grayscale', tagLabel('PhotometricInterpretation'), 'Missing; shown as gray');
    }
  } else if (!grayscale.includes(photometric) || samplesPerPixel !== 1) {
    const known = colour.includes(photometric) || photometric.startsWith('YBR');
    const text = `${photometric || 'Missing'}, ${samplesPerPixel} samples: ${known ? 'colours' : 'unknown meaning'}`;
    sink.warn('not-grayscale', tagLabel('PhotometricInterpretation'), `${text}, no signal`);
  }
  const sign = optional('PixelRepresentation', -1);
  if (sign !== 0 && sign !== 1) {
    const text = `${sign === -1 ? 'Missing' : `"${sign}"`}; values are read as unsigned`;
    sink.warn('sign-not-stated', tagLabel('PixelRepresentation'), text);
  }
  const isSigned = sign === 1;
  const paddingValue = readPadding(file, 'PixelPaddingValue', isSigned, bitsStored);
  const paddingLimit =
    paddingValue === undefined
      ? undefined
      : readPadding(file, 'PixelPaddingRangeLimit', isSigned, bitsStored);
  return ok({
    rows,
    columns,
    frames: frames.value,
    format: {
      transferSyntaxUid: file.transferSyntaxUid,
      bitsAllocated,
      bitsStored,
      highBit,
      isSigned,
      samplesPerPixel,
      photometricInterpretation: photometric,
      isPlanar: samplesPerPixel > 1 && optional('PlanarConfiguration', 0) === 1,
      ...(paddingValue !== undefined && { paddingValue }),
      ...(paddingLimit !== undefined && { paddingLimit }),
    },
  });
}

function readFrames(file: ParsedFile): Result<number, HeaderProblem> {
  const decimals = readDecimals(file.source, 'NumberOfFrames');
  const tag = tagLabel('NumberOfFrames');
  if (decimals.kind === 'absent') return ok(1);
  if (decimals.kind === 'impossible') return err({ kind: 'impossible', tag, text: decimals.text });
  const frames = decimals.values[0] ?? 1;
  if (frames === 0) {
    file.source.sink.warn('frame-count', tag, 'States 0 frames; read as one');
    return ok(1);
  }
  if (!Number.isInteger(frames) || frames < 0 || frames > mostFrames) {
    return err({ kind: 'impossible', tag, text: String(frames) });
  }
  return ok(frames);
}

/**
 * Pixel Padding Value or its Range Limit as a stored value: its sign follows PixelRepresentation, whatever VR was
 * written. One that no stored value can have says nothing of any pixel: it is left out, with a warning.
 */
function readPadding(
  { source }: ParsedFile,
  name: 'PixelPaddingValue' | 'PixelPaddingRangeLimit',
  isSigned: boolean,
  bitsStored: number,
): number | undefined {
  const element = elementOf(source, name);
  if (element === undefined || element.length < 2) return undefined;
  const { bytes, parser } = source;
  // The standard has 16 bits; files of 32-bit pixels are also seen with all of them.
  const isLong = bitsStored > 16 && element.length >= 4;
  const raw = isLong
    ? parser.readUint32(bytes, element.dataOffset)
    : parser.readUint16(bytes, element.dataOffset);
  const unused = isLong ? 0 : 16;
  const [least, most] = isSigned
    ? [-(2 ** (bitsStored - 1)), 2 ** (bitsStored - 1) - 1]
    : [0, 2 ** bitsStored - 1];
  const written = isSigned ? (raw << unused) >> unused : raw;
  // A negative number written without its upper bits still means the stored value of those bits.
  const isBare = isSigned && written > most && written < 2 ** bitsStored;
  const value = isBare ? written - 2 ** bitsStored : written;
  if (value >= least && value <= most) return value;
  source.sink.warn(
    'padding-unusable',
    tagLabel(name),
    `${value} is no value of ${bitsStored} ${isSigned ? 'signed' : 'unsigned'} bits; no pixel is taken for padding by it`,
  );
  return undefined;
}

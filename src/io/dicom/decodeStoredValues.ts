import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning } from '../../domain/image/sliceHeader';
import type { Codec, CodecFrame, Codecs } from './codecs';
import { readCodestream } from './codestream';
import type { DecodeProblem } from './decodeProblem';
import { decodeJpeg12 } from './jpeg/decodeJpeg12';
import { decodeJpegLossless } from './jpeg/decodeJpegLossless';
import { withDamageCaught } from './jpeg/jpegDamage';
import { readDctPicture } from './jpeg/readDctPicture';
import { nativeSamples } from './nativeSamples';
import type { PixelSource } from './openPixelData';
import { rleSamples } from './rleSamples';
import { toStoredValues } from './storedValues';
import { thrownText } from './thrownText';
import { transferSyntax } from './transferSyntax';

/** Stored values of one frame, samples interleaved, and what was odd while decoding. */
export interface DecodedValues {
  readonly values: Int32Array;
  readonly notices: readonly HeaderWarning[];
}

/**
 * Stored values of one frame: `rows × columns × samplesPerPixel`, row by row, masked to BitsStored and
 * sign-extended. Whole or an error: no codec is trusted with a size the header does not state.
 */
export async function decodeStoredValues(
  source: PixelSource,
  frame: number,
  codecs: Codecs,
): Promise<Result<DecodedValues, DecodeProblem>> {
  const { rows, columns, format } = source;
  const pixelCount = rows * columns;
  const raw = await rawSamples(source, frame, codecs);
  if (!raw.ok) return raw;
  const expected = pixelCount * format.samplesPerPixel;
  if (raw.value.length !== expected) {
    return err({
      kind: 'size-mismatch',
      expected: `${expected} samples`,
      found: `${raw.value.length} samples`,
    });
  }
  const stored = toStoredValues(raw.value, format);
  return stored.ok ? ok({ values: stored.value, notices: source.notices }) : stored;
}

async function rawSamples(
  source: PixelSource,
  frame: number,
  codecs: Codecs,
): Promise<Result<Int32Array, DecodeProblem>> {
  const { rows, columns, format } = source;
  const pixelCount = rows * columns;
  if (source.kind === 'native') {
    const layout = { format, pixelCount, isBigEndian: source.isBigEndian, isWords: source.isWords };
    return nativeSamples(source.pixelData, frame, layout);
  }
  const codestream = source.frames[frame];
  if (codestream === undefined)
    return err({ kind: 'damaged-pixels', what: `frame ${frame + 1} is not there` });
  const syntax = transferSyntax(format.transferSyntaxUid);
  if (syntax.encoding === 'rle') return rleSamples(codestream, pixelCount, format);

  const facts = readCodestream(codestream);
  if (facts === undefined)
    return err({ kind: 'damaged-pixels', what: `the frame is no ${syntax.name} codestream` });
  const expected = `${columns} × ${rows} × ${format.samplesPerPixel}`;
  const found = `${facts.columns} × ${facts.rows} × ${facts.samplesPerPixel}`;
  if (found !== expected) return err({ kind: 'size-mismatch', expected, found });
  if (!hasEndMark(codestream))
    return err({ kind: 'damaged-pixels', what: 'the codestream has no end mark: it is cut off' });
  // The codestream decides: extended JPEG (.51) holds 8-bit frames as often as 12-bit ones.
  if (facts.format === 'jpeg-lossless') return decodeJpegLossless(codestream);
  if (facts.format === 'jpeg' && facts.bitsPerSample > 8) return decodeJpeg12(codestream);
  if (facts.format === 'jpeg' && facts.samplesPerPixel === 1) {
    // The package paints over damage; reading the coefficients ourselves finds it.
    const checked = withDamageCaught(syntax.name, () => readDctPicture(codestream));
    if (!checked.ok) return checked;
  }
  const decoded = await run(codecFor(facts.format, syntax.encoding, codecs), codestream, syntax.name);
  return decoded.ok ? samplesOf(decoded.value) : decoded;
}

/** FF D9 ends every JPEG, JPEG-LS and JPEG 2000 codestream (EOI, EOC); padding may follow. */
function hasEndMark(codestream: Uint8Array): boolean {
  let end = codestream.length;
  while (end > 2 && (codestream[end - 1] === 0 || codestream[end - 1] === 0xff)) end -= 1;
  return codestream[end - 2] === 0xff && codestream[end - 1] === 0xd9;
}

function codecFor(format: string, encoding: string, codecs: Codecs): Codec {
  if (format === 'jpeg-ls') return codecs.jpegLs;
  if (format === 'jpeg') return codecs.jpeg8;
  return encoding === 'htj2k' ? codecs.htj2k : codecs.jpeg2000;
}

async function run(
  codec: Codec,
  codestream: Uint8Array,
  name: string,
): Promise<Result<CodecFrame, DecodeProblem>> {
  try {
    return ok(await codec(codestream));
  } catch (thrown) {
    // WebAssembly throws the address of its exception: a number that tells nobody anything.
    const text = typeof thrown === 'number' ? 'the codestream is damaged' : thrownText(thrown);
    return err({ kind: 'codec-failed', codec: name, text });
  }
}

/** JPEG-family codestreams interleave their samples themselves, whatever PlanarConfiguration says (PS3.5 8.2). */
function samplesOf(frame: CodecFrame): Result<Int32Array, DecodeProblem> {
  const { bytes, bytesPerSample } = frame;
  const count = frame.rows * frame.columns * frame.samplesPerPixel;
  if (bytes.length !== count * bytesPerSample) {
    return err({
      kind: 'size-mismatch',
      expected: `${count * bytesPerSample} bytes`,
      found: `${bytes.length} bytes`,
    });
  }
  const samples = new Int32Array(count);
  if (bytesPerSample === 1) samples.set(bytes);
  else for (let i = 0; i < count; i++) samples[i] = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8);
  return ok(samples);
}

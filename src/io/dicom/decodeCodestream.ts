import { err, ok, type Result } from '../../base/result';
import type { Codec, CodecFrame, Codecs } from './codecs';
import { bareCodestream, type CodestreamFacts, readCodestream, saidUnsigned } from './codestream';
import type { DecodeProblem } from './decodeProblem';
import { decodeJpeg12 } from './jpeg/decodeJpeg12';
import { decodeJpegLossless } from './jpeg/decodeJpegLossless';
import { withDamageCaught } from './jpeg/jpegDamage';
import { readDctPicture } from './jpeg/readDctPicture';
import { jpeg2000HeaderFault } from './jpeg2000Header';
import { interleaved } from './nativeSamples';
import { thrownText } from './thrownText';

/** What the header says of a frame. */
interface FrameShape {
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
}

/**
 * Samples of one JPEG, JPEG-LS, JPEG 2000 or HTJ2K frame, interleaved. `name` is the transfer syntax's, for
 * messages: the codestream itself decides how it is decoded. A size that the header does not state is refused, and
 * so are colours as DCT JPEG: they are no stored values, and no signal.
 */
export async function decodeCodestream(
  fragment: Uint8Array,
  shape: FrameShape,
  name: string,
  codecs: Codecs,
): Promise<Result<Int32Array, DecodeProblem>> {
  const { rows, columns } = shape;
  const codestream = bareCodestream(fragment);
  const facts = readCodestream(codestream);
  if (facts === undefined) return err({ kind: 'damaged-pixels', what: `the frame is no ${name} codestream` });
  const expected = `${columns} × ${rows} × ${shape.samplesPerPixel}`;
  const found = `${facts.columns} × ${facts.rows} × ${facts.samplesPerPixel}`;
  if (found !== expected) return err({ kind: 'size-mismatch', expected, found });
  if (!hasEndMark(codestream))
    return err({ kind: 'damaged-pixels', what: 'the codestream has no end mark: it is cut off' });
  if (facts.format === 'jpeg-2000' || facts.format === 'htj2k') {
    const fault = jpeg2000HeaderFault(codestream, facts.format === 'htj2k');
    if (fault) return err({ kind: 'damaged-pixels', what: `${fault} (${name})` });
  }
  // Such pictures are stored as luminance and colour differences: what comes out depends on who converts them.
  if (facts.format === 'jpeg' && facts.samplesPerPixel > 1)
    return err({ kind: 'not-grayscale', samplesPerPixel: facts.samplesPerPixel });
  // The codestream decides: extended JPEG (.51) holds 8-bit frames as often as 12-bit ones.
  if (facts.format === 'jpeg-lossless') return decodeJpegLossless(codestream);
  if (facts.format === 'jpeg' && facts.bitsPerSample > 8) return decodeJpeg12(codestream);
  if (facts.format === 'jpeg') {
    // The package paints over damage; reading the coefficients ourselves finds it.
    const checked = withDamageCaught(name, () => readDctPicture(codestream));
    if (!checked.ok) return checked;
  }
  // The package holds signed values of up to 8 bits to 0 … 255: every negative one would become 0.
  const isLifted = facts.format === 'jpeg-2000' && facts.isSigned && facts.bitsPerSample <= 8;
  const given = isLifted ? saidUnsigned(codestream) : codestream;
  const decoded = await run(codecFor(facts, codecs), given, name);
  const samples = decoded.ok ? samplesOf(decoded.value) : decoded;
  if (samples.ok && isLifted) {
    const middle = 2 ** (facts.bitsPerSample - 1);
    for (const [i, value] of samples.value.entries()) samples.value[i] = value - middle;
  }
  if (!samples.ok || !facts.isPlanar) return samples;
  return ok(interleaved(samples.value, rows * columns, facts.samplesPerPixel));
}

/** Bytes behind the end mark that are taken for padding. */
const paddingBytes = 64;

/**
 * FF D9 ends every JPEG, JPEG-LS and JPEG 2000 codestream (EOI, EOC) and cannot stand in its entropy-coded data;
 * padding may follow.
 */
function hasEndMark(codestream: Uint8Array): boolean {
  let end = codestream.length;
  while (end > 2 && (codestream[end - 1] === 0 || codestream[end - 1] === 0xff)) end -= 1;
  for (let at = end; at >= 2 && at > end - paddingBytes; at--) {
    if (codestream[at - 2] === 0xff && codestream[at - 1] === 0xd9) return true;
  }
  return false;
}

/** The codestream decides, not the transfer syntax: archives that recompress do not always rename. */
function codecFor({ format }: CodestreamFacts, codecs: Codecs): Codec {
  if (format === 'jpeg-ls') return codecs.jpegLs;
  if (format === 'htj2k') return codecs.htj2k;
  return format === 'jpeg-2000' ? codecs.jpeg2000 : codecs.jpeg8;
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

/** Codestreams order their samples themselves, whatever PlanarConfiguration says (PS3.5 8.2). */
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

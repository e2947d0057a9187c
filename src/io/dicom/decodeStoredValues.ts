import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning } from '../../domain/image/sliceHeader';
import type { Codecs } from './codecs';
import { decodeCodestream } from './decodeCodestream';
import type { DecodeProblem } from './decodeProblem';
import { nativeSamples } from './nativeSamples';
import type { PixelSource } from './openPixelData';
import { deflatedFrame, plainFrame } from './plainFrames';
import { rleSamples } from './rleSamples';
import { toStoredValues } from './storedValues';
import { transferSyntax } from './transferSyntax';

/** Stored values of one frame, samples interleaved, and what was odd while decoding. */
export interface DecodedValues {
  /** Uint32Array only for unsigned 32-bit values of 2³¹ and more. */
  readonly values: Int32Array | Uint32Array;
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
    return nativeSamples(source.pixelData, frame, { ...source, pixelCount });
  }
  const fragment = source.frames[frame];
  if (fragment === undefined) return err({ kind: 'damaged-pixels', what: `frame ${frame + 1} is not there` });
  const syntax = transferSyntax(format.transferSyntaxUid);
  if (syntax.encoding === 'rle') return rleSamples(fragment, pixelCount, format);
  if (syntax.encoding === 'plain-frames') return plainFrame(fragment, pixelCount, format);
  if (syntax.encoding === 'deflated-frames') return deflatedFrame(fragment, pixelCount, format);
  const shape = { rows, columns, samplesPerPixel: format.samplesPerPixel };
  const isNamed = syntax.encoding !== 'native';
  return decodeCodestream(fragment, shape, isNamed ? syntax.name : 'JPEG or JPEG 2000', codecs);
}

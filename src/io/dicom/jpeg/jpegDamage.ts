import { err, ok, type Result } from '../../../base/result';
import type { DecodeProblem } from '../decodeProblem';

/** Thrown inside the JPEG decoders and caught at their entries: damage can be met at any depth. */
export class JpegDamage extends Error {}

/** Runs a decoder; damage becomes a reason. */
export function withDamageCaught<T>(codec: string, decode: () => T): Result<T, DecodeProblem> {
  try {
    return ok(decode());
  } catch (thrown) {
    if (!(thrown instanceof JpegDamage)) throw thrown;
    return err({ kind: 'codec-failed', codec, text: thrown.message });
  }
}

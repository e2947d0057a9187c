import { Inflate } from 'fflate';
import { err, ok, type Result } from '../../base/result';

export type InflateProblem =
  | { readonly kind: 'not-deflated'; readonly text: string }
  | { readonly kind: 'over-limit'; readonly limitBytes: number };

const pieceBytes = 4096;

/**
 * Inflates a raw deflate stream, or as much of it as is there, and stops at a limit: a few bytes can stand for
 * hundreds of megabytes. The input goes in small pieces, so the limit is checked before much is made.
 */
export function inflateCapped(deflated: Uint8Array, limitBytes: number): Result<Uint8Array, InflateProblem> {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((part) => {
    parts.push(part);
    total += part.length;
  });
  try {
    for (let at = 0; at < deflated.length; at += pieceBytes) {
      stream.push(deflated.subarray(at, at + pieceBytes), false);
      if (total > limitBytes) return err({ kind: 'over-limit', limitBytes });
    }
  } catch (thrown) {
    return err({ kind: 'not-deflated', text: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return ok(whole);
}

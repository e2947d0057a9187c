import { signedRecordOf } from '../../../domain/keeping/merge/signedRecord';
import type { Reading } from '../../../domain/reading/reading';
import { auditHash } from '../auditHash';

/** How long the page is held before others have their turn, ms. */
const sliceMs = 8;

/**
 * Hashes signed readings in short slices; their records are remembered (`signedRecordOf`). Inside a transaction, which rests
 * for nobody, a thousand of them would hold up the page.
 */
export async function hashAhead(readings: readonly Reading[]): Promise<void> {
  let untilMs = performance.now() + sliceMs;
  for (const reading of readings) {
    signedRecordOf(reading, auditHash);
    if (performance.now() < untilMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    untilMs = performance.now() + sliceMs;
  }
}

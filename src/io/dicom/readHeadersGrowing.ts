import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { HeaderProblem } from './headerProblem';
import { readSliceHeaders } from './readSliceHeaders';

/** Headers of a file, or why not, and how many bytes that took: start the next file of the folder there. */
export interface GrownHeaders {
  readonly headers: Result<readonly SliceHeader[], HeaderProblem>;
  readonly readBytes: number;
}

/**
 * Reads headers from a growing beginning of a file: 4 KB, then fourfold, until the pixel data is reached.
 * `read` gives the first bytes of the file, as many as asked for or as there are.
 */
export async function readHeadersGrowing(
  read: (byteCount: number) => Promise<Uint8Array>,
  fileSizeBytes: number,
  startBytes = 4096,
): Promise<GrownHeaders> {
  let wanted = Math.min(startBytes, fileSizeBytes);
  for (;;) {
    const bytes = await read(wanted);
    const headers = readSliceHeaders(bytes, fileSizeBytes);
    if (headers.ok || headers.error.kind !== 'need-more-bytes') return { headers, readBytes: wanted };
    if (wanted >= fileSizeBytes) {
      // The source gave less than it said it has.
      const what = `only ${bytes.length} of ${fileSizeBytes} bytes could be read`;
      return {
        headers: { ok: false, error: { kind: 'damaged', at: bytes.length, what } },
        readBytes: wanted,
      };
    }
    wanted = Math.min(fileSizeBytes, Math.max(wanted * 4, headers.error.atLeast));
  }
}

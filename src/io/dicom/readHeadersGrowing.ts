import type { Result } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { HeaderMemory } from './headerMemory';
import type { HeaderProblem } from './headerProblem';
import { parseFile } from './parseFile';
import { headersOfFile } from './readSliceHeaders';

/** Headers of a file, or why not, and how long the header is, where its end was seen. */
export interface GrownHeaders {
  readonly headers: Result<readonly SliceHeader[], HeaderProblem>;
  readonly headerBytes: number | undefined;
}

/**
 * Reads headers from a growing beginning of a file: 4 KB, then fourfold, until the pixel data is reached.
 * `read` gives the first bytes of the file, as many as asked for or as there are. `memory` makes the second and every
 * further file of a series quick.
 */
export async function readHeadersGrowing(
  read: (byteCount: number) => Promise<Uint8Array>,
  fileSizeBytes: number,
  startBytes = 4096,
  memory?: HeaderMemory,
): Promise<GrownHeaders> {
  let wanted = Math.min(startBytes, fileSizeBytes);
  for (;;) {
    const bytes = await read(wanted);
    const like = memory?.read(bytes, fileSizeBytes);
    if (like) return { headers: { ok: true, value: [like.header] }, headerBytes: like.headerBytes };
    const parsed = parseFile(bytes, fileSizeBytes);
    const headers = parsed.ok ? headersOfFile(parsed.value, fileSizeBytes) : parsed;
    if (parsed.ok && headers.ok) memory?.keep(parsed.value, headers.value, fileSizeBytes);
    if (headers.ok || headers.error.kind !== 'need-more-bytes') {
      // Where a deflated file's header ends in the file, nobody knows.
      const isSeen = parsed.ok && !parsed.value.isInflated;
      return { headers, headerBytes: isSeen ? parsed.value.pixelElement?.dataOffset : undefined };
    }
    if (wanted >= fileSizeBytes) {
      // The source gave less than it said it has.
      const what = `only ${bytes.length} of ${fileSizeBytes} bytes could be read`;
      return {
        headers: { ok: false, error: { kind: 'damaged', at: bytes.length, what } },
        headerBytes: undefined,
      };
    }
    wanted = Math.min(fileSizeBytes, Math.max(wanted * 4, headers.error.atLeast));
  }
}

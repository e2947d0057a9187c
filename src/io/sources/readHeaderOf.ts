import type { Result } from '../../base/result';
import { err } from '../../base/result';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { HeaderProblem } from '../dicom/headerProblem';
import { readSliceHeaders } from '../dicom/readSliceHeaders';
import { readBytes } from './readBytes';
import type { SourceLocation } from './sourceLocation';

/** Two thirds of real headers fit into this; the rest cost one or two more reads. */
export const firstReadBytes = 4096;

/** A file's headers, and how many bytes they took: the next file of its folder starts there. */
export interface HeaderRead {
  readonly outcome: Result<readonly SliceHeader[], HeaderProblem>;
  readonly usedBytes: number;
}

/** Reads only as much of a file as its header needs, never the pixel data of an uncompressed image. */
export async function readHeadersOf(location: SourceLocation, startWithBytes: number): Promise<HeaderRead> {
  let wanted = Math.min(location.sizeBytes, Math.max(firstReadBytes, startWithBytes));
  for (;;) {
    const bytes = await readBytes(location, 0, wanted);
    const outcome = readSliceHeaders(bytes, location.sizeBytes);
    const isMoreNeeded = !outcome.ok && outcome.error.kind === 'need-more-bytes';
    if (!isMoreNeeded) return { outcome, usedBytes: wanted };
    if (bytes.length >= location.sizeBytes) {
      const problem: HeaderProblem = {
        kind: 'damaged',
        at: bytes.length,
        what: 'the file ends inside its header',
      };
      return { outcome: err(problem), usedBytes: wanted };
    }
    wanted = Math.min(
      location.sizeBytes,
      Math.max(wanted * 4, outcome.error.kind === 'need-more-bytes' ? outcome.error.atLeast : 0),
    );
  }
}

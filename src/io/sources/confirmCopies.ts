import type { UnusedFile } from '../../domain/import/importOutcome';
import type { SourceLocation } from './sourceLocation';

/** A second file under a SOP Instance UID that another file has, with the entry that says so. */
export interface PossibleCopy {
  readonly first: SourceLocation;
  readonly second: SourceLocation;
  /** Where its entry stands among the files not used. */
  readonly entry: number;
}

/** Whether two files hold the same image; read and compared whole. */
export type SameImage = (first: SourceLocation, second: SourceLocation) => Promise<boolean>;

/** The entry of a second file of one SOP Instance UID that is another image. */
export function otherImage({ first, second }: Pick<PossibleCopy, 'first' | 'second'>): UnusedFile {
  const detail = `Same SOP Instance UID as ${first.path}, but another image.`;
  return { path: second.path, kind: 'other-image-same-uid', detail, tag: 'SOPInstanceUID (0008,0018)' };
}

/**
 * Compares copies whole and corrects the entries of those that are none. Only files that share a UID are ever read to
 * their end. What cannot be compared, or was not before a cancel, stays a copy that was not compared, and says so.
 */
export async function confirmCopies(
  copies: readonly PossibleCopy[],
  unused: UnusedFile[],
  isSame: SameImage,
  atOnce: number,
  signal: AbortSignal,
): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    for (let copy = copies[next++]; copy !== undefined; copy = copies[next++]) {
      const entry = unused[copy.entry];
      if (entry === undefined) continue;
      const same = signal.aborted
        ? undefined
        : await isSame(copy.first, copy.second).catch((): undefined => undefined);
      if (same === false) unused[copy.entry] = otherImage(copy);
      else if (same === undefined)
        unused[copy.entry] = { ...entry, detail: `${entry.detail} Their pixels were not compared.` };
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, run));
}

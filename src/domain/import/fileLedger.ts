import type { CatalogueSeries } from '../catalogue/catalogue';
import { type FileState, stateOfKind } from './fileEnd';
import type { IndexedImage, UnusedFile } from './importOutcome';
import { type EndReason, seriesReason } from './seriesReason';

/** How one file of an import ended. */
export interface FileEnd extends UnusedFile {
  readonly state: FileState;
}

/** Every file of an import exactly once: `given` is the sum of the three. */
export interface FileLedger {
  readonly given: number;
  readonly used: number;
  readonly setAside: number;
  readonly refused: number;
  readonly ends: readonly FileEnd[];
}

/** What an import brought, sorted into what is not used and the series that the rest belongs to. */
export interface LedgerInput {
  readonly images: readonly IndexedImage[];
  /** One entry a file. */
  readonly unused: readonly UnusedFile[];
  /** By SOP Instance UID: files whose images were read and are not taken, with the reason. */
  readonly notTaken: ReadonlyMap<string, UnusedFile>;
  readonly series: Iterable<CatalogueSeries>;
}

/** An image that the project knows under another UID: it is in no series of its own. */
const underOtherName: EndReason = { kind: 'used', detail: '' };

/** Accounts for every file of an import. */
export function fileLedger({ images, unused, notTaken, series }: LedgerInput): FileLedger {
  const reasons = new Map<string, EndReason>();
  for (const one of series) reasons.set(one.seriesInstanceUid, seriesReason(one));
  const all = unused.map(endOf);
  const seen = new Set<string>();
  for (const { header, location } of images) {
    // A file of many frames ends once.
    if (seen.has(header.sopInstanceUid)) continue;
    seen.add(header.sopInstanceUid);
    const reason =
      notTaken.get(header.sopInstanceUid) ?? reasons.get(header.seriesInstanceUid) ?? underOtherName;
    all.push(endOf({ ...reason, path: location.path }));
  }
  const count = (state: FileState) => all.reduce((sum, end) => sum + Number(end.state === state), 0);
  return {
    given: all.length,
    used: count('used'),
    setAside: count('set-aside'),
    refused: count('refused'),
    ends: all,
  };
}

function endOf(file: UnusedFile): FileEnd {
  return { ...file, state: stateOfKind(file.kind) };
}

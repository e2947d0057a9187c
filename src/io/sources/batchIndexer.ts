import { HeaderMemory } from '../dicom/headerMemory';
import type { GivenLocation } from './givenLocations';
import { type FileOutcome, type IndexedFile, indexFile } from './indexFile';
import { shareHeaderParts } from './shareHeaderParts';

/** Two thirds of real headers fit into this; the rest cost one or two more reads. */
export const firstReadBytes = 4096;
/** No more than this is read on the word of a neighbour: one odd file must not make a whole folder slow. */
const mostFirstBytes = 256 * 1024;
/** Headers of one folder differ by a few private values. */
const slack = 1.06;
/**
 * Reads of one batch that wait for the disk at the same time. With two workers and two batches at each they are eight in
 * all: enough for a disk, and few enough that the page's own questions about files (each file that it hands over is one)
 * are not kept waiting behind them.
 */
const readsAtOnce = 2;
/** Folders whose header length is remembered. */
const mostFolders = 4096;

/** Folders of whose headers the last are kept, to read the next ones by. */
const mostMemories = 8;

/** Reads the headers of one file. */
export type IndexOne = (
  location: GivenLocation,
  startWithBytes: number,
  memory: HeaderMemory,
) => Promise<IndexedFile>;

/** How many bytes to begin with, after a header of the same folder took so many. */
export function nextFirstBytes(headerBytes: number): number {
  const pages = Math.ceil((headerBytes * slack) / firstReadBytes);
  return Math.min(mostFirstBytes, Math.max(1, pages) * firstReadBytes);
}

/**
 * Reads the headers of batches of files, a few at a time, each in the order of its batch. One bad file never spoils
 * another. Begins a file with what the last header of its folder took.
 */
export function createBatchIndexer(
  indexOne: IndexOne = (location, startWithBytes, memory) =>
    indexFile(location, startWithBytes, undefined, memory),
): (locations: readonly GivenLocation[]) => Promise<readonly FileOutcome[]> {
  const folders = new Map<string, number>();
  const memories = new Map<string, HeaderMemory>();

  /** What was read in a folder last; of few folders, because headers can be long. */
  function memoryOf(folder: string): HeaderMemory {
    const memory = memories.get(folder) ?? new HeaderMemory();
    memories.delete(folder);
    memories.set(folder, memory);
    const oldest = memories.keys().next().value;
    if (memories.size > mostMemories && oldest !== undefined) memories.delete(oldest);
    return memory;
  }

  async function indexInto(outcomes: FileOutcome[], at: number, location: GivenLocation): Promise<void> {
    const folder = location.path.slice(0, location.path.lastIndexOf('/') + 1);
    // Slices of the demo are drawn when their pixels are read, and its headers end where the first read does.
    const known = location.origin.kind === 'demo' ? undefined : folders.get(folder);
    const { fileOutcome, headerBytes } = await indexOne(location, known ?? firstReadBytes, memoryOf(folder));
    outcomes[at] = fileOutcome;
    if (headerBytes === undefined) return;
    if (folders.size >= mostFolders) folders.clear();
    folders.set(folder, nextFirstBytes(headerBytes));
  }

  return async (locations) => {
    const outcomes: FileOutcome[] = [];
    let next = 0;
    const loop = async (): Promise<void> => {
      for (let at = next++; at < locations.length; at = next++) {
        const location = locations[at];
        if (location) await indexInto(outcomes, at, location);
      }
    };
    await Promise.all(Array.from({ length: readsAtOnce }, loop));
    return shareHeaderParts(outcomes);
  };
}

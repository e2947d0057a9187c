import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import type { AppContext } from '../context';

/** A file that a person chose. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** No set of ROIs comes near; it would only fill the memory. */
const largestBytes = 256 * 1024 * 1024;

/** Reads files of other programs; nothing of the project changes. A file that cannot be read is refused like any other. */
export async function readRoiFiles(context: AppContext, files: readonly ChosenFile[]): Promise<RoiFilesRead> {
  const formats = await context.ports.roiFiles.load();
  const reads: RoiFilesRead[] = [];
  for (const file of files) reads.push(await readOne(file, (bytes) => formats.read(bytes, file.name)));
  return { rois: reads.flatMap(({ rois }) => rois), refused: reads.flatMap(({ refused }) => refused) };
}

async function readOne(file: ChosenFile, read: (bytes: Uint8Array) => RoiFilesRead): Promise<RoiFilesRead> {
  const refuse = (kind: 'too-large' | 'damaged', detail: string): RoiFilesRead => ({
    rois: [],
    refused: [{ file: file.name, roiName: '', kind, detail }],
  });
  if (file.size > largestBytes) return refuse('too-large', `${file.size} bytes`);
  try {
    return read(new Uint8Array(await file.arrayBuffer()));
  } catch (cause) {
    // The browser could not read it: removed, or on a disc that is gone.
    return refuse('damaged', cause instanceof Error ? cause.message : String(cause));
  }
}

import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { IndexedImage, ListedFiles, UnusedFile } from '../../domain/import/importOutcome';
import type { UnusedOutcome } from '../dicom/fileOutcome';
import { otherImage, type PossibleCopy } from './confirmCopies';
import type { GivenLocation } from './givenLocations';
import type { FileOutcome } from './indexFile';
import { HeaderSharer } from './shareHeaderParts';
import type { SourceLocation } from './sourceLocation';

interface SeenFile {
  readonly location: SourceLocation;
  readonly header: SliceHeader;
}

/** What a header says of the image, without how its pixels are written: copies may be compressed differently. */
function contentText({ pixels: _written, warnings: _said, ...content }: SliceHeader): string {
  return JSON.stringify(content);
}

/** What a measurement rests on besides the pixels. */
function measuredText({ frames, grid, rescale, philipsScale }: SliceHeader): string {
  return JSON.stringify([frames, grid, rescale, philipsScale]);
}

/** The images and the unused files of an import, as they come in. */
export class IndexFindings {
  readonly images: IndexedImage[] = [];
  readonly unused: UnusedFile[] = [];
  readonly directories: ListedFiles[] = [];
  /** Second files of an image, to be compared with the first. */
  readonly copies: PossibleCopy[] = [];
  /** Files that were looked at. */
  read = 0;
  readonly #seen = new Map<string, SeenFile>();
  readonly #sharer = new HeaderSharer();

  refuse(path: string, { reason, detail, tag, listed }: Omit<UnusedOutcome, 'kind'>): void {
    this.read += 1;
    this.unused.push({ path, kind: reason, detail, ...(tag !== undefined && { tag }) });
    if (listed) this.directories.push({ path, listed });
  }

  /** Keeps the images of a file once: a second file of one SOP Instance UID is reported, once. */
  take(given: GivenLocation, outcome: Extract<FileOutcome, { kind: 'images' }>): void {
    this.read += 1;
    const location: SourceLocation = { ...given, sizeBytes: given.sizeBytes ?? outcome.sizeBytes ?? 0 };
    const [header] = outcome.headers;
    if (!header) return;
    const first = this.#seen.get(header.sopInstanceUid);
    if (first) {
      this.#takeSecond(first, { header, location });
      return;
    }
    for (const one of outcome.headers) this.images.push({ header: this.#sharer.share(one), location });
    this.#seen.set(header.sopInstanceUid, { header, location });
  }

  #takeSecond(first: SeenFile, second: SeenFile): void {
    const files = { first: first.location, second: second.location };
    if (measuredText(first.header) !== measuredText(second.header)) {
      this.unused.push(otherImage(files));
      return;
    }
    this.copies.push({ ...files, entry: this.unused.length });
    const isSameText = contentText(first.header) === contentText(second.header);
    const detail = `Same image as ${first.location.path}${isSameText ? '.' : ', with other texts in its header.'}`;
    const tag = 'SOPInstanceUID (0008,0018)';
    this.unused.push({ path: second.location.path, kind: 'duplicate', detail, tag });
  }
}

import type { SliceHeader } from '../../domain/image/sliceHeader';
import {
  type HeaderByTemplate,
  type HeaderTemplate,
  headerByTemplate,
  headerTemplate,
} from './headerTemplate';
import type { ParsedFile } from './parseFile';

/** Two series of a folder may be written in turns. */
const mostTemplates = 2;

/** The last headers of a folder that were read in full. */
export class HeaderMemory {
  #templates: readonly HeaderTemplate[] = [];

  /** The header of a file that is like one of them. */
  read(bytes: Uint8Array, fileSizeBytes: number): HeaderByTemplate | undefined {
    for (const template of this.#templates) {
      const found = headerByTemplate(template, bytes, fileSizeBytes);
      if (found) return found;
    }
    return undefined;
  }

  /** Keeps a header that was read in full, where it can serve. */
  keep(file: ParsedFile, headers: readonly SliceHeader[], fileSizeBytes: number): void {
    const template = headerTemplate(file, headers, fileSizeBytes);
    if (template) this.#templates = [template, ...this.#templates].slice(0, mostTemplates);
  }
}

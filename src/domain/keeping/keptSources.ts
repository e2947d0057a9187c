import type { SliceHeader } from '../image/sliceHeader';
import type { ImageLocation } from '../import/importOutcome';

/** A folder (or a single zip) that the browser remembers for a project. Its name may name a patient. */
export interface RememberedFolder {
  readonly id: string;
  readonly name: string;
  readonly kind: 'folder' | 'file';
  /** Whether it may be read now; `ask`: after a click. */
  readonly permission: 'granted' | 'ask';
}

/** Whether copies of the needed images are kept in this browser. `default`: of those in no remembered folder. */
export type CopySetting = 'default' | 'yes' | 'no';

/** What a project's copies take. */
export interface CopyFacts {
  readonly images: number;
  readonly bytes: number;
}

/** What a remembered folder still has of the images that were in it. Keys are `imageKey`s. */
export interface LocatedAgain {
  readonly located: ReadonlyMap<string, ImageLocation>;
  /** Names of folders that are not where they were. */
  readonly gone: readonly string[];
}

/** One file to copy, and the slices that are in it. */
export interface FileToCopy {
  readonly keys: readonly string[];
  readonly location: ImageLocation;
  /** Of the first of them: what the file must be, where that is not sure yet. */
  readonly header: SliceHeader;
}

import type { ProjectId } from '../domain/ids';
import type { CopyFacts, CopySetting, RememberedFolder } from '../domain/keeping/keptSources';

/** A remembered folder on this page: not opened yet, open, or why it gives nothing. */
export type FolderStanding = 'closed' | 'open' | 'refused' | 'gone' | 'other-images';

export interface ShownFolder extends RememberedFolder {
  readonly standing: FolderStanding;
}

/** Copying of the needed images into this browser. */
export type CopyRun =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running' | 'paused';
      readonly doneImages: number;
      readonly images: number;
      readonly doneBytes: number;
      readonly bytes: number;
      readonly freeBytes: number | undefined;
    }
  /** Asked: nothing is copied until somebody decides. `fit…`: what of whole series has room. */
  | {
      readonly kind: 'does-not-fit';
      readonly images: number;
      readonly bytes: number;
      readonly freeBytes: number;
      readonly fitImages: number;
      readonly fitBytes: number;
    }
  | {
      readonly kind: 'failed';
      readonly why: 'full' | 'cannot-be-read' | 'unavailable';
      readonly message: string;
      readonly doneImages: number;
      readonly images: number;
    };

/** Where the images of the open project come from after a reload. */
export interface SourcesState {
  readonly canCopy: boolean;
  readonly folders: readonly ShownFolder[];
  /** What is being done to reach images; `looking`: not yet known which of them are here without a click. */
  readonly act: 'none' | 'looking' | 'opening' | 'searching';
  readonly copySetting: CopySetting;
  readonly copies: CopyFacts;
  readonly run: CopyRun;
  /** An archive that images of the project come from which are not reachable now: it is to be connected. */
  readonly archive?: { readonly address: string; readonly images: number } | undefined;
}

/** What one project's copies take. */
export interface CopyUse {
  readonly projectId: ProjectId;
  readonly bytes: number;
}

/** No project is open. */
export const noSources: SourcesState = {
  canCopy: false,
  folders: [],
  act: 'none',
  copySetting: 'default',
  copies: { images: 0, bytes: 0 },
  run: { kind: 'none' },
};

/**
 * What this browser knows of its dealings with archives about one project: which bundles it took in or put there, by SOP Instance
 * UID, and of each observer what their newest return said. It only saves work: without it everything is asked and merged again,
 * with the same end.
 */
export interface ArchiveBook {
  readonly known: readonly string[];
  /** By observer id: a hash of what the return that was put last held. */
  readonly returned: Readonly<Record<string, string>>;
}

export const emptyArchiveBook: ArchiveBook = { known: [], returned: {} };

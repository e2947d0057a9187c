import type { VersionVector } from '../versionVector';

/** Under whom changes are counted that were made by versions without devices. */
const legacyDevice = 'legacy';

/**
 * The clock of a record that had none: the same on every computer that holds the same record, so that copies of it are
 * told apart by their revision, as they always were. Records without a revision count as changed once.
 */
export function legacyClock(revision = 1): VersionVector {
  return { [legacyDevice]: revision };
}

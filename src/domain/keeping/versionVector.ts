/**
 * How often each device has changed a record: the record's place in history. Of two versions one is older than the other
 * only if no device counts more in it; else they were made without knowing of each other.
 */
export type VersionVector = Readonly<Record<string, number>>;

/** How one version stands to another. `apart`: each holds changes that the other does not know. */
export type VersionOrder = 'equal' | 'older' | 'newer' | 'apart';

/** Compares two versions; a device that is not named counts 0. */
export function compareVersions(one: VersionVector, other: VersionVector): VersionOrder {
  const devices = new Set([...Object.keys(one), ...Object.keys(other)]);
  let isBehind = false;
  let isAhead = false;
  for (const device of devices) {
    const difference = countOf(one, device) - countOf(other, device);
    if (difference < 0) isBehind = true;
    if (difference > 0) isAhead = true;
  }
  if (isBehind && isAhead) return 'apart';
  if (isBehind) return 'older';
  return isAhead ? 'newer' : 'equal';
}

/** The version that knows of both. */
export function joinVersions(one: VersionVector, other: VersionVector): VersionVector {
  const joined: Record<string, number> = { ...one };
  for (const [device, count] of Object.entries(other)) {
    joined[device] = Math.max(countOf(joined, device), count);
  }
  return joined;
}

/** The next version, changed on this device. */
export function nextVersion(before: VersionVector, device: string): VersionVector {
  return { ...before, [device]: countOf(before, device) + 1 };
}

/** Devices of other computers may be called what every object has: `constructor`. */
function countOf(version: VersionVector, device: string): number {
  return Object.hasOwn(version, device) ? (version[device] ?? 0) : 0;
}

import type { ImageRef } from '../../domain/image/imageRef';

/**
 * A record with every reference to an image in it replaced, at any depth: chosen slices, endplates, midlines, ROIs.
 * What is not changed is the same object as before.
 */
export function mapImageRefs<T>(record: T, map: (ref: ImageRef) => ImageRef): T {
  // The shape stays: only texts of references change.
  return mapped(record, map) as T;
}

function mapped(value: unknown, map: (ref: ImageRef) => ImageRef): unknown {
  if (Array.isArray(value)) {
    // Outlines are long lists of numbers.
    if (value.every((one) => typeof one !== 'object' || one === null)) return value;
    const items: readonly unknown[] = value;
    const after = items.map((one) => mapped(one, map));
    return after.some((one, at) => one !== items[at]) ? after : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isRef(value)) {
    const next = map(value);
    const isSame = next.sopInstanceUid === value.sopInstanceUid && next.frame === value.frame;
    return isSame ? value : { ...value, sopInstanceUid: next.sopInstanceUid, frame: next.frame };
  }
  const entries = Object.entries(value).map(([key, one]) => [key, one, mapped(one, map)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}

function isRef(value: object): value is ImageRef {
  return (
    'sopInstanceUid' in value &&
    'frame' in value &&
    typeof value.sopInstanceUid === 'string' &&
    typeof value.frame === 'number'
  );
}

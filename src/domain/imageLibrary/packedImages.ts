import { assert } from '../../base/assert';
import type { StoredImage } from '../keeping/storedProject';

/*
 * Slices of one patient differ in little: where they lie, what they are called. Each is written as its difference from
 * the one before it, so that 40 slices take some 5 KB instead of 80, on disk as in memory.
 */

/** A value as written. Objects: what changed (`o`) and what went (`d`); texts: how much of the one before stays (`p`). */
type Written =
  | string
  | number
  | boolean
  | null
  | readonly Written[]
  | { readonly o: Readonly<Record<string, Written>>; readonly d?: readonly string[] }
  | { readonly p: readonly [number, string] }
  /** What JSON has no word for. */
  | { readonly s: 'undefined' | 'NaN' | 'Infinity' | '-Infinity' | '-0' };

/** Images as one text, exactly: what comes out of it equals what went in, absent and undefined fields apart too. */
export function packImages(images: readonly StoredImage[]): string {
  let before: unknown = {};
  const written = images.map((image) => {
    const one = write(before, image);
    before = image;
    return one;
  });
  // One byte a character in memory and on disk, also with names in other scripts.
  return JSON.stringify(written).replace(/[\u0080-\uffff]/g, escaped);
}

/** The images of a text. Parts that neighbours have in common are the same object, so that they take room once. */
export function unpackImages(text: string): readonly StoredImage[] {
  const written = JSON.parse(text) as readonly Written[];
  let before: unknown = {};
  return written.map((one) => {
    before = read(before, one);
    // What `packImages` wrote is an image; nothing else gets into these texts.
    return before as StoredImage;
  });
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Shorter common beginnings are not worth the words that name them. */
const shortestPrefix = 8;

function write(before: unknown, now: unknown): Written {
  switch (typeof now) {
    case 'undefined':
      return { s: 'undefined' };
    case 'boolean':
      return now;
    case 'number':
      if (Object.is(now, -0)) return { s: '-0' };
      if (Number.isFinite(now)) return now;
      return { s: Number.isNaN(now) ? 'NaN' : now > 0 ? 'Infinity' : '-Infinity' };
    case 'string': {
      const shared = typeof before === 'string' ? sharedLength(before, now) : 0;
      return shared < shortestPrefix ? now : { p: [shared, now.slice(shared)] };
    }
    default:
      break;
  }
  if (now === null) return null;
  if (Array.isArray(now)) return now.map((one: unknown) => write(undefined, one));
  assert(isRecord(now), 'an image holds values that JSON knows');
  const old = isRecord(before) ? before : {};
  const changed = Object.entries(now).filter(([key, value]) => !(key in old) || !isSame(old[key], value));
  const gone = Object.keys(old).filter((key) => !(key in now));
  return {
    o: Object.fromEntries(changed.map(([key, value]) => [key, write(old[key], value)])),
    ...(gone.length > 0 && { d: gone }),
  };
}

function read(before: unknown, written: Written): unknown {
  if (typeof written !== 'object' || written === null) return written;
  if (isList(written)) return written.map((one) => read(undefined, one));
  if ('s' in written) {
    if (written.s === 'undefined') return undefined;
    return Number(written.s);
  }
  if ('p' in written) {
    const [shared, rest] = written.p;
    return `${typeof before === 'string' ? before.slice(0, shared) : ''}${rest}`;
  }
  const old = isRecord(before) ? before : {};
  const now: Record<string, unknown> = { ...old };
  for (const key of written.d ?? []) delete now[key];
  for (const [key, value] of Object.entries(written.o)) now[key] = read(old[key], value);
  return now;
}

function isList(written: object): written is readonly Written[] {
  return Array.isArray(written);
}

function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, at) => isSame(one, b[at]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const [own, others] = [Object.keys(a), Object.keys(b)];
  return own.length === others.length && own.every((key) => key in b && isSame(a[key], b[key]));
}

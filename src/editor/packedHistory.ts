import type { PointPx } from '../domain/image/point';
import type { EditHistory } from './editHistory';
import { isRecord } from './snapshotValues';

/** A list as a change of the one before it: `head` of its first items stay, then come `items`, then its last `tail`. */
interface PackedList {
  readonly head: number;
  readonly tail: number;
  readonly items: readonly unknown[];
}

/** A history in which every form holds only what the form before it does not have. */
export interface PackedHistory {
  /** How many of the forms are past. */
  readonly position: number;
  readonly forms: readonly Readonly<Record<string, PackedList>>[];
}

/** A form: lists under names. */
type Form<T> = { readonly [Name in keyof T]: readonly unknown[] };

/**
 * A history as it is written. Each click adds a vertex to all that was there: with every form in full, what is written at
 * each click would grow with the square of their number.
 */
export function packHistory<T extends Form<T>>({ past, present, future }: EditHistory<T>): PackedHistory {
  const forms = [...past, present, ...future];
  return { position: past.length, forms: forms.map((form, at) => packedForm(forms[at - 1], form)) };
}

/** The history again, its forms still to be checked; undefined where it is none. */
export function unpackHistory(value: unknown): EditHistory<unknown> | undefined {
  if (!isRecord(value) || !Array.isArray(value['forms'])) return undefined;
  const forms: Readonly<Record<string, readonly unknown[]>>[] = [];
  for (const packed of value['forms']) {
    const form = unpackedForm(forms.at(-1), packed);
    if (!form) return undefined;
    forms.push(form);
  }
  const position = value['position'];
  const present = typeof position === 'number' ? forms[position] : undefined;
  if (typeof position !== 'number' || !present) return undefined;
  return { past: forms.slice(0, position), present, future: forms.slice(position + 1) };
}

function packedForm<T extends Form<T>>(before: T | undefined, form: T): Readonly<Record<string, PackedList>> {
  const known = new Map<string, readonly unknown[]>(Object.entries(before ?? {}));
  return Object.fromEntries(
    Object.entries<readonly unknown[]>(form).map(([name, list]) => [name, packedList(known.get(name), list)]),
  );
}

/** Lists never change: what was packed once is not compared again at the next click. */
const packedLists = new WeakMap<
  readonly unknown[],
  { readonly before: unknown; readonly packed: PackedList }
>();

function packedList(before: readonly unknown[] = noList, list: readonly unknown[]): PackedList {
  const known = packedLists.get(list);
  if (known?.before === before) return known.packed;
  const most = Math.min(before.length, list.length);
  let head = 0;
  while (head < most && isSame(before[head], list[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isSame(before[before.length - 1 - tail], list[list.length - 1 - tail]))
    tail += 1;
  const packed = { head, tail, items: list.slice(head, list.length - tail) };
  packedLists.set(list, { before, packed });
  return packed;
}

const noList: readonly unknown[] = [];

/** Vertices that were read from the disk are the same place and not the same object. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (isPoint(a) && isPoint(b) && Object.is(a[0], b[0]) && Object.is(a[1], b[1]));
}

function isPoint(value: unknown): value is PointPx {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
}

function unpackedForm(
  before: Readonly<Record<string, readonly unknown[]>> | undefined,
  value: unknown,
): Readonly<Record<string, readonly unknown[]>> | undefined {
  if (!isRecord(value)) return undefined;
  const lists: [string, readonly unknown[]][] = [];
  for (const [name, packed] of Object.entries(value)) {
    const list = unpackedList(before?.[name] ?? noList, packed);
    if (!list) return undefined;
    lists.push([name, list]);
  }
  return Object.fromEntries(lists);
}

function unpackedList(before: readonly unknown[], value: unknown): readonly unknown[] | undefined {
  if (!isRecord(value)) return undefined;
  const { head, tail, items } = value;
  if (!isCount(head) || !isCount(tail) || head + tail > before.length || !Array.isArray(items))
    return undefined;
  return [...before.slice(0, head), ...items, ...before.slice(before.length - tail)];
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

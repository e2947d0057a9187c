import { err, ok, type Result } from '../../base/result';
import type { HeaderWarning } from '../../domain/image/sliceHeader';
import type { DecodeProblem } from './decodeProblem';
import type { ParsedFile } from './parseFile';
import { elementOf, valueBytes } from './tagSource';

interface Fragment {
  /** As the offset tables count: from the first byte after the Basic Offset Table, item tag included. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** The pieces of encapsulated pixel data, in file order. */
interface Fragments {
  readonly offsetTable: readonly number[];
  readonly fragments: readonly Fragment[];
  readonly end: number;
  readonly notices: readonly HeaderWarning[];
}

const itemTag = 0xe000fffe;
const delimiterTag = 0xe0ddfffe;

/** Encapsulated data is little-endian in every transfer syntax (PS3.5 A.4). */
export function readFragments(bytes: Uint8Array, start: number): Result<Fragments, DecodeProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: { at: number; bytes: Uint8Array }[] = [];
  const notices: HeaderWarning[] = [];
  let position = start;
  let isEnded = false;
  while (!isEnded && position + 8 <= bytes.length) {
    const tag = view.getUint32(position, true);
    const length = view.getUint32(position + 4, true);
    if (tag === delimiterTag) {
      isEnded = true;
      position += 8;
    } else if (tag === itemTag) {
      const end = position + 8 + length;
      if (end > bytes.length) {
        const presentBytes = bytes.length - position - 8;
        return err({ kind: 'truncated-pixels', expectedBytes: length, presentBytes });
      }
      items.push({ at: position, bytes: bytes.subarray(position + 8, end) });
      position = end;
    } else {
      return err({ kind: 'damaged-pixels', what: `no fragment begins at byte ${position}` });
    }
  }
  if (!isEnded) {
    const text = 'The file ends without the end mark of its pixel data';
    notices.push({ kind: 'delimiter-missing', tag: 'PixelData (7FE0,0010)', text });
  }
  const [table, ...rest] = items;
  if (table === undefined || rest.length === 0)
    return err({ kind: 'damaged-pixels', what: 'there is no fragment' });
  const tableView = new DataView(table.bytes.buffer, table.bytes.byteOffset, table.bytes.byteLength);
  const offsetTable = Array.from({ length: table.bytes.length >> 2 }, (_, i) =>
    tableView.getUint32(i * 4, true),
  );
  const base = rest[0]?.at ?? 0;
  const fragments = rest.map((item) => ({ offset: item.at - base, bytes: item.bytes }));
  return ok({ offsetTable, fragments, end: position, notices });
}

/**
 * The codestream of each frame: one fragment each; else by the offset tables; else a frame begins where a
 * fragment begins with the start mark of its format.
 */
export function framesOf(
  file: ParsedFile,
  read: Fragments,
  frames: number,
): Result<readonly Uint8Array[], DecodeProblem> {
  const pieces = piecesOf(file, read, frames);
  return pieces.ok ? ok(pieces.value.map(joined)) : pieces;
}

/** The same, each codestream in the fragments that it is cut into. */
export function piecesOf(
  file: ParsedFile,
  read: Fragments,
  frames: number,
): Result<readonly (readonly Uint8Array[])[], DecodeProblem> {
  // Some software ends a frame with an empty fragment.
  const fragments = read.fragments.filter(({ bytes }) => bytes.length > 0);
  if (fragments.length === frames) return ok(fragments.map(({ bytes }) => [bytes]));
  if (frames === 1) return ok([fragments.map(({ bytes }) => bytes)]);
  // A table that does not lead to every frame is wrong or old: the next way is tried.
  const ways: ((fragment: Fragment) => boolean)[] = [read.offsetTable, extendedOffsetTable(file)]
    .filter((table) => table.length === frames)
    .map((table) => {
      const starts = new Set(table);
      return ({ offset }) => starts.has(offset);
    });
  ways.push(({ bytes }) => hasStartMark(bytes));
  let found = 0;
  for (const isStart of ways) {
    const groups = grouped(fragments, isStart);
    if (groups.length === frames) return ok(groups);
    found = groups.length;
  }
  return err({ kind: 'damaged-pixels', what: `${found} frames are there, the header says ${frames}` });
}

function grouped(
  fragments: readonly Fragment[],
  isStart: (fragment: Fragment) => boolean,
): readonly (readonly Uint8Array[])[] {
  const groups: Uint8Array[][] = [];
  for (const fragment of fragments) {
    const group = groups.at(-1);
    if (group === undefined || isStart(fragment)) groups.push([fragment.bytes]);
    else group.push(fragment.bytes);
  }
  return groups;
}

function extendedOffsetTable(file: ParsedFile): readonly number[] {
  const element = elementOf(file.source, 'ExtendedOffsetTable');
  if (element === undefined) return [];
  const bytes = valueBytes(file.source, element);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 3 }, (_, i) => Number(view.getBigUint64(i * 8, true)));
}

/** JPEG and JPEG-LS begin FF D8 FF, JPEG 2000 codestreams FF 4F FF 51. */
function hasStartMark(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0xff &&
    ((bytes[1] === 0xd8 && bytes[2] === 0xff) || (bytes[1] === 0x4f && bytes[2] === 0xff))
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

import { assert } from '../../base/assert';
import { exactSourcesOf } from '../../statistics/exactOnDemand';
import { type GroupColumn, groupColumnsOf } from '../groupColumns';
import { type Block, type Column, mark, type Packed } from './tape';

/** Lists from this length on are columns, and are unpacked when somebody looks at them. */
const blockLength = 48;

/** Something that the other side has already, or gets now: by number. */
export interface Reference {
  readonly id: number;
  readonly isNew: boolean;
}

export type ReferenceTo = (value: object) => Reference | undefined;

/** Makes values ready to cross. It remembers which texts and shapes it has sent: all it packs is unpacked, in the same order. */
export interface Packer {
  /** Packs values one after the other. */
  pack(values: Iterable<unknown>, referenceTo?: ReferenceTo): Packed;
}

type Plain = Readonly<Record<string, unknown>>;

const noReference: ReferenceTo = () => undefined;

/** A packer for one receiver. */
export function createPacker(): Packer {
  const textPlaces = new Map<string, number>();
  const shapePlaces = new Map<string, number>();
  let texts: string[] = [];
  let shapes: (readonly string[])[] = [];
  let blocks: Block[] = [];
  let subjectBlocks = new Map<GroupColumn['subjects'], number>();
  let referenceTo: ReferenceTo = noReference;

  const placeOfText = (text: string): number => {
    const known = textPlaces.get(text);
    if (known !== undefined) return known;
    const place = textPlaces.size;
    textPlaces.set(text, place);
    texts.push(text);
    return place;
  };

  const placeOfShape = (keys: readonly string[]): number => {
    const joined = `${keys.length}\u0000${keys.join('\u0000')}`;
    const known = shapePlaces.get(joined);
    if (known !== undefined) return known;
    const place = shapePlaces.size;
    shapePlaces.set(joined, place);
    shapes.push(keys);
    return place;
  };

  const write = (value: unknown, tape: number[]): void => {
    switch (typeof value) {
      case 'undefined':
        tape.push(mark.undefined);
        return;
      case 'boolean':
        tape.push(value ? mark.true : mark.false);
        return;
      case 'number':
        tape.push(mark.number, value);
        return;
      case 'string':
        tape.push(mark.text, placeOfText(value));
        return;
      case 'object':
        if (value === null) tape.push(mark.null);
        else writeObject(value, tape);
        return;
      default:
        assert(false, `a ${typeof value} cannot cross`);
    }
  };

  const writeObject = (value: object, tape: number[]): void => {
    const reference = referenceTo(value);
    if (reference && !reference.isNew) {
      tape.push(mark.known, reference.id);
      return;
    }
    if (reference) tape.push(mark.define, reference.id);
    if (!isList(value)) {
      const keys = Object.keys(value);
      const exact = exactSourcesOf(value);
      const columns = groupColumnsOf(value);
      tape.push(mark.object, placeOfShape(keys));
      if (columns) {
        for (const key of keys) writeColumn(columns.get(key), () => Reflect.get(value, key), tape);
        return;
      }
      if (!exact) {
        for (const field of Object.values(value)) write(field, tape);
        return;
      }
      for (const key of keys) {
        const source = exact.get(key);
        if (source) tape.push(mark.exact);
        write(source ?? Reflect.get(value, key), tape);
      }
      return;
    }
    if (value.length < blockLength || reference || isOfReferences(value) || isOfLines(value)) {
      tape.push(mark.list, value.length);
      for (const item of value) write(item, tape);
      return;
    }
    const block = blockOf(value);
    tape.push(mark.block, blocks.length);
    blocks.push(block);
  };

  /** A group's values as numbers and the subjects' numbers; as any list, where the other side does not know the subjects. */
  const writeColumn = (column: GroupColumn | undefined, list: () => unknown, tape: number[]): void => {
    const subjects = column && subjectsBlock(column.subjects);
    if (!column || subjects === undefined) {
      write(list(), tape);
      return;
    }
    tape.push(mark.values, blocks.length);
    blocks.push({ kind: 'values', subjects, numbers: Float64Array.from(column.numbers) });
  };

  const subjectsBlock = (subjects: GroupColumn['subjects']): number | undefined => {
    const before = subjectBlocks.get(subjects);
    if (before !== undefined) return before;
    const ids = new Uint32Array(subjects.length);
    for (let index = 0; index < subjects.length; index += 1) {
      const subject = subjects[index];
      const reference = subject && referenceTo(subject);
      if (!reference || reference.isNew) return undefined;
      ids[index] = reference.id;
    }
    const place = blocks.length;
    blocks.push({ kind: 'known', ids });
    subjectBlocks.set(subjects, place);
    return place;
  };

  const blockOf = (list: readonly unknown[]): Block => {
    if (list.every((item) => typeof item === 'number')) {
      return { kind: 'numbers', numbers: Float64Array.from(list) };
    }
    const columns = columnsOf(list, placeOfText);
    if (columns) {
      return {
        kind: 'records',
        length: list.length,
        shape: placeOfShape(columns.keys),
        columns: columns.columns,
      };
    }
    const tape: number[] = [mark.list, list.length];
    // Unpacked later, when a number may stand for something newer.
    const outside = referenceTo;
    referenceTo = noReference;
    for (const item of list) write(item, tape);
    referenceTo = outside;
    return { kind: 'tape', tape: Float64Array.from(tape) };
  };

  const isOfReferences = ([first]: readonly unknown[]): boolean =>
    typeof first === 'object' && first !== null && referenceTo(first) !== undefined;

  return {
    pack(values, reference = noReference) {
      [texts, shapes, blocks, referenceTo] = [[], [], [], reference];
      subjectBlocks = new Map();
      const tape: number[] = [];
      for (const value of values) write(value, tape);
      return { tape: Float64Array.from(tape), blocks, texts, shapes };
    },
  };
}

/** The columns of records that are alike and flat; undefined for others. */
function columnsOf(
  list: readonly unknown[],
  placeOfText: (text: string) => number,
): { readonly keys: readonly string[]; readonly columns: readonly Column[] } | undefined {
  const [first] = list;
  if (!isRecord(first)) return undefined;
  const keys = Object.keys(first);
  const records: Plain[] = [];
  for (const item of list) {
    if (!isRecord(item) || !hasKeys(item, keys)) return undefined;
    records.push(item);
  }
  const columns: Column[] = [];
  for (const key of keys) {
    const column = columnOf(records, key, placeOfText);
    if (!column) return undefined;
    columns.push(column);
  }
  return { keys, columns };
}

function columnOf(
  records: readonly Plain[],
  key: string,
  placeOfText: (text: string) => number,
): Column | undefined {
  const values = records.map((record) => record[key]);
  const [first] = values;
  if (typeof first === 'number') {
    return values.every((value) => typeof value === 'number')
      ? { kind: 'number', numbers: Float64Array.from(values) }
      : undefined;
  }
  if (typeof first === 'string') {
    return values.every((value) => typeof value === 'string')
      ? { kind: 'text', places: Uint32Array.from(values, placeOfText) }
      : undefined;
  }
  if (typeof first === 'boolean') {
    return values.every((value) => typeof value === 'boolean')
      ? { kind: 'flag', flags: Uint8Array.from(values, Number) }
      : undefined;
  }
  return isList(first) ? vectorOf(values, first.length) : undefined;
}

function vectorOf(values: readonly unknown[], width: number): Column | undefined {
  const numbers = new Float64Array(values.length * width);
  let at = 0;
  for (const value of values) {
    if (!isList(value) || value.length !== width) return undefined;
    for (const item of value) {
      if (typeof item !== 'number') return undefined;
      numbers[at] = item;
      at += 1;
    }
  }
  return { kind: 'vector', width, numbers };
}

/** Lines of a table: their values are found by the subjects' numbers, which have to be looked up at once. */
function isOfLines([first]: readonly unknown[]): boolean {
  if (!isRecord(first)) return false;
  const { values } = first;
  return isRecord(values) && groupColumnsOf(values) !== undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasKeys(item: Plain, keys: readonly string[]): boolean {
  const own = Object.keys(item);
  return own.length === keys.length && own.every((key, index) => key === keys[index]);
}

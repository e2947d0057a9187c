import { assert, present } from '../../base/assert';
import { type ExactSource, withExact } from '../../statistics/exactOnDemand';
import { fromGroupColumns, type GroupColumn } from '../groupColumns';
import { type Block, type Column, mark, type Packed } from './tape';

/** Unpacks what one packer made, in its order. */
export interface Unpacker {
  /** Gives one value after the other. Large lists in them are unpacked when somebody looks at them. */
  open(packed: Packed): () => unknown;
  /** What a number stands for that the packer refers to. */
  know(id: number, value: unknown): void;
}

type Fields = Record<string, unknown>;

/** The other side of one packer. */
export function createUnpacker(): Unpacker {
  const texts: string[] = [];
  const shapes: (readonly string[])[] = [];
  const known = new Map<number, unknown>();

  const textAt = (place: number): string => present(texts[place], 'a text that crossed');
  const shapeAt = (place: number): readonly string[] => present(shapes[place], 'a shape that crossed');

  /** Reads values off a tape, one a call. */
  function reader(tape: Float64Array, blocks: readonly Block[]): () => unknown {
    let at = 0;
    const subjectLists = new Map<number, GroupColumn['subjects']>();
    const next = (): number => {
      const number = present(tape[at], 'more on a tape');
      at += 1;
      return number;
    };
    const columnAt = (place: number): GroupColumn => {
      const block = present(blocks[place], 'a block');
      assert(block.kind === 'values', 'the values of a group');
      return { subjects: subjectsAt(block.subjects), numbers: Array.from(block.numbers) };
    };
    // At once, and not when somebody looks: by then a number may stand for something newer.
    const subjectsAt = (place: number): GroupColumn['subjects'] => {
      const before = subjectLists.get(place);
      if (before) return before;
      const block = present(blocks[place], 'a block');
      assert(block.kind === 'known', 'the subjects of a group');
      // What a packer of the same build packed as a subject is one.
      const subjects = Array.from(block.ids, (id) => known.get(id) as GroupColumn['subjects'][number]);
      subjectLists.set(place, subjects);
      return subjects;
    };
    const object = (): Fields => {
      const made: Fields = {};
      const exact: Record<string, ExactSource> = {};
      const columns = new Map<string, GroupColumn>();
      for (const key of shapeAt(next())) {
        const kind = tape[at];
        if (kind === mark.block) {
          at += 1;
          const block = present(blocks[next()], 'a block');
          lazily(made, key, () => unpackedBlock(block, blocks));
        } else if (kind === mark.exact) {
          at += 1;
          // What a packer of the same build packed as a source is one.
          exact[key] = value() as ExactSource;
          // The order of the fields stays that of the other side.
          made[key] = null;
        } else if (kind === mark.values) {
          at += 1;
          columns.set(key, columnAt(next()));
          made[key] = null;
        } else made[key] = value();
      }
      if (columns.size > 0) return fromGroupColumns(columns);
      return Object.keys(exact).length > 0 ? withExact(made, exact) : made;
    };
    const defined = (): unknown => {
      const id = next();
      const one = value();
      known.set(id, one);
      return one;
    };
    const value = (): unknown => {
      const kind = next();
      switch (kind) {
        case mark.undefined:
          return undefined;
        case mark.null:
          return null;
        case mark.false:
          return false;
        case mark.true:
          return true;
        case mark.number:
          return next();
        case mark.text:
          return textAt(next());
        case mark.list:
          return Array.from({ length: next() }, value);
        case mark.object:
          return object();
        case mark.known:
          return known.get(next());
        case mark.define:
          return defined();
        case mark.block:
          return unpackedBlock(present(blocks[next()], 'a block'), blocks);
        default:
          return assert(false, `mark ${kind} on a tape`);
      }
    };
    return value;
  }

  function unpackedBlock(block: Block, blocks: readonly Block[]): unknown {
    switch (block.kind) {
      case 'numbers':
        return Array.from(block.numbers);
      case 'tape':
        return reader(block.tape, blocks)();
      case 'known':
      case 'values':
        return assert(false, `a ${block.kind} block by itself`);
      case 'records':
        return recordsOf(block.length, shapeAt(block.shape), block.columns, textAt);
    }
  }

  return {
    open(packed) {
      for (const text of packed.texts) texts.push(text);
      for (const shape of packed.shapes) shapes.push(shape);
      return reader(packed.tape, packed.blocks);
    },
    know: (id, value) => {
      known.set(id, value);
    },
  };
}

function recordsOf(
  length: number,
  keys: readonly string[],
  columns: readonly Column[],
  textAt: (place: number) => string,
): readonly Fields[] {
  return Array.from({ length }, (_, index) => {
    const made: Fields = {};
    columns.forEach((column, place) => {
      made[keys[place] ?? ''] = fieldOf(column, index, textAt);
    });
    return made;
  });
}

function fieldOf(column: Column, index: number, textAt: (place: number) => string): unknown {
  switch (column.kind) {
    case 'number':
      return column.numbers[index];
    case 'text':
      return textAt(column.places[index] ?? -1);
    case 'flag':
      return column.flags[index] === 1;
    case 'vector':
      return Array.from(column.numbers.subarray(index * column.width, (index + 1) * column.width));
  }
}

/** A property that is made when it is first looked at, and then stays. */
function lazily(target: Fields, key: string, make: () => unknown): void {
  Object.defineProperty(target, key, {
    configurable: true,
    enumerable: true,
    get() {
      const value = make();
      Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
      return value;
    },
  });
}

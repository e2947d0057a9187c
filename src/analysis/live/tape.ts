/**
 * How a value crosses from the worker: numbers on one tape, texts and the keys of objects once each, large lists as columns.
 * A structured clone of thousands of nested objects would hold the page; typed arrays cross without work.
 */
export interface Packed {
  readonly tape: Float64Array;
  /** Large lists; what holds them names them by place. */
  readonly blocks: readonly Block[];
  /** Texts and key lists that the other side does not know yet, in order. */
  readonly texts: readonly string[];
  readonly shapes: readonly (readonly string[])[];
}

/** One property of the records of a list. A vector's numbers follow each other, `width` for each record. */
export type Column =
  | { readonly kind: 'number'; readonly numbers: Float64Array }
  | { readonly kind: 'text'; readonly places: Uint32Array }
  | { readonly kind: 'flag'; readonly flags: Uint8Array }
  | { readonly kind: 'vector'; readonly width: number; readonly numbers: Float64Array };

/** A large list. */
export type Block =
  | { readonly kind: 'numbers'; readonly numbers: Float64Array }
  | {
      readonly kind: 'records';
      readonly length: number;
      readonly shape: number;
      readonly columns: readonly Column[];
    }
  /** What the other side knows by these numbers: the subjects of a group. */
  | { readonly kind: 'known'; readonly ids: Uint32Array }
  /** The values of a group; whose they are stands in another block. */
  | { readonly kind: 'values'; readonly subjects: number; readonly numbers: Float64Array }
  /** Of records that are not alike: a tape of its own. */
  | { readonly kind: 'tape'; readonly tape: Float64Array };

/** What stands on the tape before a value. */
export const mark = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  number: 4,
  text: 5,
  list: 6,
  object: 7,
  /** Something that the other side has, by its number. */
  known: 8,
  /** The same, with the value from now on. */
  define: 9,
  block: 10,
  /** An exact P that is made where it is looked at: what it is made from follows. */
  exact: 11,
  /** The values of a group in a line, which are made where they are looked at: the place of their block follows. */
  values: 12,
} as const;

/** The buffers of what crosses: they are handed over, not copied. */
export function buffersOf({ tape, blocks }: Packed): ArrayBufferLike[] {
  const arrays = [tape, ...blocks.flatMap(arraysOf)];
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}

function arraysOf(block: Block): readonly (Float64Array | Uint32Array | Uint8Array)[] {
  switch (block.kind) {
    case 'numbers':
    case 'values':
      return [block.numbers];
    case 'known':
      return [block.ids];
    case 'tape':
      return [block.tape];
    case 'records':
      return block.columns.map((column) => {
        if (column.kind === 'text') return column.places;
        return column.kind === 'flag' ? column.flags : column.numbers;
      });
  }
}

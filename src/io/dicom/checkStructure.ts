import type { Element } from 'dicom-parser';
import { tagNumber } from './tags';
import type { WarningSink } from './warningSink';

const manyItems = 20_000;

/**
 * Warns when a sequence does not end where it says, at any depth, or has more items than any image needs.
 * `end` is where the parser stood after the element. Iterative: depth is the file's choice.
 */
export function checkStructure(element: Element, end: number, sink: WarningSink): void {
  if (element.items === undefined) return;
  const label = tagNumber(element.tag);
  if (element.hadUndefinedLength !== true && end !== element.dataOffset + element.length) {
    sink.warn('sequence-structure', label, 'The sequence does not end where its length says');
  }
  const waiting: Element[] = [element];
  let items = 0;
  for (let sequence = waiting.pop(); sequence !== undefined; sequence = waiting.pop()) {
    const last = sequence.items?.at(-1);
    const isOpen = sequence.hadUndefinedLength === true;
    if (
      last !== undefined &&
      !isOpen &&
      last.dataOffset + last.length !== sequence.dataOffset + sequence.length
    ) {
      sink.warn('sequence-structure', label, 'An item does not end where its sequence says');
    }
    for (const item of sequence.items ?? []) {
      items += 1;
      for (const inner of Object.values(item.dataSet?.elements ?? {})) if (inner.items) waiting.push(inner);
    }
  }
  if (items > manyItems) sink.warn('sequence-structure', label, `The sequence has ${items} items`);
}

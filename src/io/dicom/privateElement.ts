import type { Element } from 'dicom-parser';
import { type TagSource, textsOf } from './tagSource';

/** A private element's place: group and the last two digits of its number, in the block of its creator. */
export interface PrivateTag {
  readonly group: string;
  readonly creator: string;
  readonly element: string;
}

/** The private element in the block (`10` to `ff`) that its creator reserved; undefined where there is none. */
export function privateElement(
  source: TagSource,
  { group, creator, element }: PrivateTag,
): Element | undefined {
  for (const block of creatorBlocks(source, group, creator)) {
    const found = source.elements[`x${group}${block}${element}`];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a creator reserved a block, so that an element it leaves out says something. */
export function hasPrivateBlock(source: TagSource, group: string, creator: string): boolean {
  return creatorBlocks(source, group, creator).length > 0;
}

/** All values of a private text element; private elements often lose their VR, their text stays. */
export function privateTexts(source: TagSource, tag: PrivateTag): readonly string[] {
  const element = privateElement(source, tag);
  if (element === undefined || element.length > 1024) return [];
  return textsOf(source, element, 'private element');
}

function creatorBlocks(source: TagSource, group: string, creator: string): readonly string[] {
  const wanted = creator.toUpperCase();
  const start = `x${group}00`;
  const blocks: string[] = [];
  // Asked several times a header, so without a pattern.
  for (const tag in source.elements) {
    const element = source.elements[tag];
    if (!tag.startsWith(start) || tag.length !== 9 || tag[7] === '0') continue;
    if (element === undefined || element.length > 64) continue;
    if (textsOf(source, element, 'private creator')[0]?.toUpperCase() === wanted) blocks.push(tag.slice(7));
  }
  return blocks;
}

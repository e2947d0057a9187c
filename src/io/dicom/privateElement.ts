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

interface Creator {
  readonly group: string;
  readonly block: string;
  readonly element: Element;
}

/** Asked several times a header, so the elements are looked through once. */
const creators = new WeakMap<TagSource['elements'], readonly Creator[]>();

function creatorsOf({ elements }: TagSource): readonly Creator[] {
  const known = creators.get(elements);
  if (known) return known;
  const found: Creator[] = [];
  for (const tag in elements) {
    const element = elements[tag];
    // (gggg,0010) to (gggg,00FF) of odd groups.
    if (tag[5] !== '0' || tag[6] !== '0' || tag[7] === '0' || !/^x...[13579bdf]/.test(tag)) continue;
    if (element) found.push({ group: tag.slice(1, 5), block: tag.slice(7), element });
  }
  creators.set(elements, found);
  return found;
}

function creatorBlocks(source: TagSource, group: string, creator: string): readonly string[] {
  const wanted = creator.toUpperCase();
  return creatorsOf(source).flatMap(({ group: own, block, element }) => {
    if (own !== group || element.length > 64) return [];
    return textsOf(source, element, 'private creator')[0]?.toUpperCase() === wanted ? [block] : [];
  });
}

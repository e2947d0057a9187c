import type { CodedConcept } from '../../../domain/dicomObjects/scanObjects';
import type { ForeignImage } from '../../../domain/roiFiles/foreignRoi';
import type { TagSource } from '../../dicom/tagSource';
import { codeOf, isCode, sideOfCode } from './codes';
import { objectFloats, objectFreeText, objectItems, objectText } from './objectTags';
import { mostCorners } from './refusals';
import { type SrValue, srValue } from './srValues';

/** A region of a report: its kind, its numbers, and on which image. */
export interface SrRegion {
  readonly valueType: 'SCOORD' | 'SCOORD3D';
  readonly graphicType: string;
  /** Undefined where there are too many. */
  readonly numbers: readonly number[] | undefined;
  readonly image: ForeignImage;
  readonly frameOfReferenceUid: string;
}

/** A measurement group, or what stands outside of any. */
export interface SrGroup {
  trackingId: string;
  trackingUid: string;
  finding: CodedConcept | undefined;
  /** Of this group alone; that of the report holds where it is empty. */
  observer: string;
  side: 'right' | 'left' | undefined;
  readonly structures: CodedConcept[];
  /** Why parts of the region are left out, as texts of ours. */
  readonly exclusionTexts: string[];
  readonly values: SrValue[];
  readonly regions: SrRegion[];
  /** Of the regions, to know a repeated one. */
  readonly regionKeys: Set<string>;
}

/** What a report holds, as it lies in its tree. */
export interface SrContent {
  readonly groups: readonly SrGroup[];
  readonly observer: string;
  /** The tree goes on beyond what is read. */
  readonly isTooLarge: boolean;
}

const mostItems = 200_000;
const deepest = 40;

interface Waiting {
  readonly item: TagSource;
  readonly group: SrGroup;
  readonly depth: number;
}

/** Walks the content tree of a report, without recursion: its depth is the file's choice. Document order is kept. */
export function srContent(root: TagSource): SrContent {
  const outside = emptyGroup();
  const groups: SrGroup[] = [outside];
  const waiting: Waiting[] = [{ item: root, group: outside, depth: 0 }];
  let items = 0;
  let isTooLarge = false;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, depth } = next;
    items += 1;
    if (items > mostItems || depth > deepest) {
      isTooLarge = true;
      continue;
    }
    const valueType = objectText(item, 'ValueType');
    const concept = codeOf(item, 'ConceptNameCodeSequence');
    let { group } = next;
    // Measurement Group.
    if (valueType === 'CONTAINER' && isCode(concept, '125007 DCM')) {
      group = emptyGroup();
      groups.push(group);
    }
    take(item, valueType, concept, group);
    const children = objectItems(item, 'ContentSequence');
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) waiting.push({ item: child, group, depth: depth + 1 });
    }
  }
  return { groups, observer: outside.observer, isTooLarge };
}

function emptyGroup(): SrGroup {
  return {
    trackingId: '',
    trackingUid: '',
    finding: undefined,
    observer: '',
    side: undefined,
    structures: [],
    exclusionTexts: [],
    values: [],
    regions: [],
    regionKeys: new Set(),
  };
}

function take(item: TagSource, valueType: string, concept: CodedConcept | undefined, group: SrGroup): void {
  switch (valueType) {
    case 'TEXT':
      if (isCode(concept, '112039 DCM')) group.trackingId ||= objectFreeText(item, 'TextValue');
      else if (isCode(concept, 'exclusion 99MULTIFIDUS'))
        group.exclusionTexts.push(objectFreeText(item, 'TextValue'));
      return;
    case 'UIDREF':
      if (isCode(concept, '112040 DCM')) group.trackingUid ||= objectText(item, 'Uid');
      return;
    case 'PNAME':
      // Person Observer Name.
      if (isCode(concept, '121008 DCM')) group.observer ||= objectText(item, 'PersonName');
      return;
    case 'CODE':
      takeCode(concept, codeOf(item, 'ConceptCodeSequence'), group);
      return;
    case 'NUM': {
      const value = srValue(item);
      if (value && !group.values.some((known) => known.value === value.value)) group.values.push(value);
      return;
    }
    case 'SCOORD':
    case 'SCOORD3D': {
      const region = regionOf(item, valueType);
      // Some programs repeat the region below each of its numbers.
      const key = JSON.stringify(region);
      if (!group.regionKeys.has(key)) group.regions.push(region);
      group.regionKeys.add(key);
    }
  }
}

function takeCode(concept: CodedConcept | undefined, code: CodedConcept | undefined, group: SrGroup): void {
  // Finding.
  if (isCode(concept, '121071 DCM')) group.finding ??= code;
  // Finding Site, in both codings.
  else if (isCode(concept, '363698007 SCT', 'G-C0E3 SRT') && code) group.structures.push(code);
  else if (isCode(concept, '272741003 SCT', 'G-C171 SRT')) group.side ??= sideOfCode(code);
}

function regionOf(item: TagSource, valueType: 'SCOORD' | 'SCOORD3D'): SrRegion {
  return {
    valueType,
    graphicType: objectText(item, 'GraphicType').toUpperCase(),
    numbers: objectFloats(item, 'GraphicData', 3 * mostCorners),
    image: imageOf(item),
    frameOfReferenceUid: objectText(item, 'ReferencedFrameOfReferenceUid'),
  };
}

/** The image that a region was selected from; empty where there is none, or more than one. */
function imageOf(item: TagSource): ForeignImage {
  const references = objectItems(item, 'ContentSequence')
    .filter((child) => objectText(child, 'ValueType') === 'IMAGE')
    .flatMap((child) => objectItems(child, 'ReferencedSopSequence'));
  const [reference] = references;
  if (!reference || references.length > 1) return {};
  return referencedImage(reference);
}

/** An image as an object refers to it, with its frame; empty where it means several frames. */
export function referencedImage(reference: TagSource): ForeignImage {
  const uid = objectText(reference, 'ReferencedSopInstanceUid');
  const frames = objectFreeText(reference, 'ReferencedFrameNumber');
  if (uid === '' || !/^\d*$/.test(frames)) return {};
  return { sopInstanceUid: uid, frame: frames === '' ? 0 : Math.max(0, Number(frames) - 1) };
}

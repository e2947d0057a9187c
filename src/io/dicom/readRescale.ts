import type { Element } from 'dicom-parser';
import type { Rescale } from '../../domain/image/sliceHeader';
import type { FrameTags } from './frameTags';
import { modalityTableFacts, readModalityTable } from './readModalityTable';
import { itemsOf, readDecimals, type TagSource, textsOf } from './tagSource';
import { tagLabel } from './tags';
import type { WarningSink } from './warningSink';

/**
 * RescaleSlope and RescaleIntercept of one frame, or the file's Modality LUT, which takes their place. A slope that is 0 or no number cannot be applied: stored
 * values are kept (1, 0, not stated) and `rescale-unusable` is said; a mean signal must then not be reported. The same
 * with `modality-lut` where the table is broken.
 */
export function readRescale(frame: FrameTags, isSigned: boolean, sink: WarningSink): Rescale {
  const unscaled: Rescale = { slope: 1, intercept: 0, isStated: false };
  const group = 'PixelValueTransformationSequence';
  const slope = readDecimals(frame.find(group, 'RescaleSlope'), 'RescaleSlope');
  const intercept = readDecimals(frame.find(group, 'RescaleIntercept'), 'RescaleIntercept');
  const slopeTag = tagLabel('RescaleSlope');
  const table = readModalityTable(frame.dataSet, isSigned);
  if (table?.ok) return { ...unscaled, isStated: true, table: modalityTableFacts(table.value) };
  if (table) {
    const text = `The values are mapped by a table that cannot be used: ${table.error}; stored values are used`;
    sink.warn('modality-lut', tagLabel('ModalityLutSequence'), text);
    return unscaled;
  }
  if (slope.kind === 'absent' && intercept.kind === 'absent') return unscaled;
  if (slope.kind === 'impossible' || intercept.kind === 'impossible') {
    const text =
      slope.kind === 'impossible' ? slope.text : intercept.kind === 'impossible' ? intercept.text : '';
    sink.warn('rescale-unusable', slopeTag, `"${text}" is not a number; stored values are used`);
    return unscaled;
  }
  const slopeValue = slope.kind === 'numbers' ? slope.values[0] : undefined;
  if (slopeValue === undefined || slopeValue === 0) {
    const what = slopeValue === 0 ? 'Slope 0 would make every value the same' : 'The slope is missing';
    sink.warn('rescale-unusable', slopeTag, `${what}; stored values are used`);
    return unscaled;
  }
  // The standard requires both; an intercept left out beside a slope means none.
  return {
    slope: slopeValue,
    intercept: intercept.kind === 'numbers' ? (intercept.values[0] ?? 0) : 0,
    isStated: true,
  };
}

const scaleCreator = 'Philips MR Imaging DD 001';

/**
 * Philips' private scale slope and intercept, (2005,xx0E) and (2005,xx0D), whose block is the one reserved by
 * its creator. Classic files have them in the data set, enhanced ones in a private sequence (2005,xx0F) of each
 * frame; archives turn that into UN or implicit bytes.
 */
export function readPhilipsScale(frame: FrameTags): { slope: number; intercept: number } | undefined {
  const sources = [
    ...privateItems(frame.own),
    ...privateItems(frame.shared),
    frame.dataSet,
    ...privateItems(frame.dataSet),
  ];
  for (const source of sources) {
    const found = scaleIn(source);
    if (found !== undefined) return found;
  }
  return undefined;
}

function scaleIn(source: TagSource): { slope: number; intercept: number } | undefined {
  for (const block of creatorBlocks(source, scaleCreator)) {
    const slope = floatValue(source, source.elements[`x2005${block}0e`]);
    const intercept = floatValue(source, source.elements[`x2005${block}0d`]);
    if (slope !== undefined && slope !== 0) return { slope, intercept: intercept ?? 0 };
  }
  return undefined;
}

/** Blocks `10` to `ff` of group 2005 that this creator reserved. */
function creatorBlocks(source: TagSource, creator: string): readonly string[] {
  const blocks: string[] = [];
  // Asked of every header, and most have no such group: so without a list of the elements.
  for (const tag in source.elements) {
    const element = tag.startsWith('x200500') ? source.elements[tag] : undefined;
    const block = /^x200500([1-9a-f][0-9a-f])$/.exec(element ? tag : '')?.[1];
    if (block === undefined || element === undefined) continue;
    const [text] = textsOf(source, element, 'private creator');
    if (text?.toUpperCase() === creator.toUpperCase()) blocks.push(block);
  }
  return blocks;
}

/** Items of Philips' private sequences, which hold what the classic image has no standard element for. */
export function philipsItems(frame: FrameTags): readonly TagSource[] {
  return [...privateItems(frame.own), ...privateItems(frame.shared), ...privateItems(frame.dataSet)];
}

function privateItems(source: TagSource | undefined): readonly TagSource[] {
  const items: TagSource[] = [];
  for (const tag in source?.elements) {
    const element = tag.startsWith('x2005') ? source?.elements[tag] : undefined;
    if (source && element && /^x2005[1-9a-f][0-9a-f]0f$/.test(tag)) items.push(...itemsOf(source, element));
  }
  return items;
}

/** VR FL, also when the VR was lost (UN, implicit) or text was written. */
function floatValue(source: TagSource, element: Element | undefined): number | undefined {
  if (element === undefined) return undefined;
  if (element.vr === 'DS') return numberOf(textsOf(source, element, 'private scale')[0]);
  if (element.length !== 4) return undefined;
  const value = source.parser.readFloat(source.bytes, element.dataOffset);
  return Number.isFinite(value) ? value : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  const value = Number(text || Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

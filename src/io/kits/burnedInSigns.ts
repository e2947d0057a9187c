import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { ParsedFile } from '../dicom/parseFile';
import { readTexts, type TagSource } from '../dicom/tagSource';

/** Why text may be drawn into the picture itself. */
export type BurnedInSign =
  /** The file says so: Burned In Annotation (0028,0301). */
  | 'stated'
  /** A picture of a screen, or a secondary capture. */
  | 'secondary-capture'
  /** Computed from other images by software that may have drawn into it. */
  | 'derived'
  /** An overlay was in the file; it is not in the cleaned one, and may have been merged into the pixels before. */
  | 'overlay'
  /** Pixels near the border look like letters. */
  | 'letters';

const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/** Signs in a file's header that text is burned into its pixels. */
export function burnedInSigns(
  file: ParsedFile,
  header: SliceHeader,
  hadOverlayBits: boolean,
): readonly BurnedInSign[] {
  const signs: BurnedInSign[] = [];
  if (textsAt(file.source, 'x00280301')[0]?.toUpperCase() === 'YES') signs.push('stated');
  const isCapture =
    header.sopClassUid === secondaryCapture ||
    header.sopClassUid.startsWith(`${secondaryCapture}.`) ||
    textsAt(file.source, 'x00080064').length > 0;
  const types = readTexts(file.source, 'ImageType').map((type) => type.toUpperCase());
  if (isCapture || types.some((type) => /SCREEN|CAPTURE/.test(type))) signs.push('secondary-capture');
  else if (types[0] === 'DERIVED' || types[1] === 'SECONDARY') signs.push('derived');
  const hasOverlay = Object.keys(file.source.elements).some((tag) => /^x60[0-9a-f]{2}3000$/.test(tag));
  if (hadOverlayBits || hasOverlay) signs.push('overlay');
  return signs;
}

function textsAt(source: TagSource, tag: string): readonly string[] {
  const element = source.elements[tag];
  if (!element) return [];
  let text = '';
  for (const byte of source.bytes.subarray(
    element.dataOffset,
    element.dataOffset + Math.min(element.length, 64),
  )) {
    text += String.fromCharCode(byte);
  }
  const trimmed = text.replace(/[\s\0]+$/g, '');
  return trimmed === '' ? [] : trimmed.split('\\');
}

import type { SliceHeader } from './sliceHeader';
import type { SliceImage } from './sliceImage';

const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';

/**
 * Why the pixels of a slice may hold text, a name among it. `stated`: the file says so (Burned In Annotation). `capture`: a picture
 * of a screen. `derived`: computed by software that may have drawn into it; most such MR images are plain.
 */
export type TextSign = 'stated' | 'capture' | 'derived';

/** The strongest sign that text is in the picture, from the header and what was found while decoding. */
export function textSign(
  { sopClassUid, imageType }: Pick<SliceHeader, 'sopClassUid' | 'imageType'>,
  { notices = [] }: Pick<SliceImage, 'notices'>,
): TextSign | undefined {
  if (notices.some(({ kind }) => kind === 'burned-in')) return 'stated';
  const types = imageType.map((type) => type.toUpperCase());
  const isCapture = sopClassUid === secondaryCapture || sopClassUid.startsWith(`${secondaryCapture}.`);
  if (isCapture || types.some((type) => /SCREEN|CAPTURE/.test(type))) return 'capture';
  return types[0] === 'DERIVED' || types[1] === 'SECONDARY' ? 'derived' : undefined;
}

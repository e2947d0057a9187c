import { isPlainAxialT2 } from '../domain/catalogue/isPlainAxialT2';
import { previewPicture } from '../domain/image/previewPicture';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { IndexedImage } from '../domain/import/importOutcome';
import type { FirstSlice } from '../state/appState';
import type { AppContext } from './context';

/** After so many that could not be decoded the import goes on without a picture. */
const mostTries = 3;

/** Size and pixel spacing only: whoever sits here, nothing tells whose image it is. */
function factsOf({ grid }: SliceHeader): FirstSlice {
  const { columns, rows, spacing } = grid;
  return { columns, rows, ...(spacing && { spacing }) };
}

/**
 * Looks among the images of an import, as they come in, for the first T2 axial slice and makes a small picture of it.
 * One slice is decoded, so the import is not slowed. The registry of slices never hears of it: which images of the
 * project these are is settled only when all are read.
 */
export function lookForFirstSlice(
  { ports, registry }: Pick<AppContext, 'ports' | 'registry'>,
  isThere: () => boolean,
  onFound: (facts: FirstSlice) => void,
): (images: readonly IndexedImage[]) => void {
  const isAxial = new Map<string, boolean>();
  let tries = 0;
  let isBusy = false;
  let isOver = false;

  function isWanted({ header, location }: IndexedImage): boolean {
    const known = isAxial.get(header.seriesInstanceUid);
    if (known !== undefined) return known;
    const found = isPlainAxialT2({ header, path: location.path });
    isAxial.set(header.seriesInstanceUid, found);
    return found;
  }

  async function show({ header, location }: IndexedImage): Promise<void> {
    const decoded = await ports.images.decode(location, header);
    if (!decoded.ok || !isThere()) return;
    isOver = true;
    registry.keepPreview(previewPicture(decoded.value, header.window));
    onFound(factsOf(header));
  }

  return (images) => {
    if (isOver || isBusy || tries >= mostTries) return;
    const image = images.find(isWanted);
    if (!image) return;
    isBusy = true;
    tries += 1;
    // A slice that cannot be decoded says so when it is read; here the next one is tried.
    show(image)
      .catch(() => undefined)
      .finally(() => {
        isBusy = false;
      });
  };
}

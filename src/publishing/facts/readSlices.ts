import type { SeriesOfSlices } from '../../analysis/roiCell';
import { imageKey } from '../../domain/image/imageRef';
import type { SliceHeader } from '../../domain/image/sliceHeader';
import type { ImageLibrary } from '../../domain/imageLibrary/imageLibrary';
import type { Reading } from '../../domain/reading/reading';

/** Headers and series of the slices that readings stand on. A large study has a hundred times as many slices as these. */
export function readSlices(
  readings: readonly Reading[],
  images: Pick<ImageLibrary, 'get'>,
): { readonly headers: ReadonlyMap<string, SliceHeader>; readonly seriesOf: SeriesOfSlices } {
  const headers = new Map<string, SliceHeader>();
  const seriesOf = new Map<string, SliceHeader['seriesInstanceUid']>();
  for (const key of new Set(readings.flatMap(slicesOf))) {
    const header = images.get(key)?.header;
    if (!header) continue;
    headers.set(key, header);
    seriesOf.set(key, header.seriesInstanceUid);
  }
  return { headers, seriesOf };
}

function slicesOf({ entries, sliceChoices, endplates }: Reading): readonly string[] {
  return [
    ...Object.values(entries).flatMap((entry) => (entry.kind === 'roi' ? [entry.roi.image] : [])),
    ...Object.values(sliceChoices).map(({ image }) => image),
    ...Object.values(endplates ?? {}).map(({ image }) => image),
  ].map(imageKey);
}

import { imageKey } from '../../domain/image/imageRef';
import type { StoredImage } from '../../domain/keeping/storedProject';
import { inFileOrder } from '../../domain/roiFiles/matchSlice';
import type { ExportContent } from './exportContent';

/** Numbers of the slices in their series, as other programs sort a stack, from 1: of every series that somebody outlined on. */
export function slicePositions({
  seriesOf,
  images,
}: Pick<ExportContent, 'seriesOf' | 'images'>): ReadonlyMap<string, number> {
  const wanted = new Set<string>(seriesOf.values());
  const bySeries = new Map<string, StoredImage[]>();
  for (const image of images.values()) {
    const uid = image.header.seriesInstanceUid;
    if (!wanted.has(uid)) continue;
    const own = bySeries.get(uid);
    if (own) own.push(image);
    else bySeries.set(uid, [image]);
  }
  return new Map(
    [...bySeries.values()].flatMap((own) =>
      inFileOrder(own).map(({ header }, index) => [imageKey(header), index + 1] as const),
    ),
  );
}

import type { SliceHeader } from '../../../domain/image/sliceHeader';
import { type DataSet, dataSet } from './dataSet';

/** Refers to a slice: its SOP instance and, where that has several frames, the frame (counted from 1). */
export function imageReference({ sopClassUid, sopInstanceUid, frame, frames }: SliceHeader): DataSet {
  return dataSet({
    ReferencedSOPClassUID: sopClassUid,
    ReferencedSOPInstanceUID: sopInstanceUid,
    ReferencedFrameNumber: frames > 1 ? frame + 1 : undefined,
  });
}

/** Refers to a SOP instance, whatever frames of it are meant. */
export function instanceReference({ sopClassUid, sopInstanceUid }: SliceHeader): DataSet {
  return dataSet({ ReferencedSOPClassUID: sopClassUid, ReferencedSOPInstanceUID: sopInstanceUid });
}

/** The instances that slices belong to, each once, by series; both in the order in which they first come. */
export function instancesBySeries(
  images: readonly SliceHeader[],
): readonly { readonly seriesInstanceUid: string; readonly instances: readonly SliceHeader[] }[] {
  const bySeries = new Map<string, Map<string, SliceHeader>>();
  for (const image of images) {
    const known = bySeries.get(image.seriesInstanceUid) ?? new Map<string, SliceHeader>();
    if (!known.has(image.sopInstanceUid)) known.set(image.sopInstanceUid, image);
    bySeries.set(image.seriesInstanceUid, known);
  }
  return [...bySeries].map(([seriesInstanceUid, instances]) => ({
    seriesInstanceUid,
    instances: [...instances.values()],
  }));
}

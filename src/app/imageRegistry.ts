import type { Result } from '../base/result';
import { err } from '../base/result';
import { imageKey } from '../domain/image/imageRef';
import type { PreviewPicture } from '../domain/image/previewPicture';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { SliceImage } from '../domain/image/sliceImage';
import type { DecodeFailure, ImageLocation } from '../domain/import/importOutcome';
import type { ImagePort } from './ports';

/** Slices kept decoded: two readings' worth of neighbours, about 30 MB of 320 × 320 slices. */
const keptSlices = 64;

/** Where images are and the ones lately decoded. Not in the store: pixels and files are no state. */
export interface ImageRegistry {
  locate(key: string, location: ImageLocation): void;
  isReachable(key: string): boolean;
  isAnyReachable(): boolean;
  /** Where an image is, if it is anywhere. */
  locationOf(key: string): ImageLocation | undefined;
  /** The file of an image is not used any more. */
  forget(key: string): void;
  /** Images that are only in this browser's copies are no longer reachable. */
  forgetCopies(): void;
  /** The archive is not connected any more: what is in it is no longer reachable. Decoded slices stay. */
  forgetArchive(): void;
  /** What was asked for later and did not begin to come is not wanted any more. */
  dropSoon(): void;
  reachableKeys(): ReadonlySet<string>;
  /** `soon`: nobody looks at it yet; what is looked at comes first. */
  decode(header: SliceHeader, urgency?: 'now' | 'soon'): Promise<Result<SliceImage, DecodeFailure>>;
  /** The decoded slice, if it is here now. */
  decoded(key: string): SliceImage | undefined;
  /** The small picture of the import that runs or ran last. */
  preview(): PreviewPicture | undefined;
  keepPreview(picture: PreviewPicture): void;
  clear(): void;
}

/** A decoder that breaks down is a failed slice, not a broken screen. */
async function attemptDecode(
  images: Pick<ImagePort, 'decode'>,
  location: ImageLocation,
  header: SliceHeader,
  urgency: 'now' | 'soon',
): Promise<Result<SliceImage, DecodeFailure>> {
  try {
    return await images.decode(location, header, urgency);
  } catch (cause) {
    return err({ kind: 'cannot-be-read', message: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** An empty registry over an image port. */
export function createImageRegistry(
  images: Pick<ImagePort, 'decode'> & Partial<Pick<ImagePort, 'hurry' | 'dropSoon'>>,
): ImageRegistry {
  const locations = new Map<string, ImageLocation>();
  const pending = new Map<string, Promise<Result<SliceImage, DecodeFailure>>>();
  const kept = new Map<string, SliceImage>();
  let preview: PreviewPicture | undefined;
  // Counts projects: a slice that comes after its project was closed belongs to nobody.
  let generation = 0;

  function keep(key: string, image: SliceImage): void {
    kept.delete(key);
    kept.set(key, image);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptSlices) break;
      kept.delete(oldest);
    }
  }

  return {
    locate: (key, location) => locations.set(key, location),
    isReachable: (key) => locations.has(key),
    isAnyReachable: () => locations.size > 0,
    locationOf: (key) => locations.get(key),
    forget(key) {
      locations.delete(key);
      kept.delete(key);
    },
    forgetCopies() {
      for (const [key, { isCopy }] of locations) if (isCopy) locations.delete(key);
    },
    forgetArchive() {
      for (const [key, { isInArchive }] of locations) if (isInArchive) locations.delete(key);
    },
    dropSoon: () => images.dropSoon?.(),
    reachableKeys: () => new Set(locations.keys()),
    decoded(key) {
      const image = kept.get(key);
      if (image) keep(key, image);
      return image;
    },
    async decode(header, urgency = 'now') {
      const key = imageKey(header);
      const image = kept.get(key);
      if (image) {
        keep(key, image);
        return { ok: true, value: image };
      }
      const location = locations.get(key);
      const running = pending.get(key);
      if (running) {
        if (location && urgency === 'now') images.hurry?.(location);
        return running;
      }
      if (!location)
        return err({ kind: 'unreachable', message: 'The file of this image is not on this page.' });
      const startedIn = generation;
      const started = attemptDecode(images, location, header, urgency).then((outcome) => {
        if (startedIn !== generation) return outcome;
        pending.delete(key);
        if (outcome.ok) keep(key, outcome.value);
        return outcome;
      });
      pending.set(key, started);
      return started;
    },
    preview: () => preview,
    keepPreview(picture) {
      preview = picture;
    },
    clear() {
      generation += 1;
      preview = undefined;
      locations.clear();
      pending.clear();
      kept.clear();
    },
  };
}

import type { GuidePicture } from './conduct';

/** The bytes of a picture of the contouring guide, under the SHA-256 of them. */
export interface StoredPicture extends Pick<GuidePicture, 'sha256' | 'mediaType'> {
  readonly bytes: Uint8Array;
}

/** What a guide's picture may weigh: a kit carries all of them. */
export const pictureBytesAtMost = 1_500_000;

/** Its longer side, px: larger ones are made smaller when they come in. */
export const pictureSideAtMostPx = 1600;

/** Pictures of one region. */
export const picturesAtMost = 8;

/** What bytes are a picture of, by their first ones; undefined where they are no PNG and no JPEG. */
export function pictureMediaType(bytes: Uint8Array): GuidePicture['mediaType'] | undefined {
  const begins = (...first: readonly number[]) => first.every((byte, at) => bytes[at] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return begins(0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined;
}

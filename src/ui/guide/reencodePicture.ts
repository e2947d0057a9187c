import { err, ok, type Result } from '../../base/result';
import { pictureBytesAtMost, pictureMediaType, pictureSideAtMostPx } from '../../domain/study/guidePicture';

/** A file larger than this is no picture of an outline; it would only fill the memory. */
const fileBytesAtMost = 40_000_000;

/**
 * A picture drawn anew on a canvas, at most `pictureSideAtMostPx` along its longer side: what comes out holds pixels and
 * nothing else, no EXIF, no text chunks, no thumbnail. A PNG stays one where it is small enough, else it becomes a JPEG.
 */
export async function reencodePicture(
  file: Blob,
): Promise<Result<Uint8Array, 'not-a-picture' | 'too-large'>> {
  if (file.size > fileBytesAtMost) return err('too-large');
  const kind = pictureMediaType(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (!kind) return err('not-a-picture');
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return err('not-a-picture');
  }
  const scale = Math.min(1, pictureSideAtMostPx / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const drawing = canvas.getContext('2d');
  if (!drawing) return err('not-a-picture');
  // A JPEG has no transparency: what was transparent would come out black.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const tries: readonly (readonly [type: string, quality: number | undefined])[] = [
    ...(kind === 'image/png' ? [['image/png', undefined] as const] : []),
    ['image/jpeg', 0.9],
    ['image/jpeg', 0.7],
  ];
  for (const [type, quality] of tries) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
    if (blob && blob.size <= pictureBytesAtMost) return ok(new Uint8Array(await blob.arrayBuffer()));
  }
  return err('too-large');
}

/** At 1 MB/s, as from a scratched CD, a part takes 4 s: less than the silence after which a worker counts as hung. */
const partBytes = 4 * 1024 * 1024;

/**
 * All bytes of a blob, read part by part when it is long. `onPart` hears after each part, so that a large file on a slow
 * disc is not taken for one that hangs.
 */
export async function readInParts(blob: Blob, onPart: () => void = () => undefined): Promise<Uint8Array> {
  if (blob.size <= partBytes) return new Uint8Array(await blob.arrayBuffer());
  const whole = new Uint8Array(blob.size);
  for (let start = 0; start < blob.size; start += partBytes) {
    const part = new Uint8Array(await blob.slice(start, start + partBytes).arrayBuffer());
    whole.set(part, start);
    onPart();
  }
  return whole;
}

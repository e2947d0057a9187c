/** A seed of four to six digits that can be written down, made of a random text: FNV-1a, 32 bits, folded. */
export function seedOf(randomText: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < randomText.length; at += 1) {
    hash = Math.imul(hash ^ randomText.charCodeAt(at), 0x01000193);
  }
  return 1000 + ((hash >>> 0) % 999_000);
}
